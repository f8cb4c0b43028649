using CongDoan.Knowledge.Calculators.Dialogue;

namespace CongDoan.Tests.Knowledge.Calculators;

/// <summary>What members say all at once, in their own order and often without a word that asks.</summary>
public sealed class OneMessageTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Theory]
    [InlineData("luong gio 32 ngan, lam chu nhat 5 tieng tinh sao", "320.000")]
    [InlineData("đêm mùng 2/9 tăng ca 4 tiếng, lương giờ 45000", "702.000")]
    [InlineData("ca đêm 8 tiếng lương giờ 30k, không phải tăng ca thì được nhiêu", "312.000")]
    [InlineData("ngày thường tăng ca từ 17h, riêng khúc 22h-23h lương giờ 40k được bao nhiêu", "84.000")]
    public void An_hour_s_wage_is_told_from_a_month_s(string text, string expected) => Assert.Contains(expected + " đồng", Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("trợ cấp thôi việc: 3 năm không đóng bhtn, tổng làm 9 năm, lương bq 10tr", "15.000.000")]
    [InlineData("lam 8 nam, trong do 6 nam co bhtn, luong binh quan 12tr thi tro cap thoi viec nhieu", "12.000.000")]
    [InlineData("em làm 5 năm, tháng nào cũng đóng bảo hiểm thất nghiệp, trợ cấp thôi việc có không", "0")]
    [InlineData("bị cắt giảm, làm 4 năm chưa đóng bhtn, lương 9 triệu trợ cấp mất việc bao nhiêu", "36.000.000")]
    public void Time_outside_the_insurance_is_what_counts_when_one_leaves(string text, string expected) =>
        Assert.Contains(expected + " đồng", Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("hđ 18 tháng còn 4 tháng nữa hết, muốn nghỉ việc báo trước bao lâu", "30 ngày")]
    [InlineData("hop dong 7 thang xin nghi bao may ngay", "03 ngày làm việc")]
    [InlineData("phó giám đốc hợp đồng không thời hạn muốn nghỉ phải báo mấy ngày", "120 ngày")]
    [InlineData("thuyền viên hđ 6 tháng nghỉ việc báo trước bao lâu", "1,5 tháng")]
    public void The_contract_s_length_decides_on_the_notice(string text, string expected) => Assert.Contains(expected, Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("bình quân 6 tháng cuối 8tr, lãnh thất nghiệp mỗi tháng nhiu", "4.800.000 đồng")]
    [InlineData("đóng thất nghiệp 14 tháng liền thì được hưởng chưa", "3 tháng trợ cấp")]
    [InlineData("2 năm cuối mới đóng được 10 tháng bhtn thì được hưởng nhiu", "chưa đủ")]
    [InlineData("con thứ hai sinh 10/9/2026, con đầu khỏe, lương bq 8tr được bao nhiêu", "Nghỉ 7 tháng")]
    [InlineData("cty tư nhân lương đóng bh 12tr đoàn phí nhiêu", "60.000 đồng")]
    [InlineData("lương đóng bh 70 triệu đoàn phí bao nhiêu", "253.000 đồng")]
    [InlineData("vào làm từ tháng 4 tới hết tháng 9, phép được mấy ngày", "6 ngày phép")]
    [InlineData("làm 12 năm, năm nay mới làm được 6 tháng thì được mấy ngày phép", "7 ngày phép")]
    public void Benefits_are_reckoned_from_what_was_said(string text, string expected) => Assert.Contains(expected, Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("3 năm đóng trước 2014, 5 năm sau, bình quân 6tr, rút 1 lần được nhiêu", "87.000.000")]
    [InlineData("đóng 2016 tới hết 2019, bình quân 5 triệu, rút bhxh một lần bao nhiêu", "40.000.000")]
    public void The_one_off_tells_the_years_before_2014_from_those_after(string text, string expected) =>
        Assert.Contains(expected + " đồng", Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("tổng đóng 22 năm, nghỉ đóng 15 tháng, muốn rút một lần", "không rút được theo diện nghỉ đóng 12 tháng")]
    [InlineData("đóng bhxh từ 2017 tới 2022 rồi nghỉ 2 năm, có rút một lần được ko", "Được, nếu")]
    [InlineData("tổng cộng 6 năm, nghỉ việc 5 tháng rồi rút bhxh một lần được không", "Chưa được")]
    public void Whether_the_one_off_may_be_taken_is_said_first(string text, string expected) => Assert.Contains(expected, Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("nữ đóng 25 năm lương hưu mấy phần trăm", "65%")]
    [InlineData("chú em đóng 22 năm lãnh hưu được nhiêu", "49%")]
    [InlineData("nam đóng 17 năm lương hưu bao nhiêu", "42%")]
    [InlineData("nữ đóng 40 năm lương hưu bao nhiêu", "75%")]
    [InlineData("dong 15 nam bhxh duoc luong huu bao nhieu phan tram", "nam 40%, của nữ 45%")]
    [InlineData("đóng 11 năm lương hưu được bao nhiêu", "chưa đủ")]
    [InlineData("tai nạn lao động do lỗi máy, suy giảm 20% bồi thường sao", "5,5 tháng lương")]
    [InlineData("tai nạn lao động do lỗi của mình, suy giảm 20%, được gì", "2,2 tháng lương")]
    [InlineData("nữ công nhân hầm lò nặng nhọc 18 năm, sinh 5/5/1975, khi nào được nghỉ hưu", "đủ 15 năm làm nghề nặng nhọc")]
    public void Pension_and_injury_are_reckoned_too(string text, string expected) => Assert.Contains(expected, Result(text), StringComparison.Ordinal);

    [Theory]
    [InlineData("công ty không trả tiền tăng ca 20 tiếng tháng trước")]
    [InlineData("em làm được 2 năm rồi mà công ty không cho nghỉ phép")]
    [InlineData("lương hưu năm nay tăng bao nhiêu phần trăm")]
    [InlineData("bị tai nạn trên đường đi làm suy giảm 20% có được công ty bồi thường không")]
    [InlineData("con em 12 tuổi được nghỉ mấy ngày")]
    public void A_grievance_or_another_matter_is_no_sum(string text) => Assert.Null(CalculatorDialogue.Of([(true, text)], Today));

    private static string Result(string text) =>
        Assert.IsType<CalculatorReply.Done>(CalculatorDialogue.Of([(true, text)], Today)).Calculation.Result;
}
