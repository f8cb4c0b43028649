using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Verification;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Whether a citation leads somewhere: to a passage that held on the day and serves the member's union, its quote word for
/// word there, or to the legal basis of a note that is in force; where only the old text is at hand, to its place without a quote.
/// </summary>
internal sealed class CitationCheck(Answer answer, Evidence evidence, DateOnly day)
{
    /// <summary>Reasons whose answers speak of texts that no longer hold, and say so.</summary>
    private static readonly HashSet<string> OfThePast = new(StringComparer.Ordinal) { "provision", "validity" };

    internal Finding? Fault(Citation citation)
    {
        if (citation.PassageId is null)
        {
            return citation.Quote is null && (IsBasis(citation) || IsPlace(citation) || IsOfCode(citation)) ? null : Finding.Citation;
        }

        if (evidence.Snapshot.Find(citation.PassageId) is not { } card
            || card.Document.Number != citation.Document
            || (card.Article is not null && citation.Article != card.Article)
            || (citation.Clause is not null && card.Clause is not null && citation.Clause != card.Clause)
            || !evidence.Units.Contains(card.Document.Unit)
            || !Held(card))
        {
            return Finding.Citation;
        }

        return citation.Quote is { } quote && !Verbatim.Contains(card.Text, quote) ? Finding.Quote : null;
    }

    // An expired provision may be quoted as it was on its last day by an answer that says that it has ended.
    private bool Held(PassageCard card) =>
        card.IsQuotable(day)
        || (OfThePast.Contains(answer.Reason)
            && ((card.Document.Until is { } until && until < day && card.IsQuotable(until) && answer.Text.Contains("hết hiệu lực", StringComparison.Ordinal))
                || (card.From > day && answer.Text.Contains("chưa áp dụng", StringComparison.Ordinal))));

    private bool IsBasis(Citation citation) =>
        answer.Note is { } slug
        && evidence.Snapshot.Cards.FirstOrDefault(card => card.Document.Kind == DocumentKind.Note && card.Document.Number == slug) is { } note
        && note.IsInForce(day)
        && evidence.Units.Contains(note.Document.Unit)
        && note.Document.Note!.Basis.Any(basis => basis.Document == citation.Document && basis.Article == citation.Article && basis.Clause == citation.Clause && basis.Point == citation.Point);

    private bool IsPlace(Citation citation) => citation.Article is { } article
        ? evidence.Snapshot.Article(citation.Document, article).Any(card => card.Clause == citation.Clause || citation.Clause is null)
        : evidence.Snapshot.Cards.Any(card => card.Document.Number == citation.Document && card.Section == citation.Section);

    // The provisions of calculators and the documents of the table of names stand in code and data that are tested for it.
    private bool IsOfCode(Citation citation) =>
        answer.Reason == "calculator" || (answer.Reason == "validity" && LawNames.Numbered(citation.Document).Count > 0);
}
