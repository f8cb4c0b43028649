using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Inbox;

public sealed class InboxWorkerTests : HostTest
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["Conversations:BurstWindow"] = "00:00:00.3",
    };

    [Fact]
    public async Task The_echo_does_not_wait_for_the_answer()
    {
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource<Answer>();
        Answers.On("chậm", (_, _) =>
        {
            asked.SetResult();
            return release.Task;
        });
        var chat = await Host.ChatAsync();
        await chat.SayAsync("chậm", "abc");
        await asked.Task;
        var echo = (await chat.HearAsync(1))[0];
        Assert.Equal("abc", echo.GetProperty("channelData").GetProperty("clientActivityID").GetString());

        release.SetResult(ScriptedAnswers.Plain(Decision.Greet, "x", "Xong."));
        await chat.HearAsync(1);
    }

    [Fact]
    public async Task A_message_that_always_fails_goes_to_an_officer_and_the_next_is_answered()
    {
        Answers.On("độc", (_, _) => throw new InvalidOperationException("poison"));
        Answers.On("lành", ScriptedAnswers.Plain(Decision.Greet, "x", "Vâng."));
        var poisoned = await Host.ChatAsync();
        await poisoned.SayAsync("độc");
        Assert.Equal("Vâng.", (await (await Host.ChatAsync()).AskAsync("lành")).GetProperty("text").GetString());

        var heard = await poisoned.HearAsync(2);
        var reply = heard[1];
        Assert.Equal(heard[0].GetProperty("id").GetString(), reply.GetProperty("replyToId").GetString());
        var ticket = ChatClient.Content(reply).GetProperty("ticket").GetString()!;
        Assert.Contains(ticket, reply.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal(3, Answers.Asked.Count(question => question.Text == "độc"));
        await using var db = await Host.DbAsync();
        var concern = await db.Set<Concern>().SingleAsync();
        Assert.Equal(("bot_failed", "độc", ticket), (concern.Reason, concern.Question, concern.TicketCode));
        Assert.Equal(InboxState.Quarantined, (await db.Set<InboxItem>().SingleAsync(item => item.Attempts > 1)).State);
    }

    [Fact]
    public async Task A_stopping_host_gives_its_turn_back_and_the_next_host_answers_once()
    {
        Answers.On("dở dang", async (_, stopping) =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, stopping);
            throw new InvalidOperationException("Never reached.");
        });
        var chat = await Host.ChatAsync();
        await chat.SayAsync("dở dang");
        await Host.EventuallyAsync<InboxItem>(db => db.Set<InboxItem>().FirstOrDefaultAsync(item => item.State == InboxState.Running));

        Answers.On("dở dang", ScriptedAnswers.Plain(Decision.Greet, "x", "Xong."));
        await RestartAsync();
        await Host.EventuallyAsync<InboxItem>(db => db.Set<InboxItem>().FirstOrDefaultAsync(item => item.State == InboxState.Done));
        await using var after = await Host.DbAsync();
        Assert.Equal(1, (await after.Set<InboxItem>().SingleAsync()).Attempts);
        Assert.Equal(1, await after.Set<Message>().CountAsync(message => message.From == MessageFrom.Bot));
    }

    [Fact]
    public async Task An_officer_who_comes_in_while_the_bot_thinks_is_not_talked_over()
    {
        Answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        var asked = new TaskCompletionSource();
        var release = new TaskCompletionSource<Answer>();
        Answers.On("nghĩ lâu", (_, _) =>
        {
            asked.SetResult();
            return release.Task;
        });
        var chat = await Host.ChatAsync();
        await chat.AskAsync("câu khó");
        await chat.SayAsync("nghĩ lâu");
        await asked.Task;
        await using (var db = await Host.DbAsync())
        {
            var conversation = await db.Set<Conversation>().SingleAsync();
            conversation.Enter(ConversationState.WithOfficer, TimeProvider.System.GetUtcNow());
            await db.SaveChangesAsync();
        }

        release.SetResult(ScriptedAnswers.Cited("không được nói ra"));
        await Host.EventuallyAsync<BotDb>(async db => await db.Set<InboxItem>().AllAsync(item => item.State == InboxState.Done) ? db : null);
        await using var after = await Host.DbAsync();
        Assert.False(await after.Set<Message>().AnyAsync(message => message.Text.Contains("không được nói ra")));
        Assert.Equal(1, (await after.Set<Concern>().SingleAsync()).UnreadMessages);
    }

    [Fact]
    public async Task Messages_that_come_together_share_a_commit_and_all_are_kept()
    {
        var writer = Host.App.Services.GetRequiredService<InboxWriter>();
        var now = TimeProvider.System.GetUtcNow();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => writer.StoreAsync(
            new InboundEvent
            {
                Channel = "test", Account = "a", EventId = $"e{i % 100}", ConversationKey = $"k{i % 10}", MemberId = $"m{i % 10}", Unit = "vn",
                Kind = InboxKind.Message, Text = "?", ReceivedAt = now,
            },
            CancellationToken.None))));

        Assert.Equal(100, outcomes.OfType<InboxOutcome.Stored>().Count());
        Assert.Equal(100, outcomes.OfType<InboxOutcome.AlreadyThere>().Count());
        await using var db = await Host.DbAsync();
        Assert.Equal(100, await db.Set<InboxItem>().CountAsync());
    }
}
