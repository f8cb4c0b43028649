using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Validity;
using CongDoan.Knowledge.Verification;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Whether a citation leads somewhere: to a passage that held on the day and serves the member's union, its quote word for
/// word there, or to the legal basis of a note that is in force; where only the old text is at hand, to its place without a quote.
/// </summary>
/// <param name="answer">The answer that cites.</param>
/// <param name="note">The note that is said, or null.</param>
/// <param name="evidence">What the answer was made from.</param>
/// <param name="day">The day whose law counts.</param>
internal sealed class CitationCheck(Answer answer, PassageCard? note, Evidence evidence, DateOnly day)
{
    /// <summary>Reasons whose answers may speak of texts that do not hold, and then say so.</summary>
    private static readonly HashSet<string> OfAnyTime = new(StringComparer.Ordinal) { "provision", "validity" };

    private readonly bool _isNoteInForce = note is not null && note.IsInForce(day) && evidence.Units.Contains(note.Document.Unit);

    internal Finding? Fault(Citation citation)
    {
        if (citation.PassageId is null)
        {
            return citation.Quote is null && IsKnown(citation) ? null : Finding.Citation;
        }

        if (evidence.Snapshot.Find(citation.PassageId) is not { } card
            || card.Document.Number != citation.Document
            || (card.Article is not null && citation.Article != card.Article)
            || (citation.Clause is not null && card.Clause is not null && citation.Clause != card.Clause)
            || citation.EffectiveFrom != card.From
            || citation.EffectiveUntil != card.Document.Until
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
        || (OfAnyTime.Contains(answer.Reason)
            && ((card.Document.Until is { } until && until < day && card.IsQuotable(until) && answer.Text.Contains("hết hiệu lực", StringComparison.Ordinal))
                || (card.From > day && answer.Text.Contains("chưa áp dụng", StringComparison.Ordinal))));

    // What a stop names as the reason for stopping was amended or has ended: that is what it says.
    private bool IsKnown(Citation citation) => answer switch
    {
        { Note: not null } => _isNoteInForce && IsBasis(citation),
        { Reason: "calculator" } => !HasEnded(citation.Document),
        { Reason: "validity" } => LawNames.Numbered(citation.Document).Count > 0 || IsPlace(citation),
        _ => IsPlace(citation),
    };

    private bool IsBasis(Citation citation) =>
        note!.Document.Note!.Basis.Any(basis =>
            basis.Document == citation.Document && basis.Article == citation.Article && basis.Clause == citation.Clause && basis.Point == citation.Point);

    private bool IsPlace(Citation citation) =>
        (citation.Article is { } article
            ? evidence.Snapshot.Article(citation.Document, article).Where(card => citation.Clause is null || card.Clause == citation.Clause)
            : evidence.Snapshot.Cards.Where(card => card.Document.Number == citation.Document && (citation.Section is null || card.Section == citation.Section)))
        .Any(card => evidence.Units.Contains(card.Document.Unit));

    private bool HasEnded(string number) =>
        ValidityRegister.Current.Document(number)?.Until < day || LawNames.Numbered(number) is [{ From: { } from }] && day < from;
}
