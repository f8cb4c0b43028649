using CongDoan.Bot.Conversations;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Conversations;

/// <summary>What a question goes on with: the member's own stored turns of the last day, answered by the real knowledge over the starter notes.</summary>
public sealed class EarlierTurnsTests : HostTest
{
    private const string Question = "làm thêm ngày chủ nhật tính lương sao";

    private const string FollowUp = "còn ngày lễ";

    private const string OnHolidays = "300%";

    protected override void Adjust(IServiceCollection services) =>
        services.AddSingleton<AnswerQuestion>(provider => provider.GetRequiredService<Answerer>().AnswerAsync);

    [Fact]
    public async Task A_follow_up_goes_on_with_the_conversation_also_after_a_restart()
    {
        var chat = await Host.ChatAsync();
        await chat.AskAsync(Question);
        await RestartAsync();

        Assert.Contains(OnHolidays, await FollowAsync(chat, before: 2), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_members_words_are_no_part_of_it()
    {
        await (await Host.ChatAsync()).AskAsync(Question);

        Assert.DoesNotContain(OnHolidays, await FollowAsync(await Host.ChatAsync(), before: 0), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_said_more_than_a_day_ago_is_not_gone_on_with()
    {
        var chat = await Host.ChatAsync();
        await chat.AskAsync(Question);
        await using (var db = await Host.DbAsync())
        {
            await db.Set<Message>().ExecuteUpdateAsync(set => set.SetProperty(message => message.SentAt, TimeProvider.System.GetUtcNow().AddHours(-25)));
        }

        Assert.DoesNotContain(OnHolidays, await FollowAsync(chat, before: 2), StringComparison.Ordinal);
    }

    /// <summary>Says the follow-up to the host that runs now and gives the last that the bot said.</summary>
    private async Task<string> FollowAsync(ChatClient chat, int before)
    {
        var now = new ChatClient(Host.Client, chat.Session);
        await now.SayAsync(FollowUp);
        return (await now.HearAsync(before + 2))[^1].GetProperty("text").GetString()!;
    }
}
