using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Inbox;

/// <summary>Words that were taken back or put right before they had their turn, told of in either order.</summary>
public sealed class AfterthoughtTests : HostTest
{
    private const string Slip = "vợ em bị sếp đánh";
    private const string Meant = "vợ em được nghỉ mấy ngày";
    private ChatClient _chat = null!;
    private Conversation _conversation = null!;

    protected override Dictionary<string, string?> Settings => new() { ["Conversations:BurstWindow"] = "00:00:01.5" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_taken_back_is_not_answered_and_not_kept(bool isToldFirst)
    {
        await BeginAsync();
        InboundEvent[] events = [Event("m-1", InboxKind.Message, Slip), Event("gone:m-1", InboxKind.Recall, "", "m-1")];
        await StoreAsync(isToldFirst ? [.. events.Reverse()] : events);
        await StoreAsync(Event("m-2", InboxKind.Message, Meant));
        Assert.Equal("7 ngày.", (await ReplyAsync()).Text);
        Assert.DoesNotContain(Answers.Asked, question => question.Text.Contains(Slip, StringComparison.Ordinal));
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<Message>().AnyAsync(message => message.Text.Contains(Slip)));
        Assert.True(await db.Set<Message>().AnyAsync(message => message.Text == Wording.Erased));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_put_right_is_answered_and_kept_as_it_stands_now(bool isToldFirst)
    {
        await BeginAsync();
        InboundEvent[] events = [Event("m-1", InboxKind.Message, Slip), Event("put:m-1", InboxKind.Edit, Meant, "m-1")];
        await StoreAsync(isToldFirst ? [.. events.Reverse()] : events);
        Assert.Equal("7 ngày.", (await ReplyAsync()).Text);
        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().AllAsync(item => item.State == InboxState.Done) ? "" : null);
        await using var db = await Host.DbAsync();
        Assert.Equal(Meant, (await db.Set<Message>().SingleAsync(message => message.InboxEventId == "m-1")).Text);
        Assert.Equal(2, await db.Set<Message>().CountAsync(message => message.From == MessageFrom.Bot));
    }

    private async Task BeginAsync()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Answers.On(Meant, ScriptedAnswers.Plain(Decision.Greet, "x", "7 ngày."));
        _chat = await Host.ChatAsync();
        await _chat.AskAsync("xin chào");
        await using var db = await Host.DbAsync();
        _conversation = await db.Set<Conversation>().AsNoTracking().SingleAsync();
    }

    private Task<Message> ReplyAsync() => Host.EventuallyAsync(db => db.Set<Message>().AsNoTracking()
        .Where(message => message.From == MessageFrom.Bot && message.Sequence > 2).OrderBy(message => message.Sequence).FirstOrDefaultAsync());

    private InboundEvent Event(string id, InboxKind kind, string text, string? value = null) => new()
    {
        Channel = _conversation.Channel, Account = _conversation.Account, EventId = id, ConversationKey = _conversation.Key, MemberId = "x", Unit = _conversation.Unit,
        Kind = kind, Text = text, Value = value, IsSaid = kind == InboxKind.Message, ReceivedAt = TimeProvider.System.GetUtcNow(),
    };

    private async Task StoreAsync(params InboundEvent[] events)
    {
        foreach (var one in events)
        {
            await Host.App.Services.GetRequiredService<InboxWriter>().StoreAsync(one, CancellationToken.None);
            if (one.Kind != InboxKind.Message && one == events[0])
            {
                // Told of first, it has had its turn before the words come.
                await Host.EventuallyAsync(async db => await db.Set<InboxItem>().AnyAsync(item => item.EventId == one.EventId && item.State == InboxState.Done) ? "" : null);
            }
        }
    }
}
