using System.Globalization;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Benchmarks;

/// <summary>From the start of the process to the first 200 of <c>/readyz</c>: on a fresh data folder, and on one that exists.</summary>
internal static class StartUp
{
    private const int Runs = 5;

    public static async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var fresh = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            using var data = new DataFolderOnDisk();
            fresh.Add(await StartAsync(data, cancellationToken));
        }

        using var existing = new DataFolderOnDisk();
        await StartAsync(existing, cancellationToken);
        var again = new List<TimeSpan>();
        for (var run = 0; run < Runs; run++)
        {
            again.Add(await StartAsync(existing, cancellationToken));
        }

        await output.WriteLineAsync(Line("existing data folder", again));
        await output.WriteLineAsync(Line("fresh data folder, starter notes published", fresh));
    }

    private static async Task<TimeSpan> StartAsync(DataFolderOnDisk data, CancellationToken cancellationToken)
    {
        await using var host = await HostProcess.StartAsync(data.Path, new Dictionary<string, string>(), 0, cancellationToken);
        await host.StopAsync();
        return host.StartUp;
    }

    private static string Line(string name, List<TimeSpan> all) => string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-44} median {all.Order().ElementAt(all.Count / 2).TotalMilliseconds,6:F0} ms of {string.Join(", ", all.Select(one => ((int)one.TotalMilliseconds).ToString(CultureInfo.InvariantCulture)))}");
}
