using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;

namespace CongDoan.Tests.Bot.Inbox;

public sealed class BurstTests : HostTest
{
    // Wide enough for a machine under load: what counts is when the bubbles arrive.
    protected override Dictionary<string, string?> Settings => new() { ["Conversations:BurstWindow"] = "00:00:08" };

    [Fact]
    public async Task Three_bubbles_get_one_answer()
    {
        Answers.On("công ty\nkhông trả lương\nthì làm sao", ScriptedAnswers.Plain(Decision.Greet, "x", "Một câu."));
        var chat = await Host.ChatAsync();
        await chat.SayAsync("công ty");
        await chat.SayAsync("không trả lương");
        await chat.SayAsync("thì làm sao");
        var heard = await chat.HearAsync(4);

        Assert.Equal("Một câu.", heard[3].GetProperty("text").GetString());
        Assert.Single(Answers.Asked);
    }
}
