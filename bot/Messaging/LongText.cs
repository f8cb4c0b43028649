using System.Globalization;

namespace CongDoan.Bot.Messaging;

/// <summary>Cuts a text that is longer than a platform takes where a reader would pause: never inside a letter with its marks, or an emoji.</summary>
internal static class LongText
{
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
        foreach (var pause in Pauses)
        {
            var at = text.LastIndexOf(pause, longest - 1, longest, StringComparison.Ordinal);
            // A piece that is mostly empty reads worse than a pause in a lesser place.
            if (at >= longest / 2)
            {
                return at + pause.Length;
            }
        }

        return LetterIn(text, longest);
    }

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
