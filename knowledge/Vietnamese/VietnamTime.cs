using System.Globalization;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>The time that people in Vietnam read on the wall.</summary>
public static class VietnamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>Gives the same instant with the offset of Vietnam.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>Gives the day that the calendar shows in Vietnam at that instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>Gives <c>25/11/2026</c>.</summary>
    public static string Show(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    /// <summary>Gives <c>25/11/2026 21:05:09</c>.</summary>
    public static string Show(DateTimeOffset instant) => Of(instant).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
}
