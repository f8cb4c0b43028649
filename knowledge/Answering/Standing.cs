using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers a rumour that a whole scheme was abolished with the note that says how it stands, from <c>Answering/Data/standing.tsv</c>.</summary>
internal static class Standing
{
    /// <summary>So many words right before "gone" are looked at for somebody who does it.</summary>
    private const int DoerNear = 3;

    private static readonly Lazy<PhraseTable<string[]>> Phrases = new(() => PhraseTable<string[]>.Read("Answering/Data/standing.tsv", row => row, phrase: 1));

    /// <summary>Gives the answer, or null when nothing of the kind is said or the note is not in force on the day.</summary>
    /// <param name="evidence">What was found, with the message as it was meant.</param>
    /// <param name="day">The day whose law counts.</param>
    internal static Answer? Of(Evidence evidence, DateOnly day)
    {
        if (Named(evidence.Terms.Rewriting.Syllables.Select(Folding.Fold).ToList(), day.Year) is not { } scheme
            || evidence.Notes.FirstOrDefault(note => note.Card.Document.Number == scheme[2])?.Card is not { Document.Note.IsStop: false } card)
        {
            return null;
        }

        var answer = NoteAnswer.Of(card, evidence, day);
        return answer with { Text = $"{FixedReplies.Text("still_stands").Replace("{0}", scheme[3], StringComparison.Ordinal)}\n{answer.Text}" };
    }

    private static string[]? Named(IReadOnlyList<string> words, int year)
    {
        // The message as its phrases of the table and, null, the words between them.
        var marks = Phrases.Value.Walk(words, inFolded: true).Select(phrase => phrase.Values.Count > 0 ? phrase.Values[0] : null).ToList();
        if (marks.Any(mark => mark is ["later", ..]) || words.Any(word => word.Length == 4 && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var named) && named > year))
        {
            return null;
        }

        for (var i = 0; i < marks.Count; i++)
        {
            if (marks[i] is not ["scheme", ..] || (i + 1 < marks.Count && marks[i + 1] is ["part", ..]))
            {
                continue;
            }

            var before = i - 1;
            while (before >= 0 && marks[before] is ["between", ..])
            {
                before--;
            }

            if ((IsGone(marks, before) && !HasDoer(marks, before)) || IsGone(marks, i + 1))
            {
                return marks[i];
            }
        }

        return null;
    }

    private static bool IsGone(List<string[]?> marks, int at) => at >= 0 && at < marks.Count && marks[at] is ["gone", ..];

    private static bool HasDoer(List<string[]?> marks, int gone) => marks.Take(gone).TakeLast(DoerNear).Any(mark => mark is ["doer", ..]);
}
