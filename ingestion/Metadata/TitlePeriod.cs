using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Metadata;

/// <summary>The years for which a programme, resolution or plan is made, as its title says: "giai đoạn 2023 - 2028", "đến năm 2023", "năm 2026".</summary>
/// <param name="From">First day of the first year, or null when only the last is named.</param>
/// <param name="Until">Last day of the last year.</param>
internal sealed record TitlePeriod(DateOnly? From, DateOnly Until)
{
    /// <summary>Reads a title; a view beyond the period ("tầm nhìn đến năm 2045") is none.</summary>
    public static TitlePeriod? Find(string title)
    {
        var stages = Stage.Matches(title);
        if (stages.Count > 0)
        {
            var stage = stages[0];
            var from = Year(stage, "from");
            var until = Year(stage, "until");
            return until >= from ? new TitlePeriod(new DateOnly(from, 1, 1), new DateOnly(until, 12, 31)) : null;
        }

        var end = UntilYear.Match(title);
        return end.Success ? new TitlePeriod(null, new DateOnly(Year(end, "until"), 12, 31)) : null;
    }

    private static int Year(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private static readonly Regex Stage = new(@"(?:giai đoạn|nhiệm kỳ|thời kỳ|các năm|từ năm)\s+(?:từ\s+(?:năm\s+)?)?(?<from>(?:19|20)\d{2})\s*(?:[-–]|đến(?:\s+năm)?)\s*(?<until>(?:19|20)\d{2})", RegexOptions.IgnoreCase);

    private static readonly Regex UntilYear = new(@"(?<!(?:tầm nhìn|định hướng|hướng tới|hướng đến|mục tiêu)[^,;]{0,12})\bđến\s+(?:hết\s+)?năm\s+(?<until>(?:19|20)\d{2})", RegexOptions.IgnoreCase);
}
