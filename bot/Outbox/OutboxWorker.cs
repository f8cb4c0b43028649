using CongDoan.Bot.Messaging;
using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Outbox;

/// <summary>Sends what the outbox holds and writes down what became of it. What cannot be sent stays visible.</summary>
internal sealed partial class OutboxWorker(
    OutboxClaims claims,
    OutboundReader reader,
    ChannelSet channels,
    OutboxDoorbell bell,
    LoopGuard guard,
    TimeProvider time,
    ILogger<OutboxWorker> logger) : BackgroundService
{
    private const int Workers = 4;
    private const int MaxAttempts = 8;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync(
        "outbox",
        async stopping =>
        {
            await claims.FreeAllAsync(stopping);
            await Task.WhenAll(Enumerable.Range(0, Workers).Select(_ => guard.RunAsync("outbox worker", LoopAsync, stopping)));
        },
        stoppingToken);

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await claims.ClaimAsync(stopping) is { } item)
                {
                    bell.Ring();
                    await WorkAsync(item, stopping);
                    continue;
                }
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                // A claim that was not settled comes back when its lease ends.
                Log.StoreFailed(logger, error);
            }

            var due = await claims.NextDueAsync(stopping) - time.GetUtcNow();
            await bell.WaitAsync(due > TimeSpan.Zero && due < LongestWait ? due.Value : LongestWait, time, stopping);
        }
    }

    private async Task WorkAsync(OutboxItem item, CancellationToken stopping)
    {
        var now = time.GetUtcNow();
        var delivery = await SendAsync(item, stopping);
        var (state, due, reason) = delivery switch
        {
            Delivery.Sent => (OutboxState.Sent, now, (string?)null),
            Delivery.Refused refused => (OutboxState.Refused, now, refused.Reason),
            Delivery.RetryLater { WasTried: false } later => (OutboxState.Ready, now + Longer(later.After, LongestWait), later.Reason),
            Delivery.RetryLater later when item.Attempts >= MaxAttempts => (OutboxState.Dead, now, later.Reason),
            Delivery.Unknown unknown when item.Attempts >= MaxAttempts => (OutboxState.Dead, now, unknown.Reason),
            Delivery.RetryLater later => (OutboxState.Ready, now + Longer(later.After, Backoff.After(item.Attempts)), later.Reason),
            Delivery.Unknown unknown => (OutboxState.Ready, now + Longer(OutboxClaims.DoubtPause, Backoff.After(item.Attempts)), unknown.Reason),
            _ => throw new InvalidOperationException("A delivery of an unknown kind."),
        };
        var tries = item.Attempts - (delivery is Delivery.RetryLater { WasTried: false } ? 1 : 0);
        if (!await claims.SettleAsync(item, state, due, reason, tries, CancellationToken.None))
        {
            Log.Lost(logger, item.Id);
        }
        else if (state is OutboxState.Refused or OutboxState.Dead)
        {
            Log.NotSent(logger, item.Id, item.Channel, reason ?? "");
        }
    }

    private async Task<Delivery> SendAsync(OutboxItem item, CancellationToken stopping)
    {
        if (channels.Find(item.Channel) is not { } channel)
        {
            return new Delivery.RetryLater(TimeSpan.FromMinutes(1), "channel_off") { WasTried = false };
        }

        try
        {
            // Long enough for any platform, and well within the lease.
            using var limit = new CancellationTokenSource(OutboxClaims.Lease / 2, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(stopping, limit.Token);
            return await channel.SendAsync(await reader.ReadAsync(item, both.Token), both.Token);
        }
        catch (OperationCanceledException)
        {
            return new Delivery.Unknown("interrupted");
        }
#pragma warning disable CA1031 // A fault in one channel must not stop the others; the item is tried again and then shown.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.SendFailed(logger, item.Id, item.Channel, error);
            return new Delivery.RetryLater(TimeSpan.Zero, "failed");
        }
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Outbox item {Item} for {Channel} was not sent: {Reason}")]
        public static partial void NotSent(ILogger logger, long item, string channel, string reason);

        [LoggerMessage(Level = LogLevel.Error, Message = "Sending outbox item {Item} on {Channel} threw")]
        public static partial void SendFailed(ILogger logger, long item, string channel, Exception error);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The claim on outbox item {Item} was lost; what became of it was not written")]
        public static partial void Lost(ILogger logger, long item);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be read or written; it looks again in a moment")]
        public static partial void StoreFailed(ILogger logger, Exception error);
    }
}
