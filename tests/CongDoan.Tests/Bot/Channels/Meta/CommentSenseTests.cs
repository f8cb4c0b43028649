using CongDoan.Bot.Channels.Meta.Comments;
using CongDoan.Bot.Channels.Meta.Events;

namespace CongDoan.Tests.Bot.Channels.Meta;

public sealed class CommentSenseTests
{
    [Theory]
    [InlineData("Rất hay và ý nghĩa ạ", "praise")]
    [InlineData("cam on cong doan nhieu", "praise")]
    [InlineData("Tuyệt vời quá ad ơi!!!", "praise")]
    [InlineData("hóng", "small_talk")]
    [InlineData(".", "no_words")]
    [InlineData("❤️❤️❤️", "no_words")]
    [InlineData("1", "no_words")]
    [InlineData("Trần Văn Hùng", "friends")]
    [InlineData("Lan Nguyễn vào đọc nè", "friends")]
    [InlineData("Minh Anh ơi xem nè", "friends")]
    [InlineData("https://shop.vn/a", "link")]
    [InlineData("Cho vay nhanh không cần thế chấp, ai cần không ạ", "spam")]
    [InlineData("Kiếm tiền online uy tín https://x.vn", "spam")]
    [InlineData("Hỗ trợ vay lãi suất thấp", "spam")]
    public void What_wants_no_answer_is_left_alone(string text, string reason) => Assert.Equal(reason, CommentSense.WhyLeftAlone(text, []));

    [Theory]
    [InlineData("Bài hay quá, cho em hỏi nghỉ thai sản mấy tháng ạ")]
    [InlineData("công ty nợ lương 3 tháng rồi")]
    [InlineData("Nguyễn Văn A bị tai nạn ở xưởng 2")]
    [InlineData("việc nhẹ lương cao có phải lừa đảo không")]
    [InlineData("vay tiền mua nhà ở xã hội thì đoàn viên được hỗ trợ gì?")]
    [InlineData("cái này đúng không https://baochi.vn/luong")]
    [InlineData("tang ca tinh sao")]
    [InlineData("Lương tháng 13")]
    [InlineData("cứu em với")]
    public void What_may_be_a_question_is_not(string text) => Assert.Null(CommentSense.WhyLeftAlone(text, []));

    [Fact]
    public void The_names_that_Meta_marks_are_no_words()
    {
        Assert.Equal("friends", CommentSense.WhyLeftAlone("Bé Sún xem nha", [new MetaTag(0, 6)]));
        Assert.Equal("friends", CommentSense.WhyLeftAlone("Bé Sún", [new MetaTag(0, 6)]));
        Assert.Null(CommentSense.WhyLeftAlone("Bé Sún lương bao nhiêu", [new MetaTag(0, 6)]));
        Assert.Null(CommentSense.WhyLeftAlone("lương bao nhiêu", [new MetaTag(900, 6), new MetaTag(3, -1)]));
    }
}
