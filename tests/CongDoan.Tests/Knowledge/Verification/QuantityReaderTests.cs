using System.Globalization;
using CongDoan.Knowledge.Verification;

namespace CongDoan.Tests.Knowledge.Verification;

public sealed class QuantityReaderTests
{
    [Theory]
    [InlineData("nghỉ 06 tháng", "6 tháng")]
    [InlineData("nghỉ sáu tháng", "6 tháng")]
    [InlineData("30 phần trăm", "30 %")]
    [InlineData("10,5%", "10.5 %")]
    [InlineData("1.490.000 đồng", "1490000 đồng")]
    [InlineData("1,49 triệu", "1490000 đồng")]
    [InlineData("từ 10 đến 20 triệu đồng", "10000000 đồng|20000000 đồng")]
    [InlineData("hai triệu rưỡi", "2500000 đồng")]
    [InlineData("14 ngày làm việc", "14 ngày làm việc")]
    [InlineData("từ ngày 01 tháng 7 năm 2025", "20250701 date")]
    [InlineData("từ 1/7/2025", "20250701 date")]
    [InlineData("tháng 9/2026", "202609 month")]
    [InlineData("vùng II và vùng 3", "2 vùng|3 vùng")]
    [InlineData("trong vòng bốn mươi lăm ngày", "45 ngày")]
    [InlineData("khoản 1 Điều 35 Bộ luật 45/2019/QH14", "")]
    public void Amounts_have_one_form_whatever_the_spelling(string text, string expected) => Assert.Equal(
        expected,
        string.Join('|', QuantityReader.Of(text).Select(quantity => string.Create(CultureInfo.InvariantCulture, $"{quantity.Value:0.####} {quantity.Unit}"))));
}
