using CongDoan.Knowledge.Answering;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>An article without its law.</summary>
public sealed class BareArticleTests(StarterLibrary library) : IClassFixture<StarterLibrary>
{
    [Theory]
    [InlineData("điều 35", "Điều 35 Bộ luật Lao động")]
    [InlineData("cho em hỏi khoan 2 dieu 35 noi gi vay ad", "khoản 2 Điều 35 Bộ luật Lao động")]
    [InlineData("Điều 5 khoản 1 quy định gì?", "Điều 5 khoản 1 Bộ luật Lao động")]
    public async Task Which_law_is_meant_is_asked_with_a_button_for_each(string question, string button)
    {
        var answer = await library.Ask(question);

        Assert.Equal((Decision.AskBack, "which_law"), (answer.Decision, answer.Reason));
        Assert.Equal(button, answer.Options[0]);
        Assert.NotEqual("which_law", (await library.Ask(answer.Options[0])).Reason);
    }

    [Theory]
    [InlineData("điều 35 bộ luật lao động nói gì")]
    [InlineData("điều 2 con cần làm khi bị nợ lương")]
    public async Task A_named_law_or_another_question_is_not_asked_back(string question) => Assert.NotEqual("which_law", (await library.Ask(question)).Reason);

    [Fact]
    public async Task In_a_talk_the_law_that_was_cited_comes_first()
    {
        var answer = await library.Ask("điều 36", new Turn(true, "lương tối thiểu vùng 1 bao nhiêu"), new Turn(false, "Từ ngày 01/01/2026 … Căn cứ: Điều 39 Luật Việc làm (74/2025/QH15)"));

        Assert.Equal("Điều 36 Luật Việc làm", answer.Options[0]);
    }
}
