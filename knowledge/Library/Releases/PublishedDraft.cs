namespace CongDoan.Knowledge.Library.Releases;

/// <summary>Gives back the draft from which a document's rows were made, for libraries that kept no drafts.</summary>
internal static class PublishedDraft
{
    internal static DocumentDraft Of(DocumentRow row) => new()
    {
        Kind = row.Kind,
        Number = row.Number,
        Title = row.Title,
        Issuer = row.Issuer,
        Issued = row.Issued,
        EffectiveFrom = row.DeclaredFrom,
        EffectiveUntil = row.DeclaredUntil,
        Replaces = row.Replaces.Split('\n', StringSplitOptions.RemoveEmptyEntries),
        Amends = row.Amends,
        Unit = row.Unit,
        Edition = row.Edition,
        EditionDate = row.EditionDate,
        Legibility = row.Legibility,
        SourceName = row.SourceName,
        SourceUrl = row.SourceUrl,
        IsStarter = row.IsStarter,
        Passages = row.Passages.OrderBy(passage => passage.Ordinal).Select(Passage).ToList(),
        Note = row.Note is { } note ? Note(note) : null,
    };

    private static PassageDraft Passage(PassageRow row) => new()
    {
        Article = row.Article,
        Clause = row.Clause,
        Section = row.Section,
        Heading = row.Heading,
        Chapter = row.Chapter,
        Lead = row.Lead,
        Text = row.Text,
        EffectiveFrom = row.EffectiveFrom,
        IncludesAmendmentBy = row.IncludesAmendmentBy,
        RestoredConfidence = row.RestoredConfidence,
    };

    private static NoteDraft Note(NoteRow row) => new()
    {
        IsStop = row.IsStop,
        Topic = row.Topic,
        Questions = row.Questions,
        ShortAnswer = row.ShortAnswer,
        Detail = row.Detail,
        Basis = row.Basis,
        Confidence = row.Confidence,
        Reviewed = row.Reviewed,
        ReviewBy = row.ReviewBy,
    };
}
