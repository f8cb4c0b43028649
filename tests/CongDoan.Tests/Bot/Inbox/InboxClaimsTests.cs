using CongDoan.Bot.Inbox;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Inbox;

public sealed class InboxClaimsTests : QueueTest
{
    [Fact]
    public async Task Bubbles_sent_within_a_moment_are_one_claim()
    {
        await ReceiveAsync("c1", "e1");
        Time.Advance(TimeSpan.FromSeconds(1));
        await ReceiveAsync("c1", "e2");
        Time.Advance(TimeSpan.FromSeconds(1));
        // The first is due, but the second is still fresh.
        Assert.Null(await ClaimAsync());
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(0.2), await Claims.NextDueAsync(CancellationToken.None));

        Time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.Equal(["e1", "e2"], await NextAsync());
    }

    [Fact]
    public async Task A_member_who_never_pauses_is_answered_all_the_same()
    {
        for (var i = 0; i < 5; i++)
        {
            await ReceiveAsync("c1", $"e{i}");
            Assert.Null(await ClaimAsync());
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        await ReceiveAsync("c1", "e5");
        Assert.Equal(["e0", "e1", "e2", "e3", "e4"], await NextAsync());
    }

    [Fact]
    public async Task Without_a_window_each_queued_message_is_a_question_of_its_own_in_order()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync(Event("c1", "e1"), Event("c1", "e2"), Event("c1", "e3"));
        Assert.Equal(["e1"], await NextAsync());
        Assert.Equal(["e2"], await NextAsync());
        Assert.Equal(["e3"], await NextAsync());
    }

    [Fact]
    public async Task Questions_that_arrived_apart_stay_apart_however_late_they_are_taken_up()
    {
        await ReceiveAsync("c1", "e1");
        Time.Advance(TimeSpan.FromSeconds(1));
        await ReceiveAsync("c1", "e2");
        Time.Advance(TimeSpan.FromSeconds(1.2));
        await ReceiveAsync("c1", "e3");
        Time.Advance(TimeSpan.FromSeconds(40));
        await ReceiveAsync("c1", "e4");
        Time.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(["e1", "e2"], await NextAsync());
        Assert.Equal(["e3"], await NextAsync());
        Assert.Equal(["e4"], await NextAsync());
    }

    [Fact]
    public async Task What_arrives_while_an_answer_is_being_thought_out_is_the_next_question()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        var first = await ClaimAsync();
        await ReceiveAsync("c1", "e2");
        await ReceiveAsync("c1", "e3");
        await using (var db = Store.CreateDbContext())
        {
            await Claims.FinishAsync(db, first!, InboxState.Done, null, CancellationToken.None);
        }

        Assert.Equal(["e2"], await NextAsync());
    }

    [Fact]
    public async Task A_command_does_not_wait_and_neither_does_what_came_before()
    {
        await ReceiveAsync("c1", "e1");
        await ReceiveAsync("c1", "e2", InboxKind.Command);
        Assert.Equal(["e1"], await NextAsync());
        Assert.Equal(["e2"], await NextAsync());
    }

    [Fact]
    public async Task One_conversation_is_never_held_twice_while_others_go_on()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        var first = await ClaimAsync();
        await ReceiveAsync("c1", "e2");
        await ReceiveAsync("c2", "e3");

        Assert.Equal("c1", first!.ConversationId);
        Assert.Equal("c2", (await ClaimAsync())!.ConversationId);
        Assert.Null(await ClaimAsync());
    }

    [Fact]
    public async Task One_claim_takes_the_first_question_of_each_of_several_conversations()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync(Event("c1", "e1"), Event("c1", "e2"), Event("c2", "e3"), Event("c3", "e4"));

        var claims = await Claims.ClaimAsync(2, CancellationToken.None);
        Assert.Equal([("c1", "e1"), ("c2", "e3")], claims.Select(claim => (claim.ConversationId, claim.Items.Single().EventId)));
        Assert.Equal("c3", Assert.Single(await Claims.ClaimAsync(2, CancellationToken.None)).ConversationId);
        await using var db = Store.CreateDbContext();
        Assert.True(await Claims.FinishAsync(db, claims[0], InboxState.Done, null, CancellationToken.None));
        Assert.Equal("e2", Assert.Single(await Claims.ClaimAsync(2, CancellationToken.None)).Items.Single().EventId);
    }

    [Fact]
    public async Task Many_workers_at_once_claim_each_conversation_once()
    {
        Window = TimeSpan.Zero;
        for (var i = 0; i < 20; i++)
        {
            await ReceiveAsync($"c{i}", $"e{i}");
        }

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(ClaimAsync)));
        Assert.Equal(20, claims.Select(claim => claim!.ConversationId).Distinct().Count());
    }

    [Fact]
    public async Task The_start_is_counted_before_the_work()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        await ClaimAsync();
        await using var db = Store.CreateDbContext();
        var item = await db.Set<InboxItem>().SingleAsync();
        Assert.Equal((1, InboxState.Running, 1L), (item.Attempts, item.State, item.Token));
    }

    [Fact]
    public async Task A_worker_that_wakes_up_after_its_lease_writes_nothing()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        var frozen = await ClaimAsync();
        Time.Advance(TimeSpan.FromSeconds(61));
        var second = await ClaimAsync();

        await using var db = Store.CreateDbContext();
        Assert.False(await Claims.FinishAsync(db, frozen!, InboxState.Done, null, CancellationToken.None));
        Assert.False(await Claims.RenewAsync(frozen!, CancellationToken.None));
        Assert.True(await Claims.FinishAsync(db, second!, InboxState.Done, null, CancellationToken.None));
        Assert.Equal(InboxState.Done, (await db.Set<InboxItem>().AsNoTracking().SingleAsync()).State);
    }

    [Fact]
    public async Task A_renewed_lease_holds()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        var claim = await ClaimAsync();
        for (var i = 0; i < 10; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(30));
            Assert.True(await Claims.RenewAsync(claim!, CancellationToken.None));
            Assert.Null(await ClaimAsync());
        }
    }

    [Fact]
    public async Task After_a_failure_items_are_started_alone_and_the_fourth_start_gives_up()
    {
        await ReceiveAsync("c1", "e1");
        await ReceiveAsync("c1", "e2");
        Time.Advance(Window);
        for (var start = 1; start <= 3; start++)
        {
            var claim = await ClaimAsync();
            Assert.False(claim!.IsGivenUp);
            Assert.Equal(start == 1 ? 2 : 1, claim.Items.Count);
            await Claims.GiveBackAsync(claim, failed: true, CancellationToken.None);
            Assert.Null(await ClaimAsync());
            Time.Advance(TimeSpan.FromSeconds(5));
        }

        var last = await ClaimAsync();
        Assert.True(last!.IsGivenUp);
        Assert.Equal("e1", last.Items.Single().EventId);
        await using var db = Store.CreateDbContext();
        await Claims.FinishAsync(db, last, InboxState.Quarantined, "x", CancellationToken.None);
        // What stood behind it goes on.
        Assert.Equal("e2", (await ClaimAsync())!.Items.Single().EventId);
    }

    [Fact]
    public async Task A_host_that_stops_gives_back_at_once_and_counts_no_failure()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        await Claims.GiveBackAsync((await ClaimAsync())!, failed: false, CancellationToken.None);
        Assert.Equal(1, (await ClaimAsync())!.Items.Single().Attempts);
    }

    [Fact]
    public async Task A_new_host_frees_what_a_dead_one_held()
    {
        Window = TimeSpan.Zero;
        await ReceiveAsync("c1", "e1");
        await ClaimAsync();
        await Claims.FreeAllAsync(CancellationToken.None);
        Assert.Equal(2, (await ClaimAsync())!.Items.Single().Attempts);
    }

    /// <summary>Claims, finishes, and gives the names of what was claimed.</summary>
    private async Task<IEnumerable<string>> NextAsync()
    {
        var claim = await ClaimAsync();
        Assert.NotNull(claim);
        await using var db = Store.CreateDbContext();
        Assert.True(await Claims.FinishAsync(db, claim, InboxState.Done, null, CancellationToken.None));
        return claim.Items.Select(item => item.EventId);
    }
}
