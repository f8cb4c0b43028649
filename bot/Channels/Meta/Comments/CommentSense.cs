using System.Text;
using System.Text.RegularExpressions;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Meta.Comments;

/// <summary>
/// Knows a comment that wants no answer: praise, a friend who is called, an advertisement, nothing but signs. Whatever holds
/// a word beyond these is for the bot to judge, so that no question is overlooked.
/// </summary>
internal static class CommentSense
{
    private const int LongestPhrase = 6;
    private static readonly string[] Kinds = ["praise", "call", "filler"];
    private static readonly Regex Token = new(@"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*");
    private static readonly Regex Address = new(@"(https?://|www\.)\S+", RegexOptions.IgnoreCase);
    private static readonly Dictionary<string, HashSet<string>> Words = MetaTables.Read("left-alone.tsv")
        .GroupBy(row => row[0], row => Fold(row[1]))
        .ToDictionary(group => group.Key, group => group.ToHashSet(StringComparer.Ordinal));

    /// <summary>Gives a short code, such as <c>praise</c>; null for what is to be answered.</summary>
    public static string? WhyLeftAlone(string message, IReadOnlyList<MetaTag> tags)
    {
        var address = Address.IsMatch(message);
        var text = Address.Replace(WithoutTags(message, tags), " ");
        var tokens = Token.Matches(text.Normalize(NormalizationForm.FormC)).Select(match => match.Value).ToList();
        if (tokens.Count == 0 || (tokens.Count == 1 && !tokens[0].Any(char.IsLetter)))
        {
            return tags.Count > 0 ? "friends" : address ? "link" : "no_words";
        }

        var folded = tokens.ConvertAll(Folding.Fold);
        return IsSpam(folded, text, address) ? "spam" : Consume(tokens, folded, tags.Count > 0);
    }

    /// <summary>An advertisement has two of its phrases, or one beside an address, or one and asks nothing.</summary>
    private static bool IsSpam(List<string> folded, string text, bool hasAddress)
    {
        var joined = $" {string.Join(' ', folded)} ";
        var count = Words["spam"].Count(phrase => joined.Contains($" {phrase} ", StringComparison.Ordinal)) + (hasAddress ? 1 : 0);
        var asks = text.Contains('?', StringComparison.Ordinal) || Words["asking"].Any(phrase => joined.Contains($" {phrase} ", StringComparison.Ordinal));
        return count >= 2 || (count == 1 && !hasAddress && !asks);
    }

    /// <summary>Takes known phrases and names away from the left; what is left over is a matter of its own.</summary>
    private static string? Consume(List<string> tokens, List<string> folded, bool isTagged)
    {
        var (praises, friends) = (false, isTagged);
        for (var at = 0; at < tokens.Count;)
        {
            if (PhraseAt(folded, at) is { } phrase)
            {
                (praises, friends) = (praises || phrase.Kind == "praise", friends || phrase.Kind == "call");
                at += phrase.Length;
            }
            else if (NameAt(tokens, folded, at) is > 0 and var length)
            {
                friends = true;
                at += length;
            }
            else
            {
                return null;
            }
        }

        return praises ? "praise" : friends ? "friends" : "small_talk";
    }

    private static (string Kind, int Length)? PhraseAt(List<string> folded, int at)
    {
        for (var length = Math.Min(LongestPhrase, folded.Count - at); length > 0; length--)
        {
            var words = string.Join(' ', folded.GetRange(at, length));
            foreach (var kind in Kinds)
            {
                if (Words[kind].Contains(words))
                {
                    return (kind, length);
                }
            }
        }

        return null;
    }

    /// <summary>A run of words with capitals that holds a family name at an end, "Văn" or "Thị", or nothing but given names.</summary>
    private static int NameAt(List<string> tokens, List<string> folded, int at)
    {
        var length = 0;
        while (length < 5 && at + length < tokens.Count && char.IsUpper(tokens[at + length][0]))
        {
            length++;
        }

        for (; length > 0; length--)
        {
            var run = folded.GetRange(at, length);
            if ((length > 1 && (Words["family"].Contains(run[0]) || Words["family"].Contains(run[^1]) || run.Exists(word => word is "van" or "thi")))
                || run.TrueForAll(Words["given"].Contains))
            {
                return length;
            }
        }

        return 0;
    }

    private static string WithoutTags(string message, IReadOnlyList<MetaTag> tags)
    {
        var text = new StringBuilder(message);
        foreach (var tag in tags.Where(tag => tag.Length > 0 && tag.Offset <= message.Length - tag.Length).OrderByDescending(tag => tag.Offset))
        {
            if (tag.Offset + tag.Length <= text.Length)
            {
                text.Remove(tag.Offset, tag.Length).Insert(tag.Offset, " ");
            }
        }

        return text.ToString();
    }

    private static string Fold(string phrase) => Folding.Fold(phrase.Trim());
}
