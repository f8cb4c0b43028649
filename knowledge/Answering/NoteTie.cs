using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Notes that fit a question as well as the first one, and say the same from a narrower side: they rest on the same article, or ask the same with a word more.
/// Nothing is gained by asking the member which one is meant; the more general one goes first.
/// </summary>
internal static class NoteTie
{
    /// <summary>Gives the notes with such ties settled: the general note first, the narrower ones behind whatever else is near.</summary>
    internal static IReadOnlyList<NoteMatch> Settled(IReadOnlyList<NoteMatch> notes)
    {
        var tied = notes.TakeWhile(note => note.Score > notes[0].Score * DecisionParameters.TieShare).ToList();
        var general = tied.Count < 2 ? null : tied.Find(note => tied.TrueForAll(other => ReferenceEquals(other, note) || IsNarrower(other, note)));
        return general is null
            ? notes
            // A tie is one because the scores are close: behind the general note the narrower ones must not look like a second reading.
            : [general, .. notes.Skip(tied.Count), .. tied.Where(note => !ReferenceEquals(note, general)).Select(note => note with { Score = 0 })];
    }

    /// <summary>Whether a note is about a part of what another one is about.</summary>
    internal static bool IsNarrower(NoteMatch note, NoteMatch general)
    {
        // A stop is no narrower side of an answer, and the other way round.
        var (narrow, wide) = (note.Card.Document.Note!, general.Card.Document.Note!);
        if (narrow.IsStop || wide.IsStop)
        {
            return false;
        }

        return (narrow.SharesArticle(wide) && IsMoreOfAPart(note, general)) || AsksWithMore(note.Card.Document.Title, general.Card.Document.Title);
    }

    // A yes or no is one to a question that says more than the member's; else the note is a part of which the question names less.
    private static bool IsMoreOfAPart(NoteMatch note, NoteMatch general)
    {
        var (isVerdict, isOther) = (ClaimVerdict.OpensWithVerdict(note.Card.Document.Note!.ShortAnswer), ClaimVerdict.OpensWithVerdict(general.Card.Document.Note!.ShortAnswer));
        return isVerdict == isOther ? note.Explanation.Subject < general.Explanation.Subject : isVerdict;
    }

    private static bool AsksWithMore(string narrow, string wide)
    {
        var (more, less) = (Words(narrow), Words(wide));
        return less.Count > 0 && more.IsProperSupersetOf(less);
    }

    private static HashSet<string> Words(string title) => Syllables.Of(title).ToHashSet(StringComparer.OrdinalIgnoreCase);
}
