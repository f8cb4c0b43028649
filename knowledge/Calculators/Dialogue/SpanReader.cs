using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>Reads how long something lasted, how many hours, and days of the calendar, from folded text.</summary>
internal static class SpanReader
{
    /// <summary>Gives the first span in months: "3 năm 2 tháng", "3 năm rưỡi", "18 tháng"; null without one. A year's name ("năm 2018") is none, nor are the months of an average ("6 tháng cuối").</summary>
    internal static int? Months(string folded)
    {
        var match = Span.Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var years = match.Groups["years"].Success ? decimal.Parse(match.Groups["years"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
        var months = match.Groups["months"].Success ? int.Parse(match.Groups["months"].Value, CultureInfo.InvariantCulture) : match.Groups["half"].Success ? 6 : 0;
        return (int)Math.Round((years * 12) + months);
    }

    /// <summary>Gives the first number of hours: "3 tiếng", "2h", "2,5 giờ"; clock times ("từ 22h") are none.</summary>
    internal static decimal? Hours(string folded)
    {
        var match = HoursOf.Match(folded);
        return match.Success
            ? decimal.Parse(match.Groups["hours"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) + (match.Groups["half"].Success ? 0.5m : 0)
            : null;
    }

    /// <summary>Gives the first day of the calendar: "15/8/1970", "15-8-1970"; a month alone ("8/1970") is its first day.</summary>
    internal static DateOnly? Day(string folded)
    {
        var match = DayOf.Match(folded);
        if (!match.Success)
        {
            return null;
        }

        var day = match.Groups["day"].Success ? int.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture) : 1;
        var month = int.Parse(match.Groups["month"].Value, CultureInfo.InvariantCulture);
        var year = int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture);
        return month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;
    }

    private static readonly Regex Span = new(
        @"(?<![\d.,/])(?:(?<years>\d{1,2}(?:[.,]\d)?)\s*nam(?!\p{L})(?!\s*(?:19|20)\d\d)(?:\s*(?:va\s*)?(?:(?<months>\d{1,2})\s*thang|(?<half>ruoi)))?|(?<!binh quan\s)(?<months>\d{1,3})\s*thang(?!\p{L})(?!\s*(?:\d|cuoi|gan nhat|lien ke|gan day)))");

    private static readonly Regex HoursOf = new(@"(?<![\d.,/:h-])(?<!(?:tu|luc|den|toi|truoc|sau)\s{1,2})(?<hours>\d{1,3}(?:[.,]\d)?)\s*(?:gio|tieng|h)(?!\p{L}|\d|\s*(?:sang|toi|dem|chieu))(?:\s*(?:dong ho\s*)?(?<half>ruoi))?");

    private static readonly Regex DayOf = new(@"(?<!\d)(?:(?<day>\d{1,2})\s*(?:[/.-]|\s*thang\s*))?(?<month>\d{1,2})\s*(?:[/.-]|\s*nam\s*)(?<year>19[3-9]\d|20[01]\d)(?!\d)");
}
