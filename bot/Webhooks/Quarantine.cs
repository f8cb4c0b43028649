using System.Security.Cryptography;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Webhooks;

/// <summary>Keeps genuine bodies that could not be used as a whole, each once.</summary>
internal sealed partial class Quarantine(IDbContextFactory<BotDb> databases, ILogger<Quarantine> logger)
{
    /// <summary>True once it is kept, now or before.</summary>
    public async Task<bool> KeepAsync(WebhookRequest request, string reason, CancellationToken cancellationToken)
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

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A genuine body at the webhook {Webhook} of app {App} could not be used ({Reason}, {Length} bytes); it is kept in webhook_quarantine")]
        public static partial void Quarantined(ILogger logger, string webhook, string app, string reason, int length);

        [LoggerMessage(Level = LogLevel.Error, Message = "An unusable body at the webhook {Webhook} of app {App} could not be kept")]
        public static partial void NotQuarantined(ILogger logger, string webhook, string app, Exception error);
    }
}
