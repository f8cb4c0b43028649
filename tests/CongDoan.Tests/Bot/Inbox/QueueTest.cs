using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Storage;
using CongDoan.Tests.Bot.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Tests.Bot.Inbox;

/// <summary>The queues over a real database and a clock of the test's own; no host runs.</summary>
public abstract class QueueTest : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("congdoan-").FullName;

    internal FakeTime Time { get; } = new(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.Zero));

    internal Databases Store { get; private set; } = null!;

    internal SharedCommit Commits { get; private set; } = null!;

    internal TimeSpan Window { get; set; } = TimeSpan.FromSeconds(1.2);

    internal InboxClaims Claims => new(
        Store, Commits, Options.Create(new InboxOptions()), Options.Create(new ConversationOptions { BurstWindow = Window }), Time);

    public async Task InitializeAsync()
    {
        var database = new BotDatabase(_folder);
        await BotSchema.PrepareAsync(database, TimeProvider.System, CancellationToken.None);
        Store = new Databases(database);
        Commits = new SharedCommit(Store);
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    internal async Task<InboxOutcome> ReceiveAsync(string conversation, string eventId, InboxKind kind = InboxKind.Message, string text = "hỏi") =>
        (await ReceiveAsync(Event(conversation, eventId, kind, text)))[0];

    internal async Task<IReadOnlyList<InboxOutcome>> ReceiveAsync(params InboundEvent[] events)
    {
        await using var db = Store.CreateDbContext();
        return await new InboxBatch(db, Window).StoreAsync(events, CancellationToken.None);
    }

    internal InboundEvent Event(string conversation, string eventId, InboxKind kind = InboxKind.Message, string text = "hỏi") => new()
    {
        Channel = "webchat",
        Account = "web",
        EventId = eventId,
        ConversationKey = conversation,
        ConversationId = conversation,
        MemberId = "m-" + conversation,
        Unit = "vn",
        Kind = kind,
        Text = text,
        ReceivedAt = Time.GetUtcNow(),
    };

    internal async Task<InboxClaim?> ClaimAsync() => (await Claims.ClaimAsync(1, CancellationToken.None)).SingleOrDefault();

    internal sealed class Databases(BotDatabase database) : IDbContextFactory<BotDb>
    {
        public BotDb CreateDbContext() => database.Open();
    }
}
