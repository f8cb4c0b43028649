using System.Collections.Concurrent;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Workers;
using CongDoan.Tests.Bot.Inbox;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Tests.Bot.Outbox;

public sealed class OutboxWorkerTests : QueueTest
{
    private readonly ScriptedChannel _channel = new();

    [Fact]
    public async Task What_was_sent_is_marked_and_not_sent_again()
    {
        await AddAsync();
        await RunUntilAsync(item => item.State == OutboxState.Sent);
        Assert.Single(_channel.Sent);
        Assert.Equal(1, (await ItemAsync()).Attempts);
    }

    [Fact]
    public async Task A_channel_that_asks_to_wait_is_not_called_before()
    {
        _channel.Script.Enqueue(new Delivery.RetryLater(TimeSpan.FromSeconds(30), "busy"));
        await AddAsync();
        await RunUntilAsync(item => item.State == OutboxState.Ready && item.Attempts == 1);
        var item = await ItemAsync();
        Assert.Equal(Time.GetUtcNow() + TimeSpan.FromSeconds(30), item.DueAt);
        Assert.Equal("busy", item.Reason);
    }

    [Fact]
    public async Task After_eight_tries_a_message_is_dead_and_stays_visible()
    {
        for (var i = 0; i < 9; i++)
        {
            _channel.Script.Enqueue(new Delivery.RetryLater(TimeSpan.Zero, "http_500"));
        }

        await AddAsync();
        await RunUntilAsync(item => item.State == OutboxState.Dead, advance: OutboxClaims.Lease / 2 - TimeSpan.FromSeconds(1));
        Assert.Equal((8, "http_500"), ((await ItemAsync()).Attempts, (await ItemAsync()).Reason));
        Assert.Equal(8, _channel.Sent.Count);
    }

    [Fact]
    public async Task A_refusal_is_final()
    {
        _channel.Script.Enqueue(new Delivery.Refused("user_gone"));
        await AddAsync();
        await RunUntilAsync(item => item.State == OutboxState.Refused);
        Assert.Equal("user_gone", (await ItemAsync()).Reason);
    }

    [Fact]
    public async Task A_doubtful_sending_waits_for_the_echo_before_it_is_tried_again()
    {
        _channel.Script.Enqueue(new Delivery.Unknown("timed_out"));
        await AddAsync();
        await RunUntilAsync(item => item.State == OutboxState.Ready && item.Attempts == 1);
        Assert.Equal(Time.GetUtcNow() + OutboxClaims.DoubtPause, (await ItemAsync()).DueAt);
    }

    [Fact]
    public async Task A_late_sender_writes_nothing()
    {
        await AddAsync();
        var frozen = await ClaimOneAsync();
        Time.Advance(TimeSpan.FromSeconds(61));
        var second = await ClaimOneAsync();
        Assert.False(await OutClaims.SettleAsync(frozen!, OutboxState.Dead, Time.GetUtcNow(), "late"));
        Assert.True(await OutClaims.SettleAsync(second!, OutboxState.Sent, Time.GetUtcNow(), null));
    }

    [Fact]
    public async Task Messages_of_one_conversation_leave_in_order_and_one_at_a_time()
    {
        await ReceiveAsync("c1", "e1");
        await AddAsync("c1");
        await AddAsync("c1");
        var first = await ClaimOneAsync();
        Assert.Null(await ClaimOneAsync());
        // The first is tried again later: the second still waits for it.
        await OutClaims.SettleAsync(first!, OutboxState.Ready, Time.GetUtcNow() + TimeSpan.FromSeconds(5), "busy");
        Assert.Null(await ClaimOneAsync());
    }

    [Fact]
    public async Task The_start_of_a_sending_is_committed_before_the_first_byte()
    {
        OutboxItem? seen = null;
        _channel.OnSend = async () => seen = await ItemAsync();
        await AddAsync();
        await RunUntilAsync(item => item.State == OutboxState.Sent);
        Assert.Equal((OutboxState.Sending, 1), (seen!.State, seen.Attempts));
    }

    [Fact]
    public async Task What_left_while_the_database_was_held_is_written_down_when_it_is_free_and_not_sent_again()
    {
        var other = Store.CreateDbContext();
        var held = new TaskCompletionSource();
        _channel.OnSending = async _ =>
        {
            await other.Database.BeginTransactionAsync();
            held.TrySetResult();
        };
        await AddAsync();
        var run = RunUntilAsync(item => item.State == OutboxState.Sent);
        await held.Task;
        // Longer than one try to write waits.
        await Task.Delay(TimeSpan.FromSeconds(2.5));
        Assert.Equal(OutboxState.Sending, (await ItemAsync()).State);
        await other.DisposeAsync();

        await run;
        Assert.Single(_channel.Sent);
        Assert.Equal(1, (await ItemAsync()).Attempts);
    }

    [Fact]
    public async Task A_claim_takes_the_first_item_of_each_of_several_conversations()
    {
        foreach (var conversation in new[] { "c1", "c1", "c2", "c3" })
        {
            await ReceiveAsync(conversation, Guid.NewGuid().ToString("N"));
            await AddAsync(conversation);
        }

        var first = await OutClaims.ClaimAsync(2, CancellationToken.None);
        Assert.Equal(["c1", "c2"], first.Select(item => item.ConversationId));
        Assert.Equal(["c3"], (await OutClaims.ClaimAsync(2, CancellationToken.None)).Select(item => item.ConversationId));
        await OutClaims.SettleAsync(first[0], OutboxState.Sent, Time.GetUtcNow(), null);
        var second = Assert.Single(await OutClaims.ClaimAsync(2, CancellationToken.None));
        Assert.Equal("c1", second.ConversationId);
        Assert.True(second.Id > first[0].Id);
    }

    [Fact]
    public async Task Many_conversations_are_sent_at_once_and_each_in_its_order()
    {
        const int Conversations = 12;
        const int Each = 5;
        var conversations = Enumerable.Range(0, Conversations).Select(number => $"c{number}").ToList();
        await ReceiveAsync([.. conversations.Select(conversation => Event(conversation, "e-" + conversation))]);
        await using (var db = Store.CreateDbContext())
        {
            for (var round = 0; round < Each; round++)
            {
                db.AddRange(conversations.Select(conversation => new OutboxItem
                {
                    ConversationId = conversation, Channel = "scripted", Account = "a", Kind = OutboxKind.Alert, Body = "{}", DueAt = Time.GetUtcNow(),
                }));
                await db.SaveChangesAsync();
            }
        }

        var underWay = new ConcurrentDictionary<string, int>();
        var (together, most) = (0, 0);
        _channel.OnSending = async message =>
        {
            Assert.True(underWay.TryAdd(message.ConversationId!, 0));
            InterlockedMax(ref most, Interlocked.Increment(ref together));
            await Task.Delay(5);
            Interlocked.Decrement(ref together);
            underWay.TryRemove(message.ConversationId!, out _);
        };
        await RunUntilAsync(async () => !await Store.CreateDbContext().Set<OutboxItem>().AnyAsync(item => item.State != OutboxState.Sent));
        Assert.True(most > 1);
        Assert.Equal(Conversations * Each, _channel.Sent.Count);
        Assert.All(_channel.Sent.GroupBy(message => message.ConversationId), own => Assert.Equal(own.Select(one => one.OutboxId).Order(), own.Select(one => one.OutboxId)));
        await using var after = Store.CreateDbContext();
        Assert.True(await after.Set<OutboxItem>().AllAsync(item => item.Attempts == 1));
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private OutboxClaims OutClaims => new(Store, Commits, Time);

    private async Task<OutboxItem?> ClaimOneAsync() => (await OutClaims.ClaimAsync(1, CancellationToken.None)).SingleOrDefault();

    private async Task AddAsync(string? conversation = null)
    {
        await using var db = Store.CreateDbContext();
        db.Add(new OutboxItem { ConversationId = conversation, Channel = "scripted", Account = "a", Kind = OutboxKind.Alert, Body = "{}", DueAt = Time.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    private async Task<OutboxItem> ItemAsync()
    {
        await using var db = Store.CreateDbContext();
        return await db.Set<OutboxItem>().AsNoTracking().SingleAsync();
    }

    private Task RunUntilAsync(Func<OutboxItem, bool> wanted, TimeSpan? advance = null) => RunUntilAsync(async () => wanted(await ItemAsync()), advance);

    private async Task RunUntilAsync(Func<Task<bool>> isDone, TimeSpan? advance = null)
    {
        await using var app = WebApplication.CreateBuilder().Build();
        var guard = new LoopGuard((IHostApplicationLifetime)app.Services.GetService(typeof(IHostApplicationLifetime))!, NullLogger<LoopGuard>.Instance);
        using var worker = new OutboxWorker(
            OutClaims, new OutboundReader(Store), new ChannelSet([_channel]), new OutboxDoorbell(), guard, Time, NullLogger<OutboxWorker>.Instance);
        await worker.StartAsync(CancellationToken.None);
        for (var tries = 0; tries < 600 && !await isDone(); tries++)
        {
            await Task.Delay(20);
            // Never past the lease of a sending that is under way: it would be taken as lost and counted twice.
            if (advance is { } by && (await ItemAsync()).State == OutboxState.Ready)
            {
                Time.Advance(by);
            }
        }

        Assert.True(await isDone());
        await worker.StopAsync(CancellationToken.None);
    }

    private sealed class ScriptedChannel : IChannel
    {
        public ConcurrentQueue<Delivery> Script { get; } = new();

        public ConcurrentQueue<OutboundMessage> Sent { get; } = new();

        public Func<Task>? OnSend { get; set; }

        public Func<OutboundMessage, Task>? OnSending { get; set; }

        public string Name => "scripted";

        public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            if (OnSend is { } look)
            {
                await look();
            }

            if (OnSending is { } work)
            {
                await work(message);
            }

            Sent.Enqueue(message);
            return Script.TryDequeue(out var delivery) ? delivery : new Delivery.Sent();
        }
    }
}
