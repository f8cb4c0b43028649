using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;

namespace CongDoan.Tests.Bot.Conversations;

/// <summary>What people type below a list of choices.</summary>
public sealed class NumberedChoiceTests : HostTest
{
    private static readonly string[] Options = ["Có thời hạn", "Không thời hạn", "Thử việc"];

    [Theory]
    [InlineData("2", "Không thời hạn")]
    [InlineData(" 2. ", "Không thời hạn")]
    [InlineData("số 3 ạ", "Thử việc")]
    [InlineData("em chọn câu 1", "Có thời hạn")]
    [InlineData("cau so 2 nhe ad", "Không thời hạn")]
    [InlineData("ý thứ hai", "Không thời hạn")]
    [InlineData("câu đầu", "Có thời hạn")]
    [InlineData("4", null)]
    [InlineData("0", null)]
    [InlineData("-1", "Có thời hạn")]
    [InlineData("2 năm", null)]
    [InlineData("hai", null)]
    [InlineData("1 2", null)]
    [InlineData("dạ", null)]
    [InlineData("", null)]
    [InlineData("99999999999999999999", null)]
    public void A_number_names_a_choice_only_where_nothing_else_is_said(string text, string? chosen) =>
        Assert.Equal(chosen, NumberedChoice.Read(text, Offered(Decision.AskBack, Options)));

    /// <summary>Beside an answer that only probably fits stand other questions.</summary>
    [Fact]
    public void What_is_offered_beside_an_answer_is_chosen_as_well() => Assert.Equal("Không thời hạn", NumberedChoice.Read("2", Offered(Decision.Answer, Options)));

    [Fact]
    public void A_number_that_stands_in_a_choice_itself_is_an_amount_unless_it_is_called_a_number_of_the_list()
    {
        var offered = Offered(Decision.AskBack, "Dưới 1 năm", "Từ 1 đến 2 năm", "Trên 2 năm");
        Assert.Null(NumberedChoice.Read("2", offered));
        Assert.Equal("Từ 1 đến 2 năm", NumberedChoice.Read("số 2", offered));
        Assert.Equal("Trên 2 năm", NumberedChoice.Read("3", offered));
    }

    [Fact]
    public void Where_nothing_was_offered_a_number_is_a_number()
    {
        Assert.Null(NumberedChoice.Read("2", Offered(Decision.Answer)));
        Assert.Null(NumberedChoice.Read("2", null));
        Assert.Null(NumberedChoice.Read("2", JsonSerializer.Serialize(AnswerFormatter.Fixed("Chào bạn", "welcome", MemberCommands.Officer), AnswerFormatter.Json)));
    }

    [Fact]
    public async Task The_chosen_words_are_asked_and_stand_before_the_next_question()
    {
        Answers.On("hợp đồng", ScriptedAnswers.Plain(Decision.AskBack, "ask", "Loại nào?", false, Options));
        Answers.On("Không thời hạn", ScriptedAnswers.Cited("45 ngày."));
        Answers.On("còn thử việc", (question, _) => Task.FromResult(
            ScriptedAnswers.Plain(Decision.Greet, "greet", string.Join(" | ", question.History.Where(turn => turn.FromMember).Select(turn => turn.Text)))));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("hợp đồng");
        Assert.StartsWith("45 ngày.", (await chat.AskAsync("2")).GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("hợp đồng | Không thời hạn", (await chat.AskAsync("còn thử việc")).GetProperty("text").GetString());
    }

    private static string Offered(Decision decision, params string[] options) => JsonSerializer.Serialize(
        AnswerFormatter.Content(ScriptedAnswers.Plain(decision, "ask", "Bạn hỏi việc nào?", false, options)), AnswerFormatter.Json);
}
