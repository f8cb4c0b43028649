using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>How codes, times and lengths read in Vietnamese.</summary>
internal static class Words
{
    private const string OtherReason = "Cần cán bộ trả lời";
    private static readonly string[] Days = ["Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

    private static readonly Dictionary<(string Table, string Code), string> ByCode = OfficerTables.Read("Desk/Data/words.tsv")
        .ToDictionary(row => (row[0], row[1]), row => row[2]);

    private static readonly List<(string Code, string Words)> Reasons = ByCode.Where(entry => entry.Key.Table == "reason")
        .Select(entry => (entry.Key.Code, entry.Value)).OrderByDescending(entry => entry.Code.Length).ToList();

    /// <summary>Gives the words of a reason, or null when the table has none for it.</summary>
    public static string? KnownReason(string code) =>
        Reasons.Find(entry => code.StartsWith(entry.Code, StringComparison.Ordinal)).Words;

    public static string Reason(string code) => KnownReason(code) ?? OtherReason;

    /// <summary>The reason as the list shows it: what cannot wait says so first.</summary>
    public static string Reason(string code, bool urgent) => urgent
        ? "Khẩn: " + Reason(code).ToLower(CultureInfo.GetCultureInfo("vi-VN"))
        : Reason(code);

    public static string Decision(string code) => ByCode.GetValueOrDefault(("decision", code), code);

    /// <summary>Gives why a sending waits or was refused, or null when the table has no words for it.</summary>
    public static string? Sending(string? code) => code is null ? null : ByCode.GetValueOrDefault(("sending", code));

    public static string Channel(string name) => ByCode.GetValueOrDefault(("channel", name), name);

    /// <summary>How long something takes already: <c>5 phút</c>, <c>2 giờ</c>, <c>3 ngày</c>.</summary>
    public static string Elapsed(TimeSpan span) => span switch
    {
        { TotalMinutes: < 1 } => "dưới 1 phút",
        { TotalHours: < 1 } => Count((int)span.TotalMinutes, "phút"),
        { TotalDays: < 1 } => Count((int)span.TotalHours, "giờ"),
        _ => Count((int)span.TotalDays, "ngày"),
    };

    public static string Clock(DateTimeOffset at) => VietnamTime.Of(at).ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string DayAndClock(DateTimeOffset at) => VietnamTime.Of(at).ToString("HH:mm 'ngày' dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The line between two days: <c>Hôm nay</c>, <c>Hôm qua</c>, <c>Thứ Tư, 25/11/2026</c>.</summary>
    public static string Day(DateTimeOffset at, DateTimeOffset now)
    {
        var (day, today) = (VietnamTime.Day(at), VietnamTime.Day(now));
        return (today.DayNumber - day.DayNumber) switch
        {
            0 => "Hôm nay",
            1 => "Hôm qua",
            _ => $"{Days[(int)day.DayOfWeek]}, {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}",
        };
    }

    public static string Date(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>The first letters of a text on one line; never half a letter or half an emoji.</summary>
    public static string Start(string text, int letters)
    {
        var line = TextCleaner.CleanLine(text);
        var starts = StringInfo.ParseCombiningCharacters(line);
        return starts.Length <= letters ? line : line[..starts[letters]].TrimEnd() + "…";
    }

    private static string Count(int count, string unit) => string.Create(CultureInfo.InvariantCulture, $"{count} {unit}");
}
