using System.Text.RegularExpressions;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Validity;
using CongDoan.Knowledge.Verification;

namespace CongDoan.Knowledge.Answering;

/// <summary>What an editor has to look at: notes whose legal basis does not bear them, and notes that are due for review.</summary>
public sealed class NoteCheck
{
    private static readonly Regex SaysThatItEnded = new("hết hiệu lực|thay thế|thay cho|bị thay|đã thay|bãi bỏ|không còn|trước đây|trước ngày|đến hết|luật cũ|cũ");

    private readonly IndexFollower _follower;

    internal NoteCheck(IndexFollower follower) => _follower = follower;

    /// <summary>Checks every note that is said on a day; in the order of the library.</summary>
    /// <param name="day">The day whose law counts.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    public async Task<NoteReport> RunAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var snapshot = await _follower.CurrentAsync(cancellationToken);
        var notes = snapshot.Cards.Where(card => card.Document.Note is not null && card.IsInForce(day)).ToList();
        var held = snapshot.Cards.Where(card => card.Document.Kind == DocumentKind.Law).Select(card => card.Document.Number).ToHashSet(StringComparer.Ordinal);
        var places = notes.SelectMany(note => note.Document.Note!.Basis).Distinct().ToList();
        return new(
            notes.Count,
            places.Count(place => held.Contains(place.Document)),
            places.Count,
            [
                .. notes.SelectMany(note => Findings(note, snapshot, held, day)),
                .. NoteTwins.Among(notes, snapshot).Select(twin => new NoteFinding(twin.Note.Document.Number, twin.Note.Document.Title, NoteTrouble.SaysTheSame, $"{twin.Other.Document.Number} (\"{twin.Question}\")")),
            ]);
    }

    private static IEnumerable<NoteFinding> Findings(PassageCard card, KnowledgeSnapshot snapshot, HashSet<string> held, DateOnly day)
    {
        var note = card.Document.Note!;
        foreach (var basis in note.Basis)
        {
            if (Trouble(basis, note, snapshot, held, day) is { } trouble)
            {
                yield return new(card.Document.Number, card.Document.Title, trouble, Printed(basis));
            }
        }

        foreach (var (trouble, about) in InText(note, day))
        {
            yield return new(card.Document.Number, card.Document.Title, trouble, about);
        }

        if (note.ReviewBy <= day)
        {
            yield return new(card.Document.Number, card.Document.Title, NoteTrouble.ReviewDue, note.ReviewBy.ToString("dd/MM/yyyy", null));
        }
    }

    private static NoteTrouble? Trouble(BasisDraft basis, NoteRow note, KnowledgeSnapshot snapshot, HashSet<string> held, DateOnly day)
    {
        var documents = snapshot.Cards.Where(card => card.Document.Number == basis.Document).Select(card => card.Document.Until).FirstOrDefault();
        if ((ValidityRegister.Current.Document(basis.Document)?.Until ?? documents) < day)
        {
            return NoteTrouble.BasisEnded;
        }

        if (basis.Article is null)
        {
            return null;
        }

        var changes = ValidityRegister.Current.Provisions(basis.Document, edition: null)
            .Where(change => change.From <= day && change.Article == basis.Article && (change.Clause is null || change.Clause == basis.Clause)).ToList();
        if (changes.Exists(change => change.Kind == AmendmentKind.Repealed))
        {
            return NoteTrouble.BasisEnded;
        }

        if (changes.Exists(change => change.From > note.Reviewed))
        {
            return NoteTrouble.AmendedSinceReview;
        }

        if (!held.Contains(basis.Document))
        {
            return null;
        }

        // A clause or a point may stand in the text that amends, which the register knows.
        var cards = snapshot.Article(basis.Document, basis.Article).ToList();
        var isNew = basis.AmendedBy is not null || changes.Count > 0;
        var clauses = basis.Clause is null ? cards : cards.Where(card => card.Clause == basis.Clause).ToList();
        return clauses.Count == 0 ? (isNew ? null : NoteTrouble.NoSuchProvision)
            : basis.Point is { } point && !isNew && !clauses.Exists(card => Regex.IsMatch(card.Text, $@"(?m)^\s*{Regex.Escape(point)}\)")) ? NoteTrouble.NoSuchProvision
            : null;
    }

    // What the note's own words name: an article that is no basis of it, a document that has ended without a word of that.
    private static IEnumerable<(NoteTrouble Trouble, string About)> InText(NoteRow note, DateOnly day)
    {
        foreach (var mention in TextReading.Of(note.ShortAnswer).Mentions.Where(mention => mention.Article is not null))
        {
            if (!note.Basis.Any(basis => string.Equals(basis.Article, mention.Article, StringComparison.OrdinalIgnoreCase)))
            {
                yield return (NoteTrouble.NamesWhatIsNoBasis, $"Điều {mention.Article}");
            }
        }

        foreach (var paragraph in $"{note.ShortAnswer}\n{note.Detail}".Split('\n').Where(paragraph => !SaysThatItEnded.IsMatch(paragraph)))
        {
            foreach (var number in TextReading.Of(paragraph).Mentions.Select(mention => mention.Document).OfType<string>())
            {
                if (LawNames.Numbered(number) is [{ Until: { } until } law] && until < day)
                {
                    yield return (NoteTrouble.NamesWhatHasEnded, law.Number);
                }
            }
        }
    }

    private static string Printed(BasisDraft basis) =>
        new Citation { Kind = "law", Document = basis.Document, Title = basis.Title, Article = basis.Article, Clause = basis.Clause, Point = basis.Point }.Printed;
}

/// <summary>What was found in all notes that are said on a day.</summary>
/// <param name="Notes">How many notes were read.</param>
/// <param name="ProvisionsAtHand">How many of the provisions that they rest on could be looked up.</param>
/// <param name="Provisions">How many different provisions they rest on.</param>
/// <param name="Findings">What is wrong or due, note by note.</param>
public sealed record NoteReport(int Notes, int ProvisionsAtHand, int Provisions, IReadOnlyList<NoteFinding> Findings);

/// <summary>One thing that an editor has to look at.</summary>
/// <param name="Note">The note's id.</param>
/// <param name="Title">The question that it answers.</param>
/// <param name="Trouble">What is the matter.</param>
/// <param name="About">The provision, document, day or other note concerned, as printed.</param>
public sealed record NoteFinding(string Note, string Title, NoteTrouble Trouble, string About);

/// <summary>What can be the matter with a note.</summary>
public enum NoteTrouble
{
    /// <summary>The document is at hand and holds no such article, clause or point.</summary>
    NoSuchProvision,

    /// <summary>The document or provision that it rests on holds no more.</summary>
    BasisEnded,

    /// <summary>The provision was amended after a person last looked at the note.</summary>
    AmendedSinceReview,

    /// <summary>Its short answer names an article that is not among its legal basis.</summary>
    NamesWhatIsNoBasis,

    /// <summary>Its words name a document that has ended and do not say so.</summary>
    NamesWhatHasEnded,

    /// <summary>Another note fits one of its questions as well, so that members are asked which one they mean.</summary>
    SaysTheSame,

    /// <summary>The day by which it must be looked at again has come; no fault yet.</summary>
    ReviewDue,
}
