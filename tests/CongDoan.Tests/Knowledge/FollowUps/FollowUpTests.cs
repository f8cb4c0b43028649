using CongDoan.Knowledge.FollowUps;
using CongDoan.Knowledge.Triage;

namespace CongDoan.Tests.Knowledge.FollowUps;

/// <summary>A message read in its conversation.</summary>
public sealed class FollowUpTests
{
    [Fact]
    public void The_first_question_stands_alone_and_is_not_altered()
    {
        const string Question = "vậy thử việc tối đa mấy tháng";
        var read = FollowUp.Of([], Question, MessageTriage.Read(Question));
        Assert.Equal((Bond.Alone, Question), (read.Bond, read.Text));
        Assert.Empty(read.Earlier);
    }

    [Fact]
    public void A_detail_asks_the_question_before_again() =>
        Assert.Equal("lương tối thiểu vùng 3 là bao nhiêu", After("vùng 3 thì sao", "lương tối thiểu vùng 2 là bao nhiêu").Text);

    [Fact]
    public void Details_add_up_over_the_turns() => Assert.Equal(
        "nữ đóng bhxh 30 năm lương hưu bao nhiêu phần trăm",
        After("còn nữ", "nam đóng bhxh 25 năm lương hưu bao nhiêu phần trăm", "30 năm thì sao").Text);

    [Theory]
    [InlineData("hỏi chuyện khác, đoàn phí đóng bao nhiêu")]
    [InlineData("giá vàng hôm nay bao nhiêu")]
    public void A_new_topic_drags_nothing_along(string message)
    {
        var read = After(message, "thử việc tối đa mấy tháng");
        Assert.Equal(Bond.Alone, read.Bond);
        Assert.Empty(read.Earlier);
    }

    [Fact]
    public void A_whole_question_hangs_loosely() => Assert.Equal(
        Bond.Loose,
        After("người lao động nữ mang thai có bị sa thải vì nghỉ thai sản không", "thử việc tối đa mấy tháng").Bond);

    [Fact]
    public void A_correction_is_heard()
    {
        var read = After("không phải, ý em là ông bà nội", "cha mẹ mất được nghỉ mấy ngày");
        Assert.True(read.Corrects);
        Assert.Equal("ông bà nội mất được nghỉ mấy ngày", read.Text);
    }

    [Fact]
    public void Only_the_last_three_questions_of_a_matter_are_looked_back_at()
    {
        var read = After("còn hồ sơ thì sao", "thất nghiệp lãnh được bao nhiêu", "vậy nộp ở đâu", "rồi bao lâu có tiền", "nhưng nghỉ ngang thì sao", "thế có thẻ bhyt không");
        Assert.Equal(3, read.Earlier.Count);
        Assert.Equal("có thẻ bhyt không", read.Earlier[0]);
    }

    [Fact]
    public void Thanks_in_between_do_not_end_the_matter() =>
        Assert.Equal("lương tối thiểu vùng 3 là bao nhiêu", After("vùng 3 thì sao", "lương tối thiểu vùng 2 là bao nhiêu", "cảm ơn bạn").Text);

    private static FollowUp After(string message, params string[] before) =>
        FollowUp.Of(before.SelectMany(text => new[] { (true, text), (false, "Đáp.") }).ToList(), message, MessageTriage.Read(message));
}
