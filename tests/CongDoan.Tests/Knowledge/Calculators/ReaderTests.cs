using CongDoan.Knowledge.Calculators.Dialogue;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Knowledge.Calculators;

/// <summary>Amounts and spans as they are typed on a phone.</summary>
public sealed class ReaderTests
{
    [Theory]
    [InlineData("8tr5", 8_500_000)]
    [InlineData("8 triệu rưỡi", 8_500_000)]
    [InlineData("8,5 triệu", 8_500_000)]
    [InlineData("8.5tr", 8_500_000)]
    [InlineData("1tr250", 1_250_000)]
    [InlineData("lương em 12.000.000đ", 12_000_000)]
    [InlineData("12,000,000", 12_000_000)]
    [InlineData("5 củ", 5_000_000)]
    [InlineData("lương 9tr 1 tháng", 9_000_000)]
    [InlineData("lương 10 triệu 5 năm", 10_000_000)]
    [InlineData("500k", 500_000)]
    [InlineData("bảy trăm", null)]
    [InlineData("mười hai triệu", 12_000_000)]
    [InlineData("hai mươi lăm triệu", 25_000_000)]
    [InlineData("tám triệu rưỡi", 8_500_000)]
    [InlineData("ngày 12/10/2020", null)]
    [InlineData("điều 35", null)]
    public void An_amount_is_read(string text, int? expected) =>
        Assert.Equal((decimal?)expected, MoneyReader.First(Folding.Fold(text)));

    [Theory]
    [InlineData("5 năm", 60)]
    [InlineData("2 năm rưỡi", 30)]
    [InlineData("3 năm 2 tháng", 38)]
    [InlineData("18 tháng", 18)]
    [InlineData("1,5 năm", 18)]
    [InlineData("năm 2018", null)]
    [InlineData("tháng 7", null)]
    [InlineData("lương bình quân 6 tháng cuối", null)]
    [InlineData("lương 6 tháng gần nhất 9 triệu, đóng 3 năm", 36)]
    public void A_span_is_read(string text, int? expected) => Assert.Equal(expected, SpanReader.Months(Folding.Fold(text)));

    [Theory]
    [InlineData("tăng ca 3 tiếng", 3d)]
    [InlineData("làm thêm 2h", 2d)]
    [InlineData("2 tiếng rưỡi", 2.5)]
    [InlineData("từ 22h đến 2h", 4d)]
    [InlineData("từ 22h trở đi", null)]
    public void Hours_are_read_from_a_number_or_between_two_clock_times(string text, double? expected) =>
        Assert.Equal((decimal?)expected, SpanReader.Hours(Folding.Fold(text)));

    [Theory]
    [InlineData("15/8/1970", "1970-08-15")]
    [InlineData("sinh 15-08-1970", "1970-08-15")]
    [InlineData("tháng 8 năm 1970", "1970-08-01")]
    [InlineData("8/1970", "1970-08-01")]
    [InlineData("31/2/1970", null)]
    public void A_day_of_birth_is_read(string text, string? expected) =>
        Assert.Equal(expected, SpanReader.Day(Folding.Fold(text))?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
}
