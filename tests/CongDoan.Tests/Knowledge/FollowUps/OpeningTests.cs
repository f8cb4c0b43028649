using CongDoan.Knowledge.FollowUps;

namespace CongDoan.Tests.Knowledge.FollowUps;

/// <summary>The first words of a message, as they are typed.</summary>
public sealed class OpeningTests
{
    [Theory]
    [InlineData("còn thử việc thì sao", "Link", "thử việc thì sao")]
    [InlineData("vậy 2 năm thì được bao nhiêu", "Link", "2 năm thì được bao nhiêu")]
    [InlineData("con thu viec thi sao", "Link", "thu viec thi sao")]
    [InlineData("ý là lao động nữ", "Correct", "lao động nữ")]
    [InlineData("ko phải, ý em là hợp đồng 1 năm", "Correct", "hợp đồng 1 năm")]
    [InlineData("à nhầm, lương 12 triệu", "Correct", "lương 12 triệu")]
    [InlineData("dạ cảm ơn ad, cho em hỏi chuyện khác, đoàn phí bao nhiêu", "New", "đoàn phí bao nhiêu")]
    [InlineData("quay lại chuyện lúc nãy, vùng 3 thì sao", "Return", "vùng 3 thì sao")]
    [InlineData("dạ cho em hỏi đoàn phí bao nhiêu", "Filler", "đoàn phí bao nhiêu")]
    public void How_a_message_hangs_on_the_others_is_read_and_left_out(string message, string kind, string rest)
    {
        var opening = Opening.Of(message);
        Assert.Equal((kind, rest), (opening.Kind.ToString(), opening.Rest));
    }

    [Theory]
    [InlineData("con em 3 tuoi bi om")]
    [InlineData("con thu 2 duoc nghi may ngay")]
    [InlineData("con bi benh duoc nghi may ngay")]
    [InlineData("không nghỉ thì có được trả thêm không")]
    [InlineData("một năm thì sao")]
    [InlineData("đoàn phí bao nhiêu")]
    public void A_word_of_the_question_itself_is_no_opening(string message) => Assert.Equal(message, Opening.Of(message).Rest);
}
