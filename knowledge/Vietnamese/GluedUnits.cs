namespace CongDoan.Knowledge.Vietnamese;

/// <summary>Numbers typed in one piece with their units, from <c>Vietnamese/Data/units.tsv</c>: "12h" is "12 giờ", "14n6th" is "14 năm 6 tháng".</summary>
internal static class GluedUnits
{
    private const string InsideOnly = "inside";

    private static readonly Lazy<IReadOnlyDictionary<string, Unit>> Units = new(Load);

    /// <summary>Gives the syllables with such pieces taken apart; a piece with a unit that the table does not know stays whole.</summary>
    /// <param name="syllables">As <see cref="Syllables.Of"/> gives them.</param>
    /// <param name="folded">The text has no marks, so that the units are written without them as well.</param>
    internal static IReadOnlyList<string> Apart(IReadOnlyList<string> syllables, bool folded)
    {
        if (!syllables.Any(IsGlued))
        {
            return syllables;
        }

        var result = new List<string>(syllables.Count + 2);
        foreach (var syllable in syllables)
        {
            if (IsGlued(syllable) && Read(syllable) is { } parts)
            {
                result.AddRange(folded ? parts.Select(Folding.Fold) : parts);
            }
            else
            {
                result.Add(syllable);
            }
        }

        return result;
    }

    private static bool IsGlued(string syllable) => char.IsAsciiDigit(syllable[0]) && !syllable.All(char.IsAsciiDigit);

    private static List<string>? Read(string piece)
    {
        var parts = new List<string>();
        for (var at = 0; at < piece.Length;)
        {
            var end = at;
            var isNumber = char.IsAsciiDigit(piece[at]);
            while (end < piece.Length && char.IsAsciiDigit(piece[end]) == isNumber)
            {
                end++;
            }

            var part = piece[at..end];
            if (!isNumber)
            {
                if (!Units.Value.TryGetValue(Folding.Fold(part), out var unit) || (unit.IsInsideOnly && parts.Count == 1 && end == piece.Length))
                {
                    return null;
                }

                part = unit.Name;
            }

            parts.Add(part);
            at = end;
        }

        return parts;
    }

    private static Dictionary<string, Unit> Load() => EmbeddedTable.Read("Vietnamese/Data/units.tsv")
        .ToDictionary(row => Folding.Fold(row[0]), row => new Unit(row[1], row.Length > 2 && row[2] == InsideOnly), StringComparer.Ordinal);

    private sealed record Unit(string Name, bool IsInsideOnly);
}
