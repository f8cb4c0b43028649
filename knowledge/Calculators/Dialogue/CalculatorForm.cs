using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>The values that a member has given, by slot.</summary>
internal sealed class SlotValues : Dictionary<string, decimal>
{
    internal SlotValues()
        : base(StringComparer.Ordinal)
    {
    }

    internal int Whole(string key, int otherwise) => TryGetValue(key, out var value) ? (int)value : otherwise;
}

/// <summary>One calculator as a dialogue: how it begins, what it needs, how it computes.</summary>
/// <param name="Name">Its name in <c>forms.tsv</c>.</param>
/// <param name="Slots">What it may know; those with a question are asked in this order.</param>
/// <param name="Needs">Says whether a slot is needed, given what is known.</param>
/// <param name="Compute">Gives the calculation, or null when the figures of that day are not known.</param>
internal sealed record CalculatorForm(
    string Name, IReadOnlyList<Slot> Slots, Func<string, SlotValues, DateOnly, bool> Needs, Func<SlotValues, DateOnly, Calculation?> Compute)
{
    private static readonly Lazy<IReadOnlyList<string[]>> Rows = new(() => EmbeddedTable.Read("Calculators/Data/forms.tsv"));

    private static readonly Regex Border = new(@"~(?<before>(?=[(\p{L}\d]))?");

    private Regex Start { get; } = Pattern(Row(Name, "start")[4]);

    private Regex Not { get; } = Pattern(Row(Name, "not")[4]);

    /// <summary>True when nothing is computed with the member's numbers: a figure is looked up by what they choose.</summary>
    internal bool IsLookUp => Slots.All(slot => slot.Kind == SlotKind.Choice);

    /// <summary>True when a message speaks of this matter.</summary>
    internal bool IsAbout(string folded) => Start.IsMatch(folded) && !IsElse(folded);

    /// <summary>True when a message speaks of what this matter is taken for by mistake.</summary>
    internal bool IsElse(string folded) => Not.IsMatch(folded);

    /// <summary>Makes a form of the rows of the table.</summary>
    internal static CalculatorForm Of(
        string name, IReadOnlyList<(string Key, SlotKind Kind)> slots, Func<string, SlotValues, DateOnly, bool> needs, Func<SlotValues, DateOnly, Calculation?> compute) =>
        new(name, slots.Select(slot => SlotOf(name, slot.Key, slot.Kind)).ToList(), needs, compute);

    private static Slot SlotOf(string form, string key, SlotKind kind)
    {
        var ask = Rows.Value.FirstOrDefault(row => row[0] == form && row[1] == "ask" && row[2] == key);
        var tail = Rows.Value.FirstOrDefault(row => row[0] == form && row[1] == "tail" && row[2] == key);
        var options = Rows.Value
            .Where(row => row[0] == form && row[1] is "option" or "told" && row[2].StartsWith(key + "=", StringComparison.Ordinal))
            .Select(row => new SlotOption(Number(row[2][(key.Length + 1)..]), row[3], Pattern(row[4]), row[1] == "told"))
            .ToList();
        var cue = ask is { Length: > 4 } && ask[4].Length > 0 ? Pattern(ask[4]) : null;
        return new Slot(key, kind, ask?[3].Length > 0 ? ask[3] : null, cue, tail is null ? null : Pattern("^" + tail[4]), options);
    }

    private static decimal Number(string text) => text == "all" ? Slot.All : decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string[] Row(string form, string kind) => Rows.Value.Single(row => row[0] == form && row[1] == kind);

    // The table writes ~ for the border of a word: before one where a word or a group follows, else after one.
    private static Regex Pattern(string pattern) =>
        new(Border.Replace(pattern, match => match.Groups["before"].Success ? @"(?<![\p{L}\d])" : @"(?![\p{L}\d])"), RegexOptions.CultureInvariant);
}
