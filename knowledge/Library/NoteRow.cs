using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Knowledge.Library;

/// <summary>What only a curated note has.</summary>
internal sealed class NoteRow
{
    public required string DocumentNumber { get; init; }

    public bool IsStop { get; set; }

    public required string Topic { get; set; }

    public required IReadOnlyList<string> Questions { get; set; }

    public required string ShortAnswer { get; set; }

    public required string Detail { get; set; }

    public required IReadOnlyList<BasisDraft> Basis { get; set; }

    public required string Confidence { get; set; }

    public DateOnly Reviewed { get; set; }

    public DateOnly ReviewBy { get; set; }

    /// <summary>Whether an article is named in the note's legal basis.</summary>
    internal bool RestsOn(string document, string? article) => Basis.Any(basis => basis.Document == document && basis.Article == article);

    /// <summary>Whether both rest on the same article.</summary>
    internal bool SharesArticle(NoteRow other) => Basis.Any(basis => basis.Article is not null && other.RestsOn(basis.Document, basis.Article));

    internal static NoteRow From(string number, NoteDraft draft) => new()
    {
        DocumentNumber = number,
        IsStop = draft.IsStop,
        Topic = draft.Topic,
        Questions = draft.Questions,
        ShortAnswer = draft.ShortAnswer,
        Detail = draft.Detail,
        Basis = draft.Basis,
        Confidence = draft.Confidence,
        Reviewed = draft.Reviewed,
        ReviewBy = draft.ReviewBy,
    };

    /// <summary>Takes over everything that a draft says.</summary>
    internal void Fill(NoteDraft draft)
    {
        IsStop = draft.IsStop;
        Topic = draft.Topic;
        Questions = draft.Questions;
        ShortAnswer = draft.ShortAnswer;
        Detail = draft.Detail;
        Basis = draft.Basis;
        Confidence = draft.Confidence;
        Reviewed = draft.Reviewed;
        ReviewBy = draft.ReviewBy;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<NoteRow>
    {
        public void Configure(EntityTypeBuilder<NoteRow> builder)
        {
            builder.ToTable("notes");
            builder.HasKey(row => row.DocumentNumber);
            builder.Property(row => row.Questions).HasConversion(JsonColumn.Converter<string>(), JsonColumn.Comparer<string>());
            builder.Property(row => row.Basis).HasConversion(JsonColumn.Converter<BasisDraft>(), JsonColumn.Comparer<BasisDraft>());
        }
    }
}
