using System.Text;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.FollowUps;

/// <summary>Puts the details of a follow-up in the place of those of the question before.</summary>
internal static class Exchange
{
    /// <summary>From this weight on a word says something about the subject.</summary>
    private const double Substance = 0.45;

    private static readonly Lazy<PhraseTable<bool>> PlainWords = new(() => PhraseTable<bool>.Read("FollowUps/Data/plain-words.tsv", _ => true, layer: 1));

    /// <summary>
    /// Gives the question before with the details of a message, or null when the message has none or says more than details: then it
    /// asks something of its own about the same matter.
    /// </summary>
    internal static string? Of(string question, string message)
    {
        var details = DetailKind.In(message);
        if (details.Count == 0 || NewWords(question, message, details).Any())
        {
            return null;
        }

        var result = new StringBuilder(question);
        foreach (var detail in details)
        {
            var words = message.Substring(detail.Start, detail.Length);
            if (DetailKind.In(result.ToString()).FirstOrDefault(other => other.Kind == detail.Kind) is { } old)
            {
                result.Remove(old.Start, old.Length).Insert(old.Start, words);
            }
            else if (detail.OnlyReplaces)
            {
                return null;
            }
            else
            {
                result.Append(", ").Append(words);
            }
        }

        return result.ToString();
    }

    /// <summary>Gives the words of substance, without marks, that the question before does not hold and that are no details.</summary>
    private static IEnumerable<string> NewWords(string question, string message, IReadOnlyList<Detail> details)
    {
        var rest = new StringBuilder(message);
        foreach (var detail in details)
        {
            for (var i = detail.Start; i < detail.Start + detail.Length; i++)
            {
                rest[i] = ' ';
            }
        }

        var known = Token.Of(question).Select(token => Folding.Fold(token.Word)).ToHashSet(StringComparer.Ordinal);
        return Substantial(rest.ToString()).Where(word => !known.Contains(Folding.Fold(word)));
    }

    /// <summary>Gives the words of substance of a message; those that name nothing new are left out.</summary>
    internal static IEnumerable<string> Substantial(string message)
    {
        var folded = !Folding.HasMarks(message);
        var words = Token.Of(message).Select(token => token.Word).Where(word => Folding.Fold(word) != "phay").ToList();
        var weights = WordTables.StopWeights(words, folded);
        for (var i = 0; i < words.Count;)
        {
            var (length, _) = PlainWords.Value.LongestAt(words, i, folded);
            if (length == 0 && weights[i] >= Substance)
            {
                yield return words[i];
            }

            i += Math.Max(1, length);
        }
    }
}
