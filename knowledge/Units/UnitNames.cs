using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Units;

/// <summary>The union units that a text names, in the words of <c>Units/Data/unit-names.tsv</c>.</summary>
internal static class UnitNames
{
    private static readonly Lazy<IReadOnlyList<(string Unit, string Name)>> Names = new(() =>
        EmbeddedTable.Read("Units/Data/unit-names.tsv").Select(row => (row[0], $" {row[1]} ")).ToList());

    /// <summary>Words around a name that ask nothing.</summary>
    private static readonly HashSet<string> Courtesy = new(StringComparer.Ordinal)
    {
        "a", "ad", "ban", "ben", "cd", "cho", "cong", "cua", "da", "doan", "dong", "em", "lao", "ldld", "lien", "minh", "nganh", "nha", "nhe", "o", "tinh", "toi", "vang", "viet", "nam",
    };

    /// <summary>Gives the one unit that a text names, or null: none is named, or several are.</summary>
    internal static string? In(string text)
    {
        var words = Words(text);
        var named = Names.Value.Where(name => words.Contains(name.Name, StringComparison.Ordinal)).Select(name => name.Unit).Distinct(StringComparer.Ordinal).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>Whether a text says nothing but a unit's name.</summary>
    internal static bool IsAll(string text)
    {
        var words = Words(text);
        if (In(text) is null)
        {
            return false;
        }

        foreach (var (_, name) in Names.Value)
        {
            words = words.Replace(name, " ", StringComparison.Ordinal);
        }

        return words.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(Courtesy.Contains);
    }

    private static string Words(string text) => $" {string.Join(' ', Syllables.Of(text).Select(word => Folding.Fold(word.ToLowerInvariant())))} ";
}
