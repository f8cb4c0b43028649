using CongDoan.Bot.Workers;

namespace CongDoan.Bot.Webhooks;

/// <summary>Brings what was spilled into the database, through the same way in: what had been stored after all is the same event.</summary>
internal sealed partial class SpillImport(
    WebhookSpill spill, WebhookIntake intake, LoopGuard guard, TimeProvider time, ILogger<SpillImport> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync("spill import", RunAsync, stoppingToken);

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            if (spill.HasAny)
            {
                await ImportAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ImportAsync(CancellationToken stoppingToken)
    {
        var (requests, end) = spill.Read();
        foreach (var request in requests)
        {
            if (intake.Find(request.Webhook) is not { } webhook)
            {
                Log.NoWebhook(logger, request.Webhook);
                return;
            }

            var (reading, isKept) = await intake.TakeAsync(webhook, request, stoppingToken);
            if (reading is not WebhookReading.Genuine)
            {
                // The settings changed in between: it was genuine when it was spilled.
                Log.NoLongerGenuine(logger, request.Webhook, request.App);
                return;
            }

            if (!isKept)
            {
                return;
            }
        }

        spill.Clear(end);
        Log.Imported(logger, requests.Count);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} spilled webhook bodies were brought into the database")]
        public static partial void Imported(ILogger logger, int count);

        [LoggerMessage(Level = LogLevel.Error, Message = "A spilled body waits for the webhook {Webhook}, which is off")]
        public static partial void NoWebhook(ILogger logger, string webhook);

        [LoggerMessage(Level = LogLevel.Error, Message = "A spilled body of the webhook {Webhook} waits for app {App}, whose keys have changed")]
        public static partial void NoLongerGenuine(ILogger logger, string webhook, string app);
    }
}
