using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Metadata;

/// <summary>Dates as laws and people write them.</summary>
internal static partial class VietnameseDate
{
    /// <summary>Pattern of "01 tháng 7 năm 2025" or "01/7/2025" with the groups day, month, year.</summary>
    public const string Pattern =
        @"(?:(?<day>\d{1,2})\s+tháng\s+(?<month>\d{1,2})\s+năm\s+(?<year>\d{4})|(?<day>\d{1,2})\s*(?<dash>[/.-])\s*(?<month>\d{1,2})\s*\k<dash>\s*(?<year>\d{4}))";

    /// <summary>Gives the date of a match of <see cref="Pattern"/>, or null when there is no such day.</summary>
    public static DateOnly? Of(Match match)
    {
        if (!match.Success)
        {
            return null;
        }

        var year = Number(match, "year");
        var month = Number(match, "month");
        var day = Number(match, "day");
        return month is >= 1 and <= 12 && year is >= 1900 and <= 2999 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : null;
    }

    /// <summary>Reads a date that a person typed: 2026-11-22 or 22/11/2026.</summary>
    public static bool TryParse(string? typed, out DateOnly date) =>
        DateOnly.TryParseExact(typed, ["yyyy-MM-dd", "d/M/yyyy", "dd/MM/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
}
