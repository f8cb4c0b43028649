using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Concerns;

/// <summary>When officers are at work, in the time of Vietnam; says to a member by when an answer comes.</summary>
internal sealed class OfficeHours
{
    public const string Default = "Mon-Fri 07:30-11:30 13:30-17:00";

    /// <summary>A question that comes with less working time than this left is promised for the next working day.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(60);

    private static readonly string[] English = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    private static readonly string[] Vietnamese = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    private readonly HashSet<DayOfWeek> _days;
    private readonly IReadOnlyList<(TimeOnly From, TimeOnly Until)> _spans;

    private OfficeHours(HashSet<DayOfWeek> days, IReadOnlyList<(TimeOnly From, TimeOnly Until)> spans)
    {
        _days = days;
        _spans = spans;
    }

    /// <summary>Reads <c>Mon-Fri 07:30-11:30 13:30-17:00</c> or <c>Mon,Wed,Sat 08:00-12:00</c>; null when it is neither.</summary>
    public static OfficeHours? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length < 2 || Days(parts[0]) is not { Count: > 0 } days)
        {
            return null;
        }

        var spans = new List<(TimeOnly From, TimeOnly Until)>();
        foreach (var part in parts[1..])
        {
            var ends = part.Split('-');
            if (ends.Length != 2 || !Clock(ends[0], out var from) || !Clock(ends[1], out var until) || from >= until
                || (spans.Count > 0 && from < spans[^1].Until))
            {
                return null;
            }

            spans.Add((from, until));
        }

        return new OfficeHours(days, spans);
    }

    /// <summary>Says by when, such as <c>trong giờ làm việc hôm nay</c> or <c>sáng thứ Hai 30/11</c>.</summary>
    public string Promise(DateTimeOffset now)
    {
        var local = VietnamTime.Of(now);
        var clock = TimeOnly.FromDateTime(local.DateTime);
        if (_days.Contains(local.DayOfWeek) && Left(clock) >= Least)
        {
            return "trong giờ làm việc hôm nay";
        }

        var day = DateOnly.FromDateTime(local.DateTime).AddDays(1);
        while (!_days.Contains(day.DayOfWeek))
        {
            day = day.AddDays(1);
        }

        var half = _spans[0].From.Hour < 12 ? "sáng" : "chiều";
        return $"{half} {Vietnamese[(int)day.DayOfWeek]} {day.ToString("dd/MM", CultureInfo.InvariantCulture)}";
    }

    private TimeSpan Left(TimeOnly clock) => _spans.Aggregate(
        TimeSpan.Zero,
        (sum, span) => sum + (clock >= span.Until ? TimeSpan.Zero : span.Until - (clock > span.From ? clock : span.From)));

    private static bool Clock(string text, out TimeOnly clock) =>
        TimeOnly.TryParseExact(text, ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out clock);

    private static HashSet<DayOfWeek>? Days(string text)
    {
        var days = new HashSet<DayOfWeek>();
        foreach (var part in text.Split(','))
        {
            var ends = part.Split('-').Select(end => Array.IndexOf(English, end)).ToList();
            if (ends.Count > 2 || ends.Contains(-1))
            {
                return null;
            }

            for (var day = ends[0]; ; day = (day + 1) % 7)
            {
                days.Add((DayOfWeek)day);
                if (day == ends[^1])
                {
                    break;
                }
            }
        }

        return days;
    }
}
