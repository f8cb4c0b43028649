using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>What stands around a number and says what it counts, from <c>Verification/Data</c>.</summary>
internal static class MeasureTables
{
    private static readonly Lazy<Dictionary<string, List<Row>>> Rows = new(() => ByFirstWord(
        EmbeddedTable.Read("Verification/Data/units.tsv"),
        row => new Row(Words(row[0]), row[1], row[2], decimal.Parse(row[3], CultureInfo.InvariantCulture))));

    private static readonly Lazy<Dictionary<string, List<BoundRow>>> Bounds = new(() => ByFirstWord(
        EmbeddedTable.Read("Verification/Data/bounds.tsv"),
        row => new BoundRow(Words(row[0]), row[1] == "before", Enum.Parse<Bound>(row[2]))));

    /// <summary>Gives the unit whose words stand at a token, and how many tokens they take; null when none does.</summary>
    internal static (string Unit, decimal Factor, int Length)? UnitAt(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Text == "%" ? ("%", 1, 1) : Find(tokens, at, "unit");

    /// <summary>Gives the scale (nghìn, triệu …) at a token.</summary>
    internal static (string Unit, decimal Factor, int Length)? ScaleAt(IReadOnlyList<Token> tokens, int at) => Find(tokens, at, "scale");

    /// <summary>Gives the label that numbers things (vùng, tháng …) at a token.</summary>
    internal static (string Unit, decimal Factor, int Length)? LabelAt(IReadOnlyList<Token> tokens, int at) => Find(tokens, at, "label");

    /// <summary>Gives the limit that the words around an amount make of it.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="start">First token of the amount.</param>
    /// <param name="end">Token after the amount and its unit.</param>
    internal static Bound BoundOf(IReadOnlyList<Token> tokens, int start, int end)
    {
        if (LimitAt(tokens, end, isBefore: false) is { } after)
        {
            return after.Bound;
        }

        // The longest words that end right before the amount, a filler ("là", "được") or "từ" between them allowed.
        for (var gap = 0; gap <= 1; gap++)
        {
            if (gap == 1 && (start < 1 || tokens[start - 1].Text is not ("là" or "từ" or "được" or "bằng" or "đến" or "trong")))
            {
                break;
            }

            for (var length = 4; length >= 1; length--)
            {
                var at = start - gap - length;
                if (at >= 0 && LimitAt(tokens, at, isBefore: true) is { } before && before.Words.Length == length)
                {
                    return before.Bound;
                }
            }
        }

        return Bound.None;
    }

    private static BoundRow? LimitAt(IReadOnlyList<Token> tokens, int at, bool isBefore) =>
        at < tokens.Count && Bounds.Value.TryGetValue(tokens[at].Text, out var rows)
            ? rows.Where(row => row.IsBefore == isBefore && Stands(row.Words, tokens, at)).MaxBy(row => row.Words.Length)
            : null;

    private static (string Unit, decimal Factor, int Length)? Find(IReadOnlyList<Token> tokens, int at, string kind) =>
        at < tokens.Count && Rows.Value.TryGetValue(tokens[at].Text, out var rows)
            && rows.Where(row => row.Kind == kind && Stands(row.Words, tokens, at)).MaxBy(row => row.Words.Length) is { } found
            ? (found.Unit, found.Factor, found.Words.Length)
            : null;

    private static bool Stands(string[] words, IReadOnlyList<Token> tokens, int at)
    {
        if (at + words.Length > tokens.Count)
        {
            return false;
        }

        for (var i = 0; i < words.Length; i++)
        {
            if (tokens[at + i].Text != words[i])
            {
                return false;
            }
        }

        return true;
    }

    private static string[] Words(string cell) => cell.Split(' ').Select(TonePlacement.Normalize).ToArray();

    private static Dictionary<string, List<T>> ByFirstWord<T>(IReadOnlyList<string[]> table, Func<string[], T> read)
        where T : IRow => table.Select(read).GroupBy(row => row.Words[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private interface IRow
    {
        string[] Words { get; }
    }

    private sealed record Row(string[] Words, string Kind, string Unit, decimal Factor) : IRow;

    private sealed record BoundRow(string[] Words, bool IsBefore, Bound Bound) : IRow;
}
