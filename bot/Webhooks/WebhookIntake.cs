using System.Collections.Frozen;
using System.Security.Cryptography;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Webhooks;

/// <summary>Takes a POST in: genuine or not, then to disk. Nothing else happens while the platform waits.</summary>
internal sealed partial class WebhookIntake(
    IEnumerable<IWebhook> webhooks, InboxWriter inbox, IDbContextFactory<BotDb> databases, ILogger<WebhookIntake> logger)
{
    private readonly FrozenDictionary<string, IWebhook> _byName = webhooks.ToFrozenDictionary(webhook => webhook.Name, StringComparer.Ordinal);
    private long _forged;

    public IWebhook? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Gives what the body was, and whether all of it is surely on disk; what is not may come again without harm.</summary>
    public async Task<(WebhookReading Reading, bool IsKept)> TakeAsync(IWebhook webhook, WebhookRequest request, CancellationToken cancellationToken)
    {
        var reading = await webhook.ReadAsync(request, cancellationToken);
        switch (reading)
        {
            case WebhookReading.Genuine genuine:
                return (reading, await KeepAsync(request, genuine, cancellationToken));
            case WebhookReading.Forged:
                CountForged(request);
                return (reading, true);
            default:
                return (reading, true);
        }
    }

    private async Task<bool> KeepAsync(WebhookRequest request, WebhookReading.Genuine genuine, CancellationToken cancellationToken)
    {
        // At the same time: they share one commit.
        var outcomes = await Task.WhenAll(genuine.Events.Select(one => inbox.StoreAsync(one, cancellationToken)));
        var isKept = outcomes.All(outcome => outcome is InboxOutcome.Stored or InboxOutcome.AlreadyThere);
        return (genuine.Unusable is not { } reason || await QuarantineAsync(request, reason, cancellationToken)) && isKept;
    }

    private async Task<bool> QuarantineAsync(WebhookRequest request, string reason, CancellationToken cancellationToken)
    {
        var body = new QuarantinedBody
        {
            Webhook = request.Webhook,
            App = request.App,
            Body = request.Body.ToArray(),
            Hash = Convert.ToHexString(SHA256.HashData(request.Body.Span)),
            Reason = reason,
            ReceivedAt = request.ReceivedAt,
        };
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
            if (!await db.Set<QuarantinedBody>().AnyAsync(
                one => one.Webhook == body.Webhook && one.App == body.App && one.Hash == body.Hash, cancellationToken))
            {
                db.Add(body);
                await db.SaveChangesAsync(cancellationToken);
                Log.Quarantined(logger, body.Webhook, body.App, reason, body.Body.Length);
            }

            await transaction.CommitAsync(cancellationToken);
            return true;
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            Log.NotQuarantined(logger, body.Webhook, body.App, error);
            return false;
        }
    }

    /// <summary>A flood of forgeries fills no disk: only each tenfold is a line.</summary>
    private void CountForged(WebhookRequest request)
    {
        var count = Interlocked.Increment(ref _forged);
        var step = count;
        while (step % 10 == 0)
        {
            step /= 10;
        }

        if (step == 1)
        {
            Log.Forged(logger, request.Webhook, request.App, count);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A body at the webhook {Webhook} of app {App} carried no valid signature; {Count} since the start")]
        public static partial void Forged(ILogger logger, string webhook, string app, long count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A genuine body at the webhook {Webhook} of app {App} could not be used ({Reason}, {Length} bytes); it is kept in webhook_quarantine")]
        public static partial void Quarantined(ILogger logger, string webhook, string app, string reason, int length);

        [LoggerMessage(Level = LogLevel.Error, Message = "An unusable body at the webhook {Webhook} of app {App} could not be kept")]
        public static partial void NotQuarantined(ILogger logger, string webhook, string app, Exception error);
    }
}
