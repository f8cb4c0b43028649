using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library;

/// <summary>A citable piece of a document, under an id that stays while its place in the document stays.</summary>
internal sealed class PassageRow
{
    /// <summary>Such as <c>45/2019/QH14/d35/k1</c>.</summary>
    public required string Id { get; init; }

    public required string DocumentNumber { get; init; }

    public required int Ordinal { get; set; }

    public string? Article { get; init; }

    public string? Clause { get; init; }

    public string? Section { get; init; }

    public required string Heading { get; set; }

    public required string Chapter { get; set; }

    public required string Lead { get; set; }

    public required string Text { get; set; }

    public required string ContentHash { get; set; }

    /// <summary>First day in force of this piece alone; null when it begins with its document.</summary>
    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>Numbers of the documents whose amendments this text already shows.</summary>
    public string? IncludesAmendmentBy { get; set; }

    /// <summary>How sure restored words are, 0 to 1; null for words that stand in the source.</summary>
    public double? RestoredConfidence { get; set; }

    /// <summary>First day on which the register or a published document says that another text holds instead of this one.</summary>
    public DateOnly? AmendedFrom { get; set; }

    public string? AmendedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PassageRow>
    {
        public void Configure(EntityTypeBuilder<PassageRow> builder)
        {
            builder.ToTable("passages");
            builder.HasKey(row => row.Id);
        }
    }
}
