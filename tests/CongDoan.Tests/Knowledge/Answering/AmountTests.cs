using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class AmountTests
{
    [Theory]
    [InlineData("đóng 0,5% lương", "% 0.5")]
    [InlineData("tối đa 253.000 đồng/tháng từ 01/07/2026", "dong 253000")]
    [InlineData("3 triệu", "dong 3000000")]
    [InlineData("vung 1 la 5.310.000", "dong 5310000")]
    [InlineData("hợp đồng từ 12 đến 36 tháng", "thang 12,thang 36")]
    [InlineData("mỗi năm nửa tháng lương", "thang luong 0.5")]
    [InlineData("từ tháng 7/2026, Điều 35 khoản 2", "")]
    [InlineData("năm 2026 nghỉ 30 phút, 12 tiếng", "phut 30,gio 12")]
    public void A_number_is_read_with_its_unit(string text, string expected) =>
        Assert.Equal(expected, string.Join(',', Amount.In(text).Select(amount => FormattableString.Invariant($"{amount.Unit} {amount.Value}"))));
}
