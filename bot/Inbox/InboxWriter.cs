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

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(MaxWaiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public async Task<InboxOutcome> StoreAsync(InboundEvent received, CancellationToken cancellationToken)
    {
        var pending = new Pending(received, new TaskCompletionSource<InboxOutcome>(TaskCreationOptions.RunContinuationsAsynchronously));
        if (!_waiting.Writer.TryWrite(pending))
        {
            return new InboxOutcome.Unavailable();
        }

        try
        {
            return await pending.Done.Task.WaitAsync(options.Value.StoreWithin, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return new InboxOutcome.Unconfirmed();
        }
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
    private async Task<bool> TryWriteAsync(List<Pending> batch)
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
                if (outcome is InboxOutcome.Stored stored)
                {
                    bells.Ring(stored.ConversationId);
                }
            }

            return true;
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException or InvalidOperationException)
        {
            Log.NotStored(logger, batch.Count, error);
            var isBusy = error is SqliteException { SqliteErrorCode: 5 or 6 } || error.InnerException is SqliteException { SqliteErrorCode: 5 or 6 };
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
        [LoggerMessage(Level = LogLevel.Error, Message = "{Count} inbound events could not be stored; their senders were told to come again")]
        public static partial void NotStored(ILogger logger, int count, Exception error);
    }
}
