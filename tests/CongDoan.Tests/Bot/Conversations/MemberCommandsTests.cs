using CongDoan.Bot.Conversations;

namespace CongDoan.Tests.Bot.Conversations;

public sealed class MemberCommandsTests
{
    [Theory]
    [InlineData("Gặp cán bộ", MemberCommand.AskOfficer)]
    [InlineData("  gap CAN bo!! ", MemberCommand.AskOfficer)]
    [InlineData("#OFFICER", MemberCommand.AskOfficer)]
    [InlineData("xem can cu", MemberCommand.ShowBasis)]
    [InlineData("Hữu ích", MemberCommand.Helpful)]
    [InlineData("chua dung", MemberCommand.Wrong)]
    [InlineData("hoi tro ly ao", MemberCommand.AskBot)]
    [InlineData("doc day du", MemberCommand.ReadWhole)]
    internal void A_command_is_known_by_its_value_or_its_words_with_or_without_marks(string text, MemberCommand command) =>
        Assert.Equal(command, MemberCommands.Recognize(text));

    [Theory]
    [InlineData("Tôi muốn gặp cán bộ để hỏi về lương")]
    [InlineData("chưa đúng hạn thì sao")]
    [InlineData("#unknown")]
    [InlineData("")]
    [InlineData(null)]
    public void A_sentence_that_only_holds_such_words_is_no_command(string? text) => Assert.Null(MemberCommands.Recognize(text));
}
