using System.Globalization;
using CongDoan.PlatformSimulator;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Webhooks;

/// <summary>
/// Members write in Messenger by the simulated platform's true webhooks: a fifth of these come twice, many late, several in one body, those that are
/// not taken again; the host is ended with <c>kill -9</c> in between. At the end each member has to have each reply once.
/// </summary>
internal static class WebhookSoak
{
    private const int PerSecond = 400;
    private const int Kills = 3;

    /// <summary>So long without a new answer, and nothing more will come: the platform tries again after at most five minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private static readonly string[] Questions = ["vào công đoàn để làm gì", "lương tối thiểu vùng 2 là bao nhiêu", "nghi thai san may thang", "cưới được nghỉ mấy ngày"];

    /// <summary>Gives 0 when every promise was kept, else 1.</summary>
    public static async Task<int> RunAsync(int events, TextWriter output, CancellationToken cancellationToken)
    {
        using var data = new DataFolderOnDisk();
        var (port, address) = (BuiltHost.FreePort(), $"http://127.0.0.1:{BuiltHost.FreePort()}");
        var behaviour = new MetaBehaviour { DuplicatePercent = 20, Batch = 5, Reordering = TimeSpan.FromSeconds(60), CallsPerMinute = int.MaxValue };
        await using var platform = SimulatorHost.Build(address, $"http://127.0.0.1:{port}", new ZaloBehaviour(), behaviour, TimeProvider.System);
        await platform.StartAsync(cancellationToken);
        var settings = MetaPlatform.BotSettings(address).ToDictionary(pair => pair.Key, pair => pair.Value!);
        settings["Conversations:BurstWindow"] = "00:00:00.2";
        settings["Logging:LogLevel:Default"] = "Critical";
        var host = await HostProcess.StartAsync(data.Path, settings, port, cancellationToken);
        try
        {
            var phone = platform.Services.GetRequiredService<MetaPhone>();
            for (var number = 0; number < events; number++)
            {
                phone.Say(Member(number), Questions[number % Questions.Length]);
                if (number % (PerSecond / 10) == 0)
                {
                    await Task.Delay(100, cancellationToken);
                }

                if (number > 0 && number % (events / (Kills + 1)) == 0 && number / (events / (Kills + 1)) <= Kills)
                {
                    await host.KillAsync();
                    await host.DisposeAsync();
                    host = await HostProcess.StartAsync(data.Path, settings, port, cancellationToken);
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {number} members have written; the host was ended and started again"));
                }
            }

            return await CountAsync(platform.Services.GetRequiredService<MetaPlatform>(), platform.Services.GetRequiredService<MetaWebhooks>(), events, output, cancellationToken);
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<int> CountAsync(MetaPlatform platform, MetaWebhooks webhooks, int events, TextWriter output, CancellationToken cancellationToken)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var (last, before, reported) = (begun, 0, 0);
        while (true)
        {
            var replies = platform.Shown().Where(one => one.From != "user").ToLookup(one => one.User, one => one.Text);
            var answered = Enumerable.Range(0, events).Count(number => replies.Contains(Member(number)));
            if (answered > before)
            {
                (before, last) = (answered, TimeProvider.System.GetTimestamp());
            }

            if (answered - reported >= 5_000)
            {
                reported = answered;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {answered} answered, {TimeProvider.System.GetElapsedTime(begun).TotalSeconds:F0} s after the last member wrote"));
            }

            if ((answered == events && webhooks.Open == 0) || TimeProvider.System.GetElapsedTime(last) > Patience)
            {
                var twice = replies.Count(own => own.Distinct().Count() < own.Count());
                await output.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{events} members wrote: {answered} answered, {twice} with a reply twice, {webhooks.Open} events never taken; webhooks answered {string.Join(", ", webhooks.Answers.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}"))}"));
                return answered == events && twice == 0 && webhooks.Open == 0 ? 0 : 1;
            }

            await Task.Delay(1_000, cancellationToken);
        }
    }

    private static string Member(int number) => string.Create(CultureInfo.InvariantCulture, $"70{number:d12}");
}
