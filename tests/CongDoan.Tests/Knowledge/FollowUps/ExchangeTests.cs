using CongDoan.Knowledge.FollowUps;

namespace CongDoan.Tests.Knowledge.FollowUps;

/// <summary>A question whose details the next message changes.</summary>
public sealed class ExchangeTests
{
    [Theory]
    [InlineData("lương tối thiểu vùng 1 là bao nhiêu", "vùng 4 thì sao", "lương tối thiểu vùng 4 là bao nhiêu")]
    [InlineData("luong toi thieu vung 1 la bao nhieu", "vung 4", "luong toi thieu vung 4 la bao nhieu")]
    [InlineData("nam đóng 25 năm lương hưu mấy phần trăm", "nữ thì sao", "nữ đóng 25 năm lương hưu mấy phần trăm")]
    [InlineData("nam đóng 25 năm lương hưu mấy phần trăm", "30 năm", "nam đóng 30 năm lương hưu mấy phần trăm")]
    [InlineData("tăng ca 1 tháng tối đa mấy tiếng", "một năm thì sao", "tăng ca một năm tối đa mấy tiếng")]
    [InlineData("lương 8 triệu đóng đoàn phí bao nhiêu", "12tr thì sao", "lương 12tr đóng đoàn phí bao nhiêu")]
    [InlineData("nghỉ việc báo trước mấy ngày", "hợp đồng 1 năm", "nghỉ việc báo trước mấy ngày, hợp đồng 1 năm")]
    [InlineData("cty cho nghỉ việc thì báo trước bao lâu", "nếu em tự nghỉ", "em tự nghỉ thì báo trước bao lâu")]
    [InlineData("nghỉ việc phải báo trước mấy ngày", "công ty cho nghỉ thì sao", "công ty cho nghỉ phải báo trước mấy ngày")]
    public void A_detail_takes_the_place_of_the_one_before_or_joins_the_question(string question, string message, string expected) =>
        Assert.Equal(expected, Exchange.Of(question, message));

    [Theory]
    [InlineData("lương tối thiểu vùng 1 là bao nhiêu", "công ty trả thấp hơn thì sao")]
    [InlineData("nam đóng 25 năm lương hưu mấy phần trăm", "thất nghiệp 3 tháng thì lãnh ở đâu")]
    [InlineData("phép năm được mấy ngày", "em nghỉ việc thì sao")]
    public void A_message_that_says_something_new_is_no_exchange(string question, string message) => Assert.Null(Exchange.Of(question, message));
}
