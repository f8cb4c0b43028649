using System.Globalization;

namespace CongDoan.Knowledge.Calculators;

/// <summary>Amounts, spans and dates as Vietnamese print writes them.</summary>
internal static class Words
{
    private static readonly CultureInfo Vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    /// <summary>Gives <c>1.234.568 đồng</c>, half a đồng rounded up.</summary>
    internal static string Money(decimal amount) =>
        Math.Round(amount, MidpointRounding.AwayFromZero).ToString("#,##0", Vietnamese).Replace(',', '.') + " đồng";

    /// <summary>Gives a number without needless zeros: <c>2,5</c>.</summary>
    internal static string Number(decimal value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    /// <summary>Gives <c>3 năm 2 tháng</c>.</summary>
    internal static string Span(int months)
    {
        var (years, rest) = (months / 12, months % 12);
        return (years, rest) switch
        {
            (0, _) => $"{rest} tháng",
            (_, 0) => $"{years} năm",
            _ => $"{years} năm {rest} tháng",
        };
    }
}
