using System.Globalization;

namespace CongDoan.Ingestion;

/// <summary>Moments as the content team reads them: in the time of Vietnam.</summary>
internal static class VietnamTime
{
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    /// <summary>Gives <c>25/11/2026 21:05:09</c>.</summary>
    public static string Show(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, Zone).ToString("dd/MM/yyyy HH:mm:ss", CultureInfo.InvariantCulture);
}
