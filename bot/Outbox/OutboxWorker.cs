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
    /// <summary>A platform takes a fraction of a second for one, and they wait for it, not for each other.</summary>
    private const int AtOnce = 16;

    private const int MaxAttempts = 8;
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(1);

    /// <summary>Each try waits for a second inside; what has left and is not written down would leave again.</summary>
    private const int SettleTries = 5;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync(
        "outbox",
        async stopping =>
        {
            await claims.FreeAllAsync(stopping);
            await new QueueLoop<OutboxItem>(AtOnce, TryClaimAsync, claims.NextDueAsync, WorkAsync, bell, time).RunAsync(stopping);
        },
        stoppingToken);

    private async Task<IReadOnlyList<OutboxItem>> TryClaimAsync(int most, CancellationToken stopping)
    {
        try
        {
            return await claims.ClaimAsync(most, stopping);
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            Log.StoreFailed(logger, error);
            return [];
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
            Delivery.RetryLater { WasTried: false } later => (OutboxState.Ready, now + Longer(later.After, LeastWait), later.Reason),
            Delivery.RetryLater later when item.Attempts >= MaxAttempts => (OutboxState.Dead, now, later.Reason),
            Delivery.Unknown unknown when item.Attempts >= MaxAttempts => (OutboxState.Dead, now, unknown.Reason),
            Delivery.RetryLater later => (OutboxState.Ready, now + Longer(later.After, Backoff.After(item.Attempts)), later.Reason),
            Delivery.Unknown unknown => (OutboxState.Ready, now + Longer(OutboxClaims.DoubtPause, Backoff.After(item.Attempts)), unknown.Reason),
            _ => throw new InvalidOperationException("A delivery of an unknown kind."),
        };
        var tries = item.Attempts - (delivery is Delivery.RetryLater { WasTried: false } ? 1 : 0);
        if (!await TrySettleAsync(item, state, due, reason, tries))
        {
            Log.Lost(logger, item.Id);
        }
        else if (state is OutboxState.Refused or OutboxState.Dead)
        {
            Log.NotSent(logger, item.Id, item.Channel, reason ?? "");
        }
    }

    /// <summary>False when the claim was lost, or the database could not be written: the claim then comes back when its lease ends.</summary>
    private async Task<bool> TrySettleAsync(OutboxItem item, OutboxState state, DateTimeOffset due, string? reason, int tries)
    {
        for (var left = SettleTries; left > 0; left--)
        {
            try
            {
                return await claims.SettleAsync(item, state, due, reason, tries);
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                Log.StoreFailed(logger, error);
            }
        }

        return false;
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
