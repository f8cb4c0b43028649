using System.Collections.Frozen;

namespace CongDoan.Bot.Webhooks;

/// <summary>Takes a POST in: genuine or not, then to disk. Nothing else happens while the platform waits.</summary>
internal sealed partial class WebhookIntake(IEnumerable<IWebhook> webhooks, WebhookJournal journal, ILogger<WebhookIntake> logger)
{
    private readonly FrozenDictionary<string, IWebhook> _byName = webhooks.ToFrozenDictionary(webhook => webhook.Name, StringComparer.Ordinal);
    private long _forged;

    public IWebhook? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Gives the status that answers it; 200 for what is surely on disk, 503 for what has to come again.</summary>
    public async Task<int> TakeAsync(IWebhook webhook, WebhookRequest request, CancellationToken cancellationToken)
    {
        switch (await webhook.ProveAsync(request, cancellationToken))
        {
            case WebhookProof.Genuine:
                return await journal.KeepAsync(request) ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
            case WebhookProof.Rehearsal:
                return StatusCodes.Status200OK;
            case WebhookProof.NoSuchApp:
                return StatusCodes.Status404NotFound;
            default:
                CountForged(request);
                return StatusCodes.Status401Unauthorized;
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
    }
}
