using System.Globalization;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Ties each citation to the words of the law at hand. What is not at hand, has ended or was amended since is cited
/// without a quote; nothing is ever quoted that was not the law on the day asked about.
/// </summary>
internal static class CitationResolver
{
    /// <summary>A longer document is a law, and a note names the article of a law.</summary>
    private const int LongestDecree = 150;

    /// <summary>Cites a passage with its own words.</summary>
    internal static Citation Of(PassageCard card) => new()
    {
        Kind = card.Document.Kind == DocumentKind.Plan ? "plan" : "law",
        Document = card.Document.Number,
        Article = card.Article,
        Clause = card.Clause,
        Section = card.Section,
        Title = card.Document.Title,
        EffectiveFrom = card.From,
        EffectiveUntil = card.Document.Until,
        Quote = card.Text,
        PassageId = card.Id,
        Legibility = card.Document.Legibility,
        RestoredConfidence = card.RestoredConfidence,
        SourceUrl = card.Document.SourceUrl,
        AmendedBy = card.IncludesAmendmentBy,
    };

    /// <summary>Resolves the legal basis of a note.</summary>
    internal static IReadOnlyList<Citation> OfNote(PassageCard note, Evidence evidence, DateOnly asOf) =>
        // Without the text at hand the note's own dates are what a person has checked.
        Resolve(note.Document.Note!.Basis, note.Document.Note!.ShortAnswer, evidence, asOf)
            .Select(citation => citation.PassageId is null ? citation with { EffectiveFrom = note.Document.From, EffectiveUntil = note.Document.Until } : citation)
            .ToList();

    /// <summary>Resolves provisions; of an article cited as a whole the clause that says most of <paramref name="said"/> is quoted.</summary>
    internal static IReadOnlyList<Citation> Resolve(IEnumerable<BasisDraft> provisions, string said, Evidence evidence, DateOnly asOf) =>
        provisions.Select(basis => Resolve(basis, said, evidence, asOf)).ToList();

    private static Citation Resolve(BasisDraft basis, string said, Evidence evidence, DateOnly asOf)
    {
        var passage = basis.Article is null ? Whole(basis, said, evidence, asOf) : Passage(basis, said, evidence, asOf);
        return new Citation
        {
            Kind = PlanNumbers.IsOne(basis.Document) ? "plan" : "law",
            Section = passage?.Section,
            Document = basis.Document,
            Article = basis.Article ?? passage?.Article,
            Clause = basis.Article is null ? passage?.Clause : basis.Clause,
            Point = basis.Point,
            Title = basis.Title,
            EffectiveFrom = passage?.From,
            EffectiveUntil = passage?.Document.Until,
            Quote = passage?.Text,
            PassageId = passage?.Id,
            Legibility = passage?.Document.Legibility,
            RestoredConfidence = passage?.RestoredConfidence,
            SourceUrl = passage?.Document.SourceUrl,
            AmendedBy = basis.AmendedBy ?? passage?.IncludesAmendmentBy,
        };
    }

    private static PassageCard? Passage(BasisDraft basis, string said, Evidence evidence, DateOnly asOf)
    {
        var article = evidence.Snapshot.Article(basis.Document, basis.Article!).Where(card => card.IsQuotable(asOf)).ToList();
        return basis.Clause is not null
            ? article.FirstOrDefault(card => card.Clause == basis.Clause)
            : Closest(article, said);
    }

    // A note may rest on a document as a whole, such as a decree of one figure; what is quoted is the clause that says the note's numbers.
    private static PassageCard? Whole(BasisDraft basis, string said, Evidence evidence, DateOnly asOf)
    {
        if (PlanNumbers.IsOne(basis.Document))
        {
            return Closest(evidence.Snapshot.Cards.Where(card => card.Document.Number == basis.Document && card.IsQuotable(asOf)).ToList(), said);
        }

        var figures = Syllables.Of(said).Where(IsFigure).ToHashSet(StringComparer.Ordinal);
        var clauses = Enumerable.Range(1, LongestDecree)
            .SelectMany(article => evidence.Snapshot.Article(basis.Document, article.ToString(CultureInfo.InvariantCulture)))
            .Where(card => card.IsQuotable(asOf) && Syllables.Of(card.Text).Any(figures.Contains))
            .ToList();
        return Closest(clauses, said);
    }

    // Days, months and small counts stand in every clause.
    private static bool IsFigure(string syllable) => syllable.Length >= 3 && syllable.All(char.IsAsciiDigit) && syllable is not "000" && !IsYear(syllable);

    private static bool IsYear(string syllable) => syllable.Length == 4 && syllable.StartsWith("20", StringComparison.Ordinal);

    // A note may rest on an article as a whole; what is quoted of it is the clause that says most of the short answer.
    private static PassageCard? Closest(List<PassageCard> article, string shortAnswer)
    {
        var said = Syllables.Of(shortAnswer).ToHashSet(StringComparer.Ordinal);
        return article.MaxBy(card => Syllables.Of(card.Text).Distinct(StringComparer.Ordinal).Count(said.Contains));
    }
}
