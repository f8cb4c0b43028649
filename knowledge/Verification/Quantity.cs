namespace CongDoan.Knowledge.Verification;

/// <summary>An amount, a share, a date or a numbered thing as a text names it, in one form whatever the spelling.</summary>
/// <param name="Unit">What is counted, such as <c>tháng</c>, <c>%</c>, <c>đồng</c>; <see cref="Day"/> and its like for dates; empty for a bare number.</param>
/// <param name="Value">How many; of a date year, month and day as one number, such as 20250701.</param>
/// <param name="Start">Index of its first token among the text's tokens.</param>
/// <param name="End">Index after its last token.</param>
internal sealed record Quantity(string Unit, decimal Value, int Start, int End)
{
    /// <summary>Unit of a whole date: 20250701.</summary>
    internal const string Day = "date";

    /// <summary>Unit of a month of a year: 202507.</summary>
    internal const string Month = "month";

    /// <summary>Unit of a day without its year: 701. A fraction such as 1/2 without a unit is read the same way.</summary>
    internal const string DayOfYear = "day of year";

    /// <summary>Unit of a calendar year.</summary>
    internal const string Year = "year";

    /// <summary>Unit of a number that has no unit.</summary>
    internal const string Bare = "";

    /// <summary>Whether both name the same amount of the same thing.</summary>
    internal bool IsSameAs(Quantity other) => Value == other.Value && Unit == other.Unit;

    internal static decimal OfDay(DateOnly day) => (day.Year * 10_000) + (day.Month * 100) + day.Day;
}
