using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Inbox;

public sealed class InboxBatchTests : QueueTest
{
    [Fact]
    public async Task A_repeated_event_is_stored_once_and_answered_with_the_first_ids()
    {
        var first = Assert.IsType<InboxOutcome.Stored>(await ReceiveAsync("c1", "e1"));
        var again = Assert.IsType<InboxOutcome.AlreadyThere>(await ReceiveAsync("c1", "e1"));
        Assert.Equal((first.ConversationId, first.ItemId, first.Sequence), (again.ConversationId, again.ItemId, again.Sequence));
        await using var db = Store.CreateDbContext();
        Assert.Equal(1, await db.Set<Message>().CountAsync());
    }

    [Fact]
    public async Task A_repeat_within_one_batch_is_stored_once()
    {
        var outcomes = await ReceiveAsync(Event("c1", "e1"), Event("c1", "e1"), Event("c1", "e2"));
        Assert.IsType<InboxOutcome.Stored>(outcomes[0]);
        Assert.Equal(1L, Assert.IsType<InboxOutcome.AlreadyThere>(outcomes[1]).Sequence);
        Assert.Equal(2L, Assert.IsType<InboxOutcome.Stored>(outcomes[2]).Sequence);
    }

    [Fact]
    public async Task Members_and_conversations_of_one_batch_are_made_once()
    {
        await ReceiveAsync([.. Enumerable.Range(0, 30).Select(i => Event($"c{i % 3}", $"e{i}"))]);
        await using var db = Store.CreateDbContext();
        Assert.Equal(3, await db.Set<Member>().CountAsync());
        Assert.Equal([10L, 10L, 10L], await db.Set<Conversation>().Select(one => one.LastSequence).ToListAsync());
    }

    [Fact]
    public async Task A_member_of_two_conversations_is_made_once_and_one_that_is_known_not_again()
    {
        await ReceiveAsync(Event("c1", "e1") with { MemberId = "m" });
        await ReceiveAsync(Event("c2", "e2") with { MemberId = "m" }, Event("c3", "e3") with { MemberId = "n" }, Event("c4", "e4") with { MemberId = "n" });
        await using var db = Store.CreateDbContext();
        Assert.Equal(["m", "n"], await db.Set<Member>().OrderBy(one => one.Id).Select(one => one.ExternalId).ToListAsync());
        Assert.Equal(["c1", "c2", "c3", "c4"], await db.Set<Conversation>().OrderBy(one => one.Id).Select(one => one.Id).ToListAsync());
    }

    [Fact]
    public async Task A_repeat_and_a_receipt_make_no_conversation()
    {
        await ReceiveAsync(Event("c1", "e1"), Event("c2", "e1"), Event("c3", "e2", InboxKind.Note));
        await using var db = Store.CreateDbContext();
        Assert.Equal("c1", (await db.Set<Conversation>().SingleAsync()).Id);
    }

    [Fact]
    public async Task A_pressed_button_leaves_no_message()
    {
        var outcomes = await ReceiveAsync(Event("c1", "e1", InboxKind.Command, "Gặp cán bộ") with { IsSaid = false, Value = "#officer" });
        Assert.Null(Assert.IsType<InboxOutcome.Stored>(outcomes[0]).Sequence);
        await using var db = Store.CreateDbContext();
        Assert.False(await db.Set<Message>().AnyAsync());
        Assert.Contains("#officer", (await db.Set<InboxItem>().SingleAsync()).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_event_id_on_another_account_is_another_event()
    {
        await ReceiveAsync("c1", "e1");
        var other = await ReceiveAsync(Event("c2", "e1") with { Account = "other" });
        Assert.IsType<InboxOutcome.Stored>(other[0]);
    }

    [Fact]
    public async Task A_rehearsal_leaves_nothing_behind()
    {
        await using var db = Store.CreateDbContext();
        await new InboxBatch(db, Window).RehearseAsync(Time.GetUtcNow(), CancellationToken.None);
        await using var after = Store.CreateDbContext();
        Assert.False(await after.Set<InboxItem>().AnyAsync() || await after.Set<Message>().AnyAsync()
            || await after.Set<Conversation>().AnyAsync() || await after.Set<Member>().AnyAsync());
    }
}
