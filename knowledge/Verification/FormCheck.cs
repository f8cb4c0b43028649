using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>A reply is whole sentences of accented Vietnamese in plain text, no longer than a bubble.</summary>
internal static class FormCheck
{
    /// <summary>Vietnamese print carries marks on two syllables of three; less than this share is another language, or Vietnamese without marks.</summary>
    private const double LeastMarked = 0.35;

    private static readonly Regex Link = new(@"https?:|www\.|\w\.(?:com|net|org|vn|info|example|io|me|ly|top|xyz|app|gl)\b|@\w", RegexOptions.IgnoreCase);

    private static readonly Regex Emphasis = new(@"\*\*|__|^#{1,6}\s+|`", RegexOptions.Multiline);

    private static readonly Regex Thought = new(@"^\s*<think>.*?</think>", RegexOptions.Singleline);

    /// <summary>Gives the text without a thought that a model said aloud and without emphasis; nothing else is mended.</summary>
    internal static string Plain(string text) => Emphasis.Replace(TextCleaner.Clean(Thought.Replace(text, "")), "").Trim();

    /// <summary>Gives what is wrong with a text as a whole, or null.</summary>
    internal static Finding? Fault(string text, int longest)
    {
        if (text.Length == 0 || new StringInfo(text).LengthInTextElements > longest || text[^1] is not ('.' or '!' or '?' or ')' or '”' or '"'))
        {
            return Finding.Incomplete;
        }

        if (text.IndexOfAny(['<', '>', '[', ']', '{', '}', '|', '\\', '\uFFFD']) >= 0 || Link.IsMatch(text) || Repeats(text))
        {
            return Finding.Markup;
        }

        return IsVietnamese(text) ? null : Finding.Language;
    }

    private static bool IsVietnamese(string text)
    {
        var words = Syllables.Of(text).Where(word => word.Any(char.IsLetter)).ToList();
        return words.Count > 0
            && text.EnumerateRunes().All(rune => !Rune.IsLetter(rune) || IsLatin(rune))
            && words.Count(Folding.HasMarks) >= LeastMarked * words.Count;
    }

    private static bool IsLatin(Rune rune) => rune.Value < 0x250 || rune.Value is >= 0x1E00 and <= 0x1EFF;

    // "vâng vâng vâng", or a sentence twice.
    private static bool Repeats(string text)
    {
        var words = Syllables.Of(text);
        for (var i = 2; i < words.Count; i++)
        {
            if (words[i] == words[i - 1] && words[i] == words[i - 2])
            {
                return true;
            }
        }

        var lines = text.Split(['.', '\n', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line.Length > 20).ToList();
        return lines.Count != lines.Distinct(StringComparer.OrdinalIgnoreCase).Count();
    }
}
