using System.Threading.Channels;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Inbox;

/// <summary>
/// Stores what members send. One task writes for all requests: those that wait at the same time share one commit, and
/// so one sync of the disk. A request is answered only after that commit.
/// </summary>
internal sealed partial class InboxWriter(
    IDbContextFactory<BotDb> databases,
    InboxDoorbell bell,
    ConversationBells bells,
    LoopGuard guard,
    IOptions<InboxOptions> options,
    IOptions<ConversationOptions> conversations,
    TimeProvider time,
    ILogger<InboxWriter> logger) : BackgroundService
{
    private const int MaxWaiting = 4096;
    private const int MaxBatch = 256;

    /// <summary>Each try waits for a second inside.</summary>
    private const int BusyTries = 5;

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    /// <summary>For a sender who waits: within <see cref="InboxOptions.StoreWithin"/> it is known, or said not to be.</summary>
    public async Task<InboxOutcome> StoreAsync(InboundEvent received, CancellationToken cancellationToken)
    {
        try
        {
            return await PlaceAsync(received).WaitAsync(options.Value.StoreWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new InboxOutcome.Unconfirmed();
        }
    }

    /// <summary>For what is kept elsewhere meanwhile: says for certain what became of it. Events are placed in the order of the calls.</summary>
    public Task<InboxOutcome> PlaceAsync(InboundEvent received)
    {
        var pending = new Pending(received, new TaskCompletionSource<InboxOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        return _waiting.Writer.TryWrite(pending) ? pending.Done.Task : Task.FromResult<InboxOutcome>(new InboxOutcome.Unavailable());
    }

    /// <summary>Rehearses before the port opens: the first member must not wait for queries to be compiled and code to be loaded.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            await new InboxBatch(db, TimeSpan.Zero).RehearseAsync(time.GetUtcNow(), cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync("inbox writer", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>(MaxBatch);
        while (await _waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < MaxBatch && _waiting.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await WriteAsync(batch);
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Pending> batch)
    {
        if (await TryWriteAsync(batch) || batch.Count == 1)
        {
            return;
        }

        // One event that the database does not take must not cost the others their place.
        foreach (var pending in batch)
        {
            await TryWriteAsync([pending]);
        }
    }

    /// <summary>Not cancelled by the stop of the host: who waits here learns what became of their words.</summary>
    private async Task<bool> TryWriteAsync(List<Pending> batch, int triesLeft = BusyTries)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            var outcomes = await new InboxBatch(db, conversations.Value.BurstWindow)
                .StoreAsync(batch.ConvertAll(pending => pending.Received), CancellationToken.None);
            bell.Ring();
            foreach (var (pending, outcome) in batch.Zip(outcomes))
            {
                pending.Done.TrySetResult(outcome);
                if (outcome is InboxOutcome.Stored { ConversationId: { } conversationId })
                {
                    bells.Ring(conversationId);
                }
            }

            return true;
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException or InvalidOperationException)
        {
            var isBusy = BusyDatabase.Is(error);
            if (isBusy && triesLeft > 1)
            {
                // Whoever waits is told in time that nothing is certain yet; the words are still worth keeping.
                Log.Busy(logger, batch.Count);
                return await TryWriteAsync(batch, triesLeft - 1);
            }

            Log.NotStored(logger, batch.Count, error);
            if (batch.Count > 1 && !isBusy)
            {
                return false;
            }

            // A busy database has taken nothing; any other fault may have come after the commit.
            InboxOutcome outcome = isBusy ? new InboxOutcome.Unavailable() : new InboxOutcome.Unconfirmed();
            batch.ForEach(pending => pending.Done.TrySetResult(outcome));
            return true;
        }
    }

    private sealed record Pending(InboundEvent Received, TaskCompletionSource<InboxOutcome> Done);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The database is busy; {Count} inbound events are tried again")]
        public static partial void Busy(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} inbound events could not be stored; their senders were told to come again")]
        public static partial void NotStored(ILogger logger, int count, Exception error);
    }
}
