using System.Globalization;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Storage;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Benchmarks;

/// <summary>
/// Kills the host at random moments while members write to it, and counts at the end: every accepted message has to be
/// in its conversation once and answered once, and both databases have to be whole.
/// </summary>
internal static class KillSoak
{
    private const int Members = 4;
    private const int LongestLifeMilliseconds = 2_500;

    private static readonly TimeSpan DrainPatience = TimeSpan.FromMinutes(3);

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Conversations:BurstWindow"] = "00:00:00.2",
        ["Channels:DirectLine:MessagesPerMinute"] = "10000",
        ["Channels:DirectLine:SessionsPerMinute"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>Gives 0 when every promise was kept, else 1.</summary>
    public static async Task<int> RunAsync(int kills, TextWriter output, CancellationToken cancellationToken)
    {
        using var data = new DataFolderOnDisk();
        var seed = Environment.TickCount;
        var moments = new Random(seed);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kills} kills, {Members} members writing, seed {seed}"));
        var port = BuiltHost.FreePort();
        var host = await HostProcess.StartAsync(data.Path, Settings, port, cancellationToken);
        try
        {
            var questions = await QuestionsAsync(data.Path, cancellationToken);
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            // Without cookies each session is another member's, with a conversation of its own.
            using var handler = new SocketsHttpHandler { UseCookies = false };
            using var http = new HttpClient(handler) { BaseAddress = host.Address, Timeout = TimeSpan.FromSeconds(10) };
            var crowd = new SoakCrowd(http, questions);
            var writing = Enumerable.Range(0, Members).Select(member => crowd.WriteAsync(member, enough.Token)).ToList();
            for (var kill = 1; kill <= kills; kill++)
            {
                await Task.Delay(moments.Next(LongestLifeMilliseconds), cancellationToken);
                await host.KillAsync();
                await host.DisposeAsync();
                host = await HostProcess.StartAsync(data.Path, Settings, port, cancellationToken);
                if (kill % 10 == 0)
                {
                    await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kill} kills, {crowd.Accepted} messages accepted"));
                }
            }

            await enough.CancelAsync();
            await Task.WhenAll(writing);
            var tally = await crowd.CountAsync(DrainPatience, cancellationToken);
            await output.WriteLineAsync(tally.ToString());
            await host.StopAsync();
            var damaged = await DamagedAsync(data.Path, cancellationToken);
            await output.WriteLineAsync(damaged.Count == 0 ? "databases: whole" : $"databases: DAMAGED: {string.Join("; ", damaged)}");
            return tally.IsKept && damaged.Count == 0 ? 0 : 1;
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<string>> QuestionsAsync(string folder, CancellationToken cancellationToken)
    {
        var options = new DbContextOptionsBuilder<LibraryDb>();
        options.UseSqliteFile(Path.Combine(folder, LibraryDb.FileName));
        await using var library = new LibraryDb(options.Options);
        return await QuestionSet.ReadAsync(library, [], 200, cancellationToken);
    }

    private static async Task<List<string>> DamagedAsync(string folder, CancellationToken cancellationToken)
    {
        var damaged = new List<string>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.db"))
        {
            await using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            var verdict = (string?)await command.ExecuteScalarAsync(cancellationToken);
            if (verdict != "ok")
            {
                damaged.Add($"{Path.GetFileName(file)}: {verdict}");
            }
        }

        return damaged;
    }
}
