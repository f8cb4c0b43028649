using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Bot.Messaging;

/// <summary>Cuts a text that is longer than a platform takes where a reader would pause: never inside a letter with its marks, an emoji, or a legal citation.</summary>
internal static class LongText
{
    private const int LongestCitation = 300;
    private const string Unit = @"(?:điểm|khoản|điều|mục|chương|phần)\s+\w+";

    /// <summary>"điểm a khoản 2 Điều 98 Bộ luật Lao động 45/2019/QH14", up to the end of its clause; and the heading "Điều 98. …" with its first word.</summary>
    private static readonly Regex Citation = new(
        $@"\b{Unit}(?:[\s,]+(?:và\s+)?{Unit})*(?:[\s,]+(?:của\s+)?(?:bộ luật|luật|nghị định|nghị quyết|thông tư|quyết định|điều lệ|hiến pháp)[^.,;:\n()]{{0,100}}|\.\s+\w+)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly string[] Pauses = ["\n\n", "\n", ". ", "; ", ", ", " "];

    /// <summary>Gives the pieces in order; together they hold every word. Lengths are UTF-16 units, the stricter way to count.</summary>
    public static IReadOnlyList<string> Split(string text, int longest)
    {
        var pieces = new List<string>();
        var rest = text.Trim();
        while (rest.Length > longest)
        {
            var at = PauseIn(rest, longest);
            pieces.Add(rest[..at].TrimEnd());
            rest = rest[at..].TrimStart();
        }

        if (rest.Length > 0 || pieces.Count == 0)
        {
            pieces.Add(rest);
        }

        return pieces;
    }

    /// <summary>Gives the text, or its beginning with an ellipsis.</summary>
    public static string Cut(string text, int longest) =>
        text.Length <= longest ? text : text[..LetterIn(text, longest - 1)].TrimEnd() + "…";

    private static int PauseIn(string text, int longest)
    {
        var citations = Citation.Matches(text[..Math.Min(text.Length, longest + LongestCitation)]);
        // A piece that is mostly empty reads worse than a pause in a lesser place, and still better than half a citation.
        foreach (var least in citations.Count == 0 ? new[] { longest / 2 } : [longest / 2, 1])
        {
            foreach (var pause in Pauses)
            {
                for (var at = LastIn(text, pause, longest); at >= least; at = LastIn(text, pause, at))
                {
                    if (!citations.Any(citation => citation.Index < at && at + pause.Length < citation.Index + citation.Length))
                    {
                        return at + pause.Length;
                    }
                }
            }
        }

        return LetterIn(text, longest);
    }

    /// <summary>Where a pause begins that ends before a place; -1 when there is none.</summary>
    private static int LastIn(string text, string pause, int end) => end < pause.Length ? -1 : text.LastIndexOf(pause, end - 1, end, StringComparison.Ordinal);

    /// <summary>The end of the last whole letter that fits; of a letter longer than the limit, the limit itself.</summary>
    private static int LetterIn(string text, int longest)
    {
        var at = 0;
        while (at < text.Length)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            if (at + length > longest)
            {
                break;
            }

            at += length;
        }

        return at == 0 ? (longest > 1 && char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest) : at;
    }
}
