using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

public sealed class LawToComeTests
{
    [Theory]
    [InlineData("luật bảo hiểm sửa lần tới cho đóng mấy năm")]
    [InlineData("bao giờ có luật làm 4 ngày một tuần")]
    [InlineData("du thao bo luat lao dong cho nghi may ngay")]
    [InlineData("sang năm chính phủ tăng lương tối thiểu bao nhiêu")]
    [InlineData("nếu bộ luật lao động sửa thì phép năm mấy ngày")]
    [InlineData("sắp tới quốc hội giảm giờ làm còn mấy tiếng")]
    public void What_a_law_not_made_yet_will_say_is_asked(string text) => Assert.True(LawToCome.IsAsked(text));

    [Theory]
    [InlineData("sang năm em nghỉ việc thì báo trước mấy ngày")]
    [InlineData("sắp tới em cưới được nghỉ mấy ngày")]
    [InlineData("luật mới quy định nghỉ thai sản mấy tháng")]
    [InlineData("luật việc làm mới có hiệu lực khi nào")]
    [InlineData("khi nào được rút bảo hiểm một lần")]
    [InlineData("nếu công ty sửa nội quy thì có phải hỏi công đoàn không")]
    public void What_somebody_will_do_under_the_law_of_today_is_not(string text) => Assert.False(LawToCome.IsAsked(text));
}
