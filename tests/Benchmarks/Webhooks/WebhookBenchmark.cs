using System.Diagnostics;
using System.Globalization;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Data.Sqlite;

namespace CongDoan.Benchmarks.Webhooks;

/// <summary>
/// The true host with Zalo's webhook, from outside: an even rate, then as fast as it goes, beside a bare endpoint in the
/// same run. Each acknowledged event is then looked for in the database.
/// </summary>
internal static class WebhookBenchmark
{
    private const int Rate = 1_000;
    private const int EvenSeconds = 60;
    private const int BlastSeconds = 4;
    private const int Rounds = 3;
    private static readonly TimeSpan PlacePatience = TimeSpan.FromMinutes(5);

    /// <summary>Gives 0 when each acknowledged event stands in the database, else 1.</summary>
    /// <param name="isBlastAlone">True: without the minutes at an even rate.</param>
    /// <param name="output">Where the figures go.</param>
    /// <param name="cancellationToken">Ends it, and the processes that were started.</param>
    public static async Task<int> RunAsync(bool isBlastAlone, TextWriter output, CancellationToken cancellationToken)
    {
        var kept = await BlastAsync(output, cancellationToken);
        kept &= isBlastAlone || await EvenAsync(isReceipt: true, output, cancellationToken);
        kept &= isBlastAlone || await EvenAsync(isReceipt: false, output, cancellationToken);
        await output.WriteLineAsync(kept ? "every acknowledged event stands in the database" : "EVENTS ARE MISSING");
        return kept ? 0 : 1;
    }

    private static async Task<bool> EvenAsync(bool isReceipt, TextWriter output, CancellationToken cancellationToken)
    {
        using var data = new DataFolderOnDisk();
        await using var host = await HostProcess.StartAsync(data.Path, SignedEvents.Settings, 0, cancellationToken);
        await LoadAsync(host.Port, Rate, 5, isReceipt, cancellationToken);
        var load = await LoadAsync(host.Port, Rate, EvenSeconds, isReceipt, cancellationToken);
        var (placed, seconds) = await PlacedAsync(data.Path, load.Count + (Rate * 5), cancellationToken);
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{Rate} {(isReceipt ? "receipts (only recorded)" : "questions (answered meanwhile)")}/s for {EvenSeconds} s: {load.Count} posts, {load.Bad} not 200; p50 {load.P50:F2}, p99 {load.P99:F2} (bar 50), max {load.Max:F2} ms; all placed {seconds:F1} s after the last"));
        return placed && load.Bad == 0;
    }

    private static async Task<bool> BlastAsync(TextWriter output, CancellationToken cancellationToken)
    {
        using var data = new DataFolderOnDisk();
        await using var host = await HostProcess.StartAsync(data.Path, SignedEvents.Settings, 0, cancellationToken);
        var barePort = BuiltHost.FreePort();
        using var bare = Start("webhook-bare", barePort);
        try
        {
            await LoadAsync(host.Port, 200, 2, true, cancellationToken);
            await LoadAsync(barePort, 200, 2, true, cancellationToken);
            var (ours, bares, total, bad) = (new List<double>(), new List<double>(), 400, 0);
            for (var round = 0; round < Rounds; round++)
            {
                bares.Add((await LoadAsync(barePort, 0, BlastSeconds, true, cancellationToken)).PerSecond);
                var load = await LoadAsync(host.Port, 0, BlastSeconds, true, cancellationToken);
                ours.Add(load.PerSecond);
                (total, bad) = (total + load.Count, bad + load.Bad);
                await PlacedAsync(data.Path, total - bad, cancellationToken);
            }

            var (median, bareMedian) = (ours.Order().ElementAt(Rounds / 2), bares.Order().ElementAt(Rounds / 2));
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"full blast, 64 connections, {Rounds} rounds of {BlastSeconds} s in turn: {median:F0}/s signed, synced and acknowledged, {bad} not 200; bare Kestrel with an HMAC {bareMedian:F0}/s; ratio {median / bareMedian:F2} (bar 0.50)"));
            return (await PlacedAsync(data.Path, total - bad, cancellationToken)).All;
        }
        finally
        {
            bare.Kill();
            await bare.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static async Task<(bool All, double Seconds)> PlacedAsync(string folder, int expected, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            await using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bot.db")};Pooling=False;Mode=ReadOnly"))
            {
                await connection.OpenAsync(cancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = "SELECT count(*) FROM inbox";
                var count = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
                var took = Stopwatch.GetElapsedTime(start);
                if (count >= expected || took > PlacePatience)
                {
                    return (count == expected, took.TotalSeconds);
                }
            }

            await Task.Delay(200, cancellationToken);
        }
    }

    private static async Task<Load> LoadAsync(int port, int rate, int seconds, bool isReceipt, CancellationToken cancellationToken)
    {
        using var process = Start("webhook-load", port, rate, seconds, isReceipt ? "receipt" : "text");
        var line = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(part => double.Parse(part, CultureInfo.InvariantCulture)).ToList();
        return new Load((int)parts[0], (int)parts[1], parts[2], parts[3], parts[4], parts[5]);
    }

    private static Process Start(params object[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(WebhookBenchmark).Assembly.Location);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(Convert.ToString(argument, CultureInfo.InvariantCulture)!);
        }

        return Process.Start(start)!;
    }

    private sealed record Load(int Count, int Bad, double PerSecond, double P50, double P99, double Max);
}
