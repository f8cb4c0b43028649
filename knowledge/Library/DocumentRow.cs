using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library;

/// <summary>A published document as the library keeps it. What was declared is kept apart from what follows from it.</summary>
internal sealed class DocumentRow
{
    public required string Number { get; init; }

    public required DocumentKind Kind { get; set; }

    public required string Title { get; set; }

    public string? Issuer { get; set; }

    public DateOnly? Issued { get; set; }

    /// <summary>As the text or the operator said; <see cref="EffectiveFrom"/> is what follows.</summary>
    public DateOnly? DeclaredFrom { get; set; }

    public DateOnly? DeclaredUntil { get; set; }

    /// <summary>Numbers that this document replaces, one a line.</summary>
    public string Replaces { get; set; } = "";

    /// <summary>Provisions of other documents that this one touches.</summary>
    public IReadOnlyList<AmendmentDraft> Amends { get; set; } = [];

    /// <summary>First day in force after the register and every published document were heard.</summary>
    public DateOnly? EffectiveFrom { get; set; }

    public DateOnly? EffectiveUntil { get; set; }

    /// <summary>Number of the document that ended this one, when one is known.</summary>
    public string? EndedBy { get; set; }

    public required string Unit { get; set; }

    public string? Edition { get; set; }

    public DateOnly? EditionDate { get; set; }

    public required string Legibility { get; set; }

    public string? SourceName { get; set; }

    public string? SourceUrl { get; set; }

    /// <summary>True for a note that ships with the program and that nobody edited.</summary>
    public bool IsStarter { get; set; }

    /// <summary>SHA-256 of everything that was published, in hex; the same file twice changes nothing.</summary>
    public required string ContentHash { get; set; }

    /// <summary>Library version that last changed this document.</summary>
    public long Revision { get; set; }

    public DateTimeOffset PublishedAt { get; set; }

    public List<PassageRow> Passages { get; } = [];

    public NoteRow? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DocumentRow>
    {
        public void Configure(EntityTypeBuilder<DocumentRow> builder)
        {
            builder.ToTable("documents");
            builder.HasKey(row => row.Number);
            builder.Property(row => row.Kind).HasConversion<string>();
            builder.Property(row => row.Amends).HasConversion(JsonColumn.Converter<AmendmentDraft>(), JsonColumn.Comparer<AmendmentDraft>());
            builder.HasMany(row => row.Passages).WithOne().HasForeignKey(passage => passage.DocumentNumber);
            builder.HasOne(row => row.Note).WithOne().HasForeignKey<NoteRow>(note => note.DocumentNumber);
        }
    }
}
