using System.Diagnostics;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Webhooks;

/// <summary>
/// Brings what the journal keeps into the inbox, in its order. What was placed already, because the process died before it
/// could say so or because the platform sent it again, is the same event there and no second one.
/// </summary>
internal sealed partial class JournalPlacer(
    WebhookJournal journal, WebhookIntake intake, InboxWriter inbox, Quarantine quarantine, LoopGuard guard, TimeProvider time, ILogger<JournalPlacer> logger)
    : BackgroundService
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Tries of a body that the database refuses for a fault of the body's own.</summary>
    private const int MostTries = 3;

    /// <summary>Of the time of a burst, so many parts are left to the requests for one of placing.</summary>
    private const int PartsForRequests = 9;

    private WebhookRequest? _refused;
    private int _tries;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync("webhook journal", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            var (before, start) = (journal.Appended, Stopwatch.GetTimestamp());
            var (requests, file, next) = journal.Next();
            if (requests.Count == 0)
            {
                stoppingToken.ThrowIfCancellationRequested();
                var quietSince = journal.Appended;
                await journal.Bell.WaitAsync(Quiet, time, stoppingToken);
                if (journal.Appended == quietSince)
                {
                    journal.ClearWhatIsPlaced();
                }

                continue;
            }

            // A stop of the host leaves the rest to the next start.
            stoppingToken.ThrowIfCancellationRequested();
            if (!await PlaceAsync(requests, stoppingToken))
            {
                await Task.Delay(Pause, time, stoppingToken);
                continue;
            }

            journal.SetPlaced(file, next);
            if (journal.Appended - before > requests.Count)
            {
                // More comes in than can be placed: the platforms' answers go first, the backlog is safe where it is.
                await Task.Delay(Stopwatch.GetElapsedTime(start) * PartsForRequests, time, stoppingToken);
            }
        }
    }

    /// <summary>True when each of them stands in the database or in quarantine.</summary>
    private async Task<bool> PlaceAsync(IReadOnlyList<WebhookRequest> requests, CancellationToken cancellationToken)
    {
        var storing = new List<(WebhookRequest Request, Task<InboxOutcome[]> Outcomes)>(requests.Count);
        var isWhole = true;
        foreach (var request in requests)
        {
            WebhookReading? reading;
            try
            {
                reading = intake.Find(request.Webhook) is { } webhook ? await webhook.ReadAsync(request, cancellationToken) : new WebhookReading([], "no_webhook");
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                Log.NotRead(logger, request.Webhook, error);
                reading = null;
            }

            // Placed before what comes after it: a call hands the event over before it gives a task.
            if (reading is null)
            {
                isWhole = false;
                break;
            }

            storing.Add((request, Task.WhenAll(reading.Events.Select(inbox.PlaceAsync))));
            if (reading.Unusable is { } reason && !await quarantine.KeepAsync(request, reason, cancellationToken))
            {
                isWhole = false;
                break;
            }
        }

        foreach (var (request, outcomes) in storing)
        {
            isWhole &= await IsKeptAsync(request, await outcomes, cancellationToken);
        }

        return isWhole;
    }

    private async Task<bool> IsKeptAsync(WebhookRequest request, InboxOutcome[] outcomes, CancellationToken cancellationToken)
    {
        if (Array.TrueForAll(outcomes, outcome => outcome is InboxOutcome.Stored or InboxOutcome.AlreadyThere))
        {
            return true;
        }

        if (Array.Exists(outcomes, outcome => outcome is InboxOutcome.Unavailable))
        {
            return false;
        }

        // Refused for a reason of its own, the database being there: it must not stand in the way of all others for ever.
        var isSame = _refused is { } before && before.ReceivedAt == request.ReceivedAt && before.Body.Span.SequenceEqual(request.Body.Span);
        (_refused, _tries) = (request, isSame ? _tries + 1 : 1);
        return _tries >= MostTries && await quarantine.KeepAsync(request, "not_stored", cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A kept body of the webhook {Webhook} could not be read now; it is tried again")]
        public static partial void NotRead(ILogger logger, string webhook, Exception error);
    }
}
