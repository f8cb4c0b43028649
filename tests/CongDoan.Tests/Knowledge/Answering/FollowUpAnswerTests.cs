using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>Dialogues over the starter notes; what the bot itself said is what the member goes on with.</summary>
public sealed class FollowUpAnswerTests(StarterLibrary library) : IClassFixture<StarterLibrary>
{
    [Theory]
    [InlineData("4.140.000", "luong toi thieu vung 2 la bao nhieu", "vay vung 3")]
    [InlineData("75%", "nam đóng bhxh 25 năm lương hưu bao nhiêu phần trăm", "30 năm thì sao", "còn nữ")]
    [InlineData("60.000", "đoàn phí công đoàn đóng bao nhiêu", "lương em 7 triệu thì bao nhiêu", "12 triệu thì sao")]
    [InlineData("270%", "làm thêm ngày chủ nhật tính lương sao", "thế nếu làm ban đêm thì sao")]
    [InlineData("200%", "tang ca ngay thuong dc may phan tram", "con chu nhat")]
    [InlineData("45 ngày", "e muốn nghỉ việc phải báo trước bao lâu", "hđ ko thời hạn")]
    [InlineData("03 ngày làm việc", "e muốn nghỉ việc phải báo trước bao lâu", "hđ ko thời hạn", "còn chị bạn e ký có 6 tháng")]
    public async Task A_bare_detail_is_answered_within_the_matter(string fact, params string[] talk) =>
        Assert.Contains(fact, (await Last(talk)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task A_correction_is_answered_for_what_was_meant() => Assert.Contains(
        "không hưởng lương",
        (await Last("cha mẹ mất được nghỉ mấy ngày", "không phải, ý em là ông bà nội")).Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("thử việc được mấy lần", "à cho em hỏi cái khác, mỗi tuần được nghỉ mấy ngày")]
    [InlineData("công ty có bắt buộc thưởng tết không", "mỗi tuần được nghỉ mấy ngày")]
    public async Task A_new_topic_gets_the_answer_that_it_gets_alone(string before, string question)
    {
        var alone = await Last("mỗi tuần được nghỉ mấy ngày");
        Assert.Equal(Decision.Answer, alone.Decision);
        Assert.Equal(alone.Note, (await Last(before, question)).Note);
    }

    [Fact]
    public async Task A_matter_is_taken_up_again_after_something_that_was_turned_away()
    {
        Assert.Equal(Decision.Refuse, (await Last("lương tối thiểu vùng 2 là bao nhiêu", "rồi giá vàng hôm nay bao nhiêu")).Decision);
        Assert.Contains(
            "4.140.000",
            (await Last("lương tối thiểu vùng 2 là bao nhiêu", "rồi giá vàng hôm nay bao nhiêu", "quay lại chuyện hồi nãy, vùng 3 thì sao")).Text,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("29", "công ty chuyển tôi sang làm việc khác được bao lâu", "lương bên việc mới thấp hơn thì sao", "vậy họ phải báo trước mấy ngày")]
    [InlineData("30", "lương 20 triệu độc thân có được mua nhà ở xã hội không", "mẹ đơn thân nuôi con nhỏ thì sao")]
    public async Task A_matter_is_not_left_for_another_one_that_has_the_message_s_words(string article, params string[] talk) =>
        Assert.Contains(article, (await Last(talk)).Citations.Select(citation => citation.Article));

    [Fact]
    public async Task A_detail_of_what_is_unsettled_is_unsettled_too()
    {
        var answer = await Last("điều lệ công đoàn khóa 14 có gì mới", "trong đó quy định ủy ban kiểm tra mấy người");
        Assert.Equal((Decision.Abstain, "unsettled"), (answer.Decision, answer.Reason));
    }

    [Fact]
    public async Task Danger_is_heard_in_the_middle_of_a_matter()
    {
        var answer = await Last("thử việc được mấy lần", "còn ông quản lý đang cầm dao dọa giết em");
        Assert.Equal((Decision.Escalate, true), (answer.Decision, answer.Urgent));
    }

    [Theory]
    [InlineData("nội quy không ghi gì về quấy rối, luật quy định sao", "thiệt ra em đang bị ông tổ trưởng làm vậy cả tháng nay")]
    [InlineData("công ty có được đánh đập người lao động không", "hôm qua mình cũng bị như vậy")]
    public async Task What_is_only_pointed_at_reaches_a_person_as_what_was_named(params string[] talk) =>
        Assert.Equal(Decision.Escalate, (await Last(talk)).Decision);

    [Fact]
    public async Task A_question_on_the_rule_after_it_is_answered_like_any_other() =>
        Assert.NotEqual(Decision.Escalate, (await Last("công ty có được đánh đập người lao động không", "vậy công ty bị phạt bao nhiêu")).Decision);

    [Fact]
    public async Task What_goes_on_with_a_matter_of_ours_is_not_turned_away() =>
        Assert.NotEqual(Decision.Refuse, (await Last("giữ bằng tốt nghiệp của công nhân bị phạt bao nhiêu", "chỗ mình là TNHH thì thành bao nhiêu")).Decision);

    [Fact]
    public void The_refusal_is_known_again() => Assert.True(FixedReplies.IsRefusal(FixedReplies.Text("out_of_scope")));

    private async Task<Answer> Last(params string[] talk)
    {
        var history = new List<Turn>();
        Answer? answer = null;
        foreach (var text in talk)
        {
            answer = await library.Ask(text, [.. history]);
            history.AddRange([new Turn(true, text), new Turn(false, answer.Text)]);
        }

        return answer!;
    }
}
