using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>What a message says is so ("nghe nói …", "… đúng không", "… là đúng luật"), instead of asking how it is. Pure.</summary>
/// <param name="Words">The member's words as they were meant, without marks.</param>
/// <param name="Amounts">What is counted in them.</param>
/// <param name="IsDenied">That something is not so or not allowed is what is said; null when it says both or more than one "not".</param>
/// <param name="HasEnded">That something no longer holds is what is said.</param>
/// <param name="IsOwn">The member speaks of what is theirs.</param>
/// <param name="IsAsserted">A word says that it is said to be so; else the message merely asks nothing.</param>
internal sealed record Claim(IReadOnlySet<string> Words, IReadOnlyList<Amount> Amounts, bool? IsDenied, bool HasEnded, bool IsOwn, bool IsAsserted)
{
    /// <summary>Fewer words say nothing that could be compared.</summary>
    private const int FewestWords = 4;

    private static readonly Lazy<PhraseTable<string>> Phrases = new(() => PhraseTable<string>.Read("Answering/Data/claims.tsv", row => row[1]));

    /// <summary>Reads a message; null when it asks, or tells what happens to the member.</summary>
    /// <param name="text">The message as typed.</param>
    /// <param name="terms">The same as it was meant.</param>
    internal static Claim? Of(string text, QueryTerms terms)
    {
        var words = terms.Rewriting.Syllables.Select(Folding.Fold).ToList();
        var roles = Roles(words, terms.Rewriting.Syllables);
        var isTagged = roles.Contains("tag");
        var asserts = isTagged || roles.Contains("told") || roles.Contains("asserted") || roles.Contains("end");
        if (words.Count < FewestWords
            || (text.TrimEnd().EndsWith('?') && !asserts)
            || (roles.Contains("asked") && !isTagged)
            || (!asserts && (roles.Contains("own") || words[^1] == "khong")))
        {
            return null;
        }

        var denials = roles.Count(role => role == "denied");
        return new(
            words.Concat(terms.Rewriting.Alternatives.SelectMany(alternative => alternative.Syllables).Select(Folding.Fold)).ToHashSet(StringComparer.Ordinal),
            Amount.In(text),
            denials > 1 || roles.Contains("must") ? null : denials == 1,
            roles.Contains("ended"),
            roles.Contains("own"),
            asserts);
    }

    private static List<string> Roles(List<string> words, IReadOnlyList<string> written)
    {
        var roles = new List<string>();
        var last = words.Count;
        // Courtesy at the end ("… mà ad") is not the end of what is said.
        var weights = WordTables.StopWeights(words, folded: true);
        while (last > 0 && weights[last - 1] <= 0.2 && Phrases.Value.LongestAt(words, last - 1, inFolded: true).Length == 0)
        {
            last--;
        }

        for (var i = 0; i < words.Count;)
        {
            var (length, values) = Phrases.Value.LongestAt(words, i, inFolded: true);
            if (length == 1 && Folding.HasMarks(written[i]))
            {
                // A single word is none of these when its marks say so: "tới" is not "tôi".
                (length, values) = Phrases.Value.LongestAt(written, i, inFolded: false);
            }

            roles.AddRange(values.Where(role => role != "end" || i + length >= last));
            i += Math.Max(1, length);
        }

        return roles;
    }
}
