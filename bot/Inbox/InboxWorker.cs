using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Inbox;

/// <summary>
/// Works the inbox off: one conversation by one worker, many conversations at once. What a turn decides is written in
/// one transaction with the items' end, or not at all.
/// </summary>
internal sealed partial class InboxWorker(
    InboxClaims claims,
    TurnRunner turns,
    ChannelSet channels,
    SharedCommit commits,
    IDbContextFactory<BotDb> databases,
    InboxDoorbell inboxBell,
    OutboxDoorbell outboxBell,
    ConversationBells bells,
    LoopGuard guard,
    IOptions<InboxOptions> options,
    TimeProvider time,
    ILogger<InboxWorker> logger) : BackgroundService
{
    /// <summary>Each try waits for a second inside; a member would otherwise wait for the end of the lease.</summary>
    private const int GiveBackTries = 5;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync(
        "inbox",
        async stopping =>
        {
            await claims.FreeAllAsync(stopping);
            await new QueueLoop<InboxClaim>(options.Value.Workers, TryClaimAsync, claims.NextDueAsync, WorkAsync, inboxBell, time).RunAsync(stopping);
        },
        stoppingToken);

    private async Task<IReadOnlyList<InboxClaim>> TryClaimAsync(int most, CancellationToken stopping)
    {
        try
        {
            return await claims.ClaimAsync(most, stopping);
        }
        catch (Exception error) when (BusyDatabase.Is(error))
        {
            Log.Busy(logger);
            return [];
        }
    }

    private async Task WorkAsync(InboxClaim claim, CancellationToken stopping)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var over = new CancellationTokenSource();
        var renewal = RenewAsync(claim, lost, over.Token);
        try
        {
            if (claim.IsGivenUp)
            {
                await GiveUpAsync(claim, lost.Token);
            }
            else
            {
                await TakeTurnAsync(claim, lost.Token);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await GiveBackAsync(claim, failed: false);
        }
        catch (OperationCanceledException) when (lost.IsCancellationRequested)
        {
            Log.Lost(logger, claim.Ids[0]);
        }
        catch (Exception error) when (BusyDatabase.Is(error))
        {
            // Not the message's fault: it must not end with an officer because the disk was slow three times.
            Log.Busy(logger);
            await GiveBackAsync(claim, failed: false);
        }
#pragma warning disable CA1031 // Whatever one conversation's turn threw, the others go on; the item is tried again, then goes to an officer.
        catch (Exception error)
#pragma warning restore CA1031
        {
            Log.TurnFailed(logger, claim.Ids[0], claim.Items[0].Attempts, error);
            await GiveBackAsync(claim, failed: true);
        }
        finally
        {
            await over.CancelAsync();
            await renewal;
        }
    }

    private async Task TakeTurnAsync(InboxClaim claim, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var parts = await PartsAsync(db, claim, cancellationToken);
        if (claim.Items[0].Kind is InboxKind.Message or InboxKind.Command && channels.Find(claim.Items[0].Channel) is { } channel)
        {
            await channel.ShowTypingAsync(claim.ConversationId, cancellationToken);
        }

        var turn = await turns.ThinkAsync(db, claim.ConversationId, parts, cancellationToken);
        await WriteAsync(claim, InboxState.Done, null, fresh => turns.WriteAsync(fresh, turn, CancellationToken.None), cancellationToken);
    }

    private async Task GiveUpAsync(InboxClaim claim, CancellationToken cancellationToken)
    {
        Log.Quarantined(logger, claim.Ids[0]);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var part = (await PartsAsync(db, claim, cancellationToken))[0];
        var text = part.Message?.Text ?? ReadBody(claim.Items[0]).Text;
        await WriteAsync(
            claim,
            InboxState.Quarantined,
            "failed_three_times",
            fresh => turns.GiveUpAsync(fresh, claim.ConversationId, text, part.Message?.Sequence, CancellationToken.None),
            cancellationToken);
    }

    private async Task WriteAsync(InboxClaim claim, InboxState state, string? reason, Func<BotDb, Task> write, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var isHeld = await commits.WriteAsync(async db =>
        {
            if (!await claims.FinishAsync(db, claim, state, reason, CancellationToken.None))
            {
                return false;
            }

            await write(db);
            return true;
        });
        if (!isHeld)
        {
            Log.Lost(logger, claim.Ids[0]);
            return;
        }

        outboxBell.Ring();
        bells.Ring(claim.ConversationId);
    }

    private async Task RenewAsync(InboxClaim claim, CancellationTokenSource lost, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(options.Value.Lease / 4, time);
            while (await timer.WaitForNextTickAsync(over))
            {
                if (!await claims.RenewAsync(claim, over))
                {
                    await lost.CancelAsync();
                    return;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The turn is over.
        }
        catch (SqliteException)
        {
            // The lease runs on; if nobody else takes it, the finishing write still finds it held.
            Log.Busy(logger);
        }
    }

    private async Task GiveBackAsync(InboxClaim claim, bool failed)
    {
        for (var left = GiveBackTries; left > 0; left--)
        {
            try
            {
                await claims.GiveBackAsync(claim, failed, CancellationToken.None);
                return;
            }
            catch (SqliteException)
            {
                // At worst the lease ends by itself.
                Log.Busy(logger);
            }
        }
    }

    private static async Task<List<TurnPart>> PartsAsync(BotDb db, InboxClaim claim, CancellationToken cancellationToken)
    {
        var ids = claim.Items.Where(item => item.MessageId is not null).Select(item => item.MessageId!.Value).ToList();
        var messages = await db.Set<Message>().AsNoTracking().Where(message => ids.Contains(message.Id))
            .ToDictionaryAsync(message => message.Id, cancellationToken);
        var afterthoughts = await Afterthoughts.OfAsync(db, claim, cancellationToken);
        var parts = new List<TurnPart>(claim.Items.Count);
        foreach (var item in claim.Items)
        {
            var body = ReadBody(item);
            var message = item.MessageId is { } id ? messages[id] : null;
            if (afterthoughts.TryGetValue(item.EventId, out var now))
            {
                if (now is null)
                {
                    parts.Add(new TurnPart(null, null, null, new PlatformNews.Recalled(item.EventId)));
                    continue;
                }

                message = Corrected(message, now);
            }

            var command = item.Kind == InboxKind.Command ? MemberCommands.Recognize(body.Value ?? message?.Text ?? body.Text) : null;
            var about = body.About ?? await OutboxParts.SequenceAsync(db, claim.ConversationId, body.Quoted, cancellationToken);
            parts.Add(new TurnPart(message, command, about, News(item, body)));
        }

        // An edit that came before the words has had its turn, in which there was nothing to put right.
        parts.AddRange(afterthoughts.Where(one => one.Value is not null).Select(one => new TurnPart(null, null, null, new PlatformNews.Edited(one.Key, one.Value!))));
        return parts;
    }

    /// <summary>As an edit does, it changes words alone, nothing that stands beside a picture.</summary>
    private static Message? Corrected(Message? message, string words)
    {
        if (message is { Content: null })
        {
            message.Text = words;
        }

        return message;
    }

    private static PlatformNews? News(InboxItem item, InboundBody body) => item.Kind switch
    {
        InboxKind.Arrival => new PlatformNews.Arrived(),
        InboxKind.Details => new PlatformNews.GaveDetails(),
        InboxKind.OfficerSaid => new PlatformNews.OfficerSaid(body.Text, item.EventId, item.ReceivedAt),
        InboxKind.Overheard => new PlatformNews.Overheard(),
        InboxKind.Control => new PlatformNews.ControlMoved(body.Value == InboundBody.ToBot),
        InboxKind.Edit => new PlatformNews.Edited(body.Value ?? "", body.Text),
        InboxKind.Recall => new PlatformNews.Recalled(body.Value ?? ""),
        InboxKind.Withdrawal => new PlatformNews.Withdrew(),
        _ => null,
    };

    private static InboundBody ReadBody(InboxItem item) => JsonSerializer.Deserialize<InboundBody>(item.Body, AnswerFormatter.Json)!;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The turn of inbox item {Item} failed at start {Attempt}")]
        public static partial void TurnFailed(ILogger logger, long item, int attempt, Exception error);

        [LoggerMessage(Level = LogLevel.Error, Message = "Inbox item {Item} failed three times and goes to an officer")]
        public static partial void Quarantined(ILogger logger, long item);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The claim on inbox item {Item} was lost; nothing was written")]
        public static partial void Lost(ILogger logger, long item);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database is busy; the inbox looks again in a moment")]
        public static partial void Busy(ILogger logger);
    }
}
