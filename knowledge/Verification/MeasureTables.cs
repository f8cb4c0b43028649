using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>What stands around a number and says what it counts, from <c>Verification/Data</c>.</summary>
internal static class MeasureTables
{
    private static readonly Lazy<Dictionary<string, List<Row>>> Rows = new(() => EmbeddedTable
        .Read("Verification/Data/units.tsv")
        .Select(row => new Row(Words(row[0]), row[1], row[2], decimal.Parse(row[3], CultureInfo.InvariantCulture)))
        .GroupBy(row => row.Words[0], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal));

    /// <summary>Gives the unit whose words stand at a token, and how many tokens they take; null when none does.</summary>
    internal static (string Unit, decimal Factor, int Length)? UnitAt(IReadOnlyList<Token> tokens, int at) =>
        at < tokens.Count && tokens[at].Text == "%" ? ("%", 1, 1) : Find(tokens, at, "unit");

    /// <summary>Gives the scale (nghìn, triệu …) at a token.</summary>
    internal static (string Unit, decimal Factor, int Length)? ScaleAt(IReadOnlyList<Token> tokens, int at) => Find(tokens, at, "scale");

    /// <summary>Gives the label that numbers things (vùng, tháng …) at a token.</summary>
    internal static (string Unit, decimal Factor, int Length)? LabelAt(IReadOnlyList<Token> tokens, int at) => Find(tokens, at, "label");

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

    private sealed record Row(string[] Words, string Kind, string Unit, decimal Factor);
}
