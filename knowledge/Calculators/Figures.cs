using System.Globalization;
using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Calculators;

/// <summary>Figures of law that change with time, from <c>Calculators/Data/figures.tsv</c>.</summary>
public static class Figures
{
    private static readonly Lazy<IReadOnlyList<DatedFigure>> All = new(() => EmbeddedTable.Read("Calculators/Data/figures.tsv").Select(Parse).ToList());

    /// <summary>Gives the figure that holds on a day, or null when none is known for it.</summary>
    /// <param name="name"><c>reference</c> (the base salary, also the reference level of social insurance), <c>minimum.1</c> to <c>minimum.4</c> (monthly minimum wage of a region), <c>hourly.1</c> to <c>hourly.4</c> (of an hour).</param>
    /// <param name="day">The day in Vietnam.</param>
    public static DatedFigure? On(string name, DateOnly day) =>
        All.Value.FirstOrDefault(figure => figure.Name == name && figure.From <= day && (figure.Until is null || figure.Until >= day));

    private static DatedFigure Parse(string[] row) => new(
        row[0],
        Day(row[1]),
        row[2].Length == 0 ? null : Day(row[2]),
        decimal.Parse(row[3], CultureInfo.InvariantCulture),
        new BasisDraft(row[4], row[5], row.Length > 6 && row[6].Length > 0 ? row[6] : null, null, null, null));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A figure and since when it holds.</summary>
/// <param name="Name">What it is.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day, or null while no end is known.</param>
/// <param name="Value">In đồng.</param>
/// <param name="Basis">The document that set it.</param>
public sealed record DatedFigure(string Name, DateOnly From, DateOnly? Until, decimal Value, BasisDraft Basis);
