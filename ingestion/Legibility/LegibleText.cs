using CongDoan.Ingestion.Reading;

namespace CongDoan.Ingestion.Legibility;

/// <summary>A text that can be read, and how it came to be.</summary>
/// <param name="Source">The text, restored when it had lost its marks.</param>
/// <param name="Code">The document's legibility: <c>clean</c>, <c>unclear</c>, <c>restored</c>.</param>
internal sealed record LegibleText(SourceText Source, string Code)
{
    private const int Decimals = 2;

    /// <summary>Confidence of each restored line by its words, one space apart; empty for a text that was not restored.</summary>
    public IReadOnlyDictionary<string, double> Lines { get; init; } = new Dictionary<string, double>();

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public bool IsRestored => Code == LegibilityGrade.Restored;

    /// <summary>Confidence of the whole text, or null for one that was not restored.</summary>
    public double? Confidence => ConfidenceOf(Lines.Keys);

    /// <summary>Confidence of some lines, weighted by their length; null for a text that was not restored.</summary>
    public double? ConfidenceOf(IEnumerable<string> lines)
    {
        var known = lines.Where(Lines.ContainsKey).ToList();
        var length = known.Sum(line => line.Length);
        return !IsRestored || length == 0 ? null : Math.Round(known.Sum(line => Lines[line] * line.Length) / length, Decimals);
    }

    public static string OneSpace(string line) => string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
