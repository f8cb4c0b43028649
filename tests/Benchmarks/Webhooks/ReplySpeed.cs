using System.Globalization;
using CongDoan.PlatformSimulator;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Webhooks;

/// <summary>
/// Members write in Messenger faster than they can be answered: how many replies a second leave while there is a backlog, from the
/// webhook through inbox, answer and outbox to the simulated platform, which shares the machine.
/// </summary>
internal static class ReplySpeed
{
    private const int Members = 3_000;
    private const int WarmUp = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly string[] Questions = ["vào công đoàn để làm gì", "lương tối thiểu vùng 2 là bao nhiêu", "nghi thai san may thang", "cưới được nghỉ mấy ngày"];

    /// <summary>Gives 0 when each member has one reply, else 1.</summary>
    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var data = new DataFolderOnDisk();
        var (port, address) = (BuiltHost.FreePort(), $"http://127.0.0.1:{BuiltHost.FreePort()}");
        var behaviour = new MetaBehaviour { Batch = 5, CallsPerMinute = int.MaxValue };
        await using var platform = SimulatorHost.Build(address, $"http://127.0.0.1:{port}", new ZaloBehaviour(), behaviour, TimeProvider.System);
        await platform.StartAsync(cancellationToken);
        var settings = MetaPlatform.BotSettings(address).ToDictionary(pair => pair.Key, pair => pair.Value!);
        settings["Conversations:BurstWindow"] = "00:00:00.2";
        settings["Logging:LogLevel:Default"] = "Critical";
        await using var host = await HostProcess.StartAsync(data.Path, settings, port, cancellationToken);
        var (phone, shown) = (platform.Services.GetRequiredService<MetaPhone>(), platform.Services.GetRequiredService<MetaPlatform>());
        await AskAsync(phone, shown, 0, WarmUp, cancellationToken);
        var before = host.ProcessorTime;
        var replies = await AskAsync(phone, shown, WarmUp, Members, cancellationToken);
        var busy = (host.ProcessorTime - before).TotalMilliseconds;
        var at = replies.Select(reply => reply.At).Order().ToList();
        var seconds = (at[^1] - at[0]).TotalSeconds;
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Members} members wrote at once: {replies.Count} replies in {seconds:F1} s, {replies.Count / seconds:F0}/s; {busy / Members:F1} ms of processor time of the host for each"));
        return replies.Select(reply => reply.User).Distinct().Count() == Members && replies.Count == Members ? 0 : 1;
    }

    private static async Task<List<MetaShown>> AskAsync(MetaPhone phone, MetaPlatform shown, int first, int count, CancellationToken cancellationToken)
    {
        var members = Enumerable.Range(first, count).Select(number => string.Create(CultureInfo.InvariantCulture, $"71{number:d12}")).ToHashSet(StringComparer.Ordinal);
        var begun = TimeProvider.System.GetTimestamp();
        foreach (var (number, member) in members.Index())
        {
            phone.Say(member, Questions[number % Questions.Length]);
        }

        while (true)
        {
            await Task.Delay(500, cancellationToken);
            var replies = shown.Shown().Where(one => one.From != "user" && members.Contains(one.User)).ToList();
            if (replies.Count >= count || TimeProvider.System.GetElapsedTime(begun) > Patience)
            {
                return replies;
            }
        }
    }
}
