using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Commands;

/// <summary>Finds the number that a person meant among those that the library holds.</summary>
internal static class HeldNumbers
{
    private const int Suggestions = 3;

    /// <summary>Gives the number as the library writes it, or null when it holds none like that.</summary>
    public static string? Find(string typed, IReadOnlyList<string> held)
    {
        var meant = DocumentNumber.Canonical(typed) ?? typed.Trim();
        return held.FirstOrDefault(number => number.Equals(meant, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Gives the numbers that look most like what was typed, nearest first; none when nothing is near.</summary>
    public static IReadOnlyList<string> Nearest(string typed, IReadOnlyList<string> held)
    {
        var meant = Form(typed);
        return held
            .Select(number => (Number: number, Distance: Distance(meant, Form(number))))
            .Where(pair => pair.Distance <= Math.Max(meant.Length, pair.Number.Length) / 2)
            .OrderBy(pair => pair.Distance).ThenBy(pair => pair.Number, StringComparer.Ordinal)
            .Take(Suggestions)
            .Select(pair => pair.Number)
            .ToList();
    }

    private static string Form(string number) => Folding.Fold(number.Trim()).ToUpperInvariant();

    /// <summary>Letters to insert, take out or exchange.</summary>
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                var exchange = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                row[j] = Math.Min(exchange, Math.Min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
