using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>What a text of our own making consists of: words taken over whole, pieces of the law, and the frame around them.</summary>
/// <param name="Whole">Texts that have to stand in the reply from beginning to end: a note's answer, a calculator's result.</param>
/// <param name="Pieces">Texts of which whole lines may stand in the reply: the provisions that are quoted.</param>
/// <param name="Frame">All else that may be said with numbers in it: printed citations, dates, document numbers.</param>
internal sealed record ComposedText(IReadOnlyList<string> Whole, IReadOnlyList<string> Pieces, IReadOnlyList<string> Frame)
{
    private const string Omission = "(…)";

    /// <summary>Fewer words are alike by chance.</summary>
    private const int FewestWords = 4;

    /// <summary>A line with this share of its words in one piece was meant to quote it.</summary>
    private const double Alike = 0.8;

    // The longest first: a date is a part of the words around it.
    private List<string> FoldedFrame => field ??= Frame.Where(known => known.Length > 0).OrderByDescending(known => known.Length).Select(Verbatim.Fold).ToList();

    /// <summary>Gives what is wrong with a reply: words that were changed, or a number that is nobody's; null when it holds.</summary>
    internal Finding? Fault(string reply)
    {
        var rest = Verbatim.Fold(reply.Replace("\n", " \u0001 ", StringComparison.Ordinal));
        foreach (var whole in Whole.Select(text => Verbatim.Fold(text.Replace("\n", " \u0001 ", StringComparison.Ordinal))))
        {
            var at = rest.IndexOf(whole, StringComparison.Ordinal);
            if (at < 0)
            {
                return Finding.Quote;
            }

            rest = string.Concat(rest.AsSpan(0, at), " \u0001 ", rest.AsSpan(at + whole.Length));
        }

        var pieces = Pieces.Select(Verbatim.Fold).ToList();
        foreach (var line in rest.Split('\u0001').Select(Trimmed).Where(line => line.Length > 0 && !pieces.Exists(piece => piece.Contains(line, StringComparison.Ordinal))))
        {
            var unknown = WithoutFrame(line);
            if (unknown.Any(char.IsDigit))
            {
                return Finding.Number;
            }

            var words = Syllables.Of(unknown);
            if (words.Count >= FewestWords && pieces.Exists(piece => words.Count(Syllables.Of(piece).ToHashSet(StringComparer.Ordinal).Contains) >= Alike * words.Count))
            {
                return Finding.Quote;
            }
        }

        return null;
    }

    private static string Trimmed(string line) => line.Replace(Omission, "", StringComparison.Ordinal).Trim();

    private string WithoutFrame(string line)
    {
        foreach (var known in FoldedFrame)
        {
            line = line.Replace(known, " ", StringComparison.OrdinalIgnoreCase);
        }

        return line;
    }
}
