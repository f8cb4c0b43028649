using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Knowledge.Calculators.Dialogue;

/// <summary>Reads how long something lasted, how many hours, and days of the calendar, from folded text.</summary>
internal static class SpanReader
{
    /// <summary>
    /// Gives the spans of a text in their order: "3 năm 2 tháng", "3 năm rưỡi", "18 tháng", "từ tháng 6 tới tháng 11", "2015 tới hết 2019" (whole
    /// months and years, both ends counted). A year's name ("năm 2018") is none, nor are the months of an average ("6 tháng cuối").
    /// </summary>
    internal static IEnumerable<ReadSpan> All(string folded) => Span.Matches(folded).Select(match => new ReadSpan(match.Index, match.Index + match.Length, Months(match)));

    /// <summary>Gives the first span in months, or null.</summary>
    internal static int? Months(string folded) => Span.Match(folded) is { Success: true } match ? Months(match) : null;

    private static int Months(Match match)
    {
        if (match.Groups["m1"].Success)
        {
            var (from, to) = (Whole(match.Groups["m1"]), Whole(match.Groups["m2"]));
            return to >= from ? to - from + 1 : to - from + 13;
        }

        if (match.Groups["y1"].Success)
        {
            return Math.Max(0, Whole(match.Groups["y2"]) - Whole(match.Groups["y1"]) + 1) * 12;
        }

        var years = match.Groups["years"].Success ? decimal.Parse(match.Groups["years"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;
        var months = match.Groups["months"].Success ? Whole(match.Groups["months"]) : match.Groups["half"].Success ? 6 : 0;
        return (int)Math.Round((years * 12) + months);
    }

    private static int Whole(Group group) => int.Parse(group.Value, CultureInfo.InvariantCulture);

    /// <summary>Gives the first number of hours: "3 tiếng", "2h", "2,5 giờ", "22h-24h"; a clock time alone ("từ 22h") is none.</summary>
    internal static decimal? Hours(string folded)
    {
        var match = HoursOf.Match(folded);
        if (match.Success)
        {
            return decimal.Parse(match.Groups["hours"].Value.Replace(',', '.'), CultureInfo.InvariantCulture) + (match.Groups["half"].Success ? 0.5m : 0);
        }

        var clock = Clock.Match(folded);
        return clock.Success ? (Whole(clock.Groups["to"]) - Whole(clock.Groups["from"]) + 24) % 24 is > 0 and var hours ? hours : null : null;
    }

    /// <summary>Gives the first whole percentage from 1 to 100: "15%", "15 phần trăm"; null without one.</summary>
    internal static int? Percent(string folded) =>
        PercentOf.Match(folded) is { Success: true } match && Whole(match.Groups["percent"]) is >= 1 and <= 100 and var percent ? percent : null;

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

    /// <summary>Gives the first year of the calendar from 2000 to 2099; null without one.</summary>
    internal static int? Year(string folded) => YearOf.Match(folded) is { Success: true } match ? int.Parse(match.Value, CultureInfo.InvariantCulture) : null;

    private static readonly Regex Span = new(
        @"(?<![\d.,/])(?:(?:tu )?thang (?<m1>\d{1,2}) (?:den|toi) (?:het )?thang (?<m2>\d{1,2})(?![\d/])|(?<y1>(?:19|20)\d\d) (?:den|toi) het (?:nam )?(?<y2>(?:19|20)\d\d)(?!\d)|(?<years>\d{1,2}(?:[.,]\d)?)\s*nam(?!\p{L})(?!\s*(?:19|20)\d\d)(?:\s*(?:va\s*)?(?:(?<months>\d{1,2})\s*thang|(?<half>ruoi)))?|(?<!binh quan\s)(?<months>\d{1,3})\s*thang(?!\p{L})(?!\s*(?:\d|cuoi|gan nhat|lien ke|gan day)))");

    private static readonly Regex HoursOf = new(@"(?<![\d.,/:h-])(?<!(?:tu|luc|den|toi|truoc|sau)\s{1,2})(?<hours>\d{1,3}(?:[.,]\d)?)\s*(?:gio|tieng|h)(?!\p{L}|\d|\s*(?:-|sang|toi|den|dem|chieu))(?:\s*(?:dong ho\s*)?(?<half>ruoi))?");

    private static readonly Regex DayOf = new(@"(?<!\d)(?:(?<day>\d{1,2})\s*(?:[/.-]|\s*thang\s*))?(?<month>\d{1,2})\s*(?:[/.-]|\s*nam\s*)(?<year>19[3-9]\d|20[0-3]\d)(?!\d)");

    private static readonly Regex YearOf = new(@"(?<![\d.,/-])20\d\d(?![\d.,/-]\d|\d)");

    private static readonly Regex PercentOf = new(@"(?<![\d.,])(?<percent>\d{1,3}) ?(?:%|phan tram)");

    private static readonly Regex Clock = new(@"(?<!\d)(?<from>[01]?\d|2[0-4]) ?(?:h|gio) ?(?:-|den|toi) ?(?<to>[01]?\d|2[0-4]) ?(?:h|gio)(?!\p{L}|\d)");
}

/// <summary>A span and where it stands.</summary>
/// <param name="At">First place.</param>
/// <param name="End">Place after the last.</param>
/// <param name="Months">How long it is.</param>
internal readonly record struct ReadSpan(int At, int End, int Months);
