using System.Diagnostics;
using System.Globalization;
using CongDoan.Benchmarks.Retrieval;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Tests.Journeys.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks;

/// <summary>
/// How long a member waits: from "200, your message is kept" to the answer on the conversation's WebSocket, on the real
/// host. Beside it, in the same run and over the same questions: the answering alone, without inbox, conversation and
/// outbox, and SQLite's FTS5 over the same passages.
/// </summary>
internal static class AnswerLatency
{
    private const int Asked = 500;
    private const int WarmUp = 40;

    private static readonly int[] Concurrencies = [1, 4];

    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Conversations:BurstWindow"] = "00:00:00",
        ["Channels:DirectLine:MessagesPerMinute"] = "10000",
        ["Channels:DirectLine:SessionsPerMinute"] = "100000",
        ["Logging:LogLevel:Default"] = "Warning",
    };

    /// <summary>Runs it with all laws published where they are at hand, else with our own notes alone.</summary>
    /// <param name="program">The ingestion program.</param>
    /// <param name="output">Where the figures are printed.</param>
    /// <param name="cancellationToken">Ends it, and the host with it.</param>
    public static async Task RunAsync(string program, TextWriter output, CancellationToken cancellationToken)
    {
        using var data = new DataFolderOnDisk();
        IReadOnlyList<string> others = [];
        if (LawLibrary.IsAtHand)
        {
            await LawLibrary.PublishAsync(program, data.Path, withStarter: true, cancellationToken);
            others = await LawLibrary.QuestionsAsync(cancellationToken);
        }
        else
        {
            await output.WriteLineAsync($"Only our own notes: {LawLibrary.Missing}");
        }

        await using var host = await HostProcess.StartAsync(data.Path, Settings, 0, cancellationToken);
        await using var services = new ServiceCollection().AddLogging().AddKnowledge(new KnowledgeSettings(data.Path)).BuildServiceProvider();
        var libraries = services.GetRequiredService<IDbContextFactory<LibraryDb>>();
        await using var library = await libraries.CreateDbContextAsync(cancellationToken);
        var questions = await QuestionSet.ReadAsync(library, others, Asked + WarmUp, cancellationToken);
        using var baseline = await FtsBaseline.BuildAsync(library, cancellationToken);
        var answerer = services.GetRequiredService<Answerer>();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);

        await output.WriteLineAsync($"{await library.Passages.CountAsync(cancellationToken)} passages published, {Asked} questions after {WarmUp} to warm up, {Environment.ProcessorCount} processors (bar: answering alone p95 30 ms)");
        await output.WriteLineAsync(Latencies.Header);
        foreach (var concurrency in Concurrencies)
        {
            var kept = new Latencies(Name("POST: message sent -> kept on disk, 200", concurrency));
            var answered = new Latencies(Name("host: kept -> answer on the member's socket", concurrency));
            await AskAllAsync(questions, concurrency, (question, counts, token) => AskHostAsync(host, question, counts ? (kept, answered) : null, token), cancellationToken);
            await output.WriteLineAsync(kept.ToString());
            await output.WriteLineAsync(answered.ToString());

            var alone = new Latencies(Name("answering alone, nothing stored", concurrency));
            await AskAllAsync(questions, concurrency, Timed(alone, (question, token) => answerer.AnswerAsync(new Question(question, today), token)), cancellationToken);
            await output.WriteLineAsync(alone.ToString());

            var fts = new Latencies(Name("baseline: SQLite FTS5, best passage", concurrency));
            await AskAllAsync(questions, concurrency, Timed(fts, (question, token) => baseline.AnswerAsync(question, token)), cancellationToken);
            await output.WriteLineAsync(fts.ToString());
        }
    }

    private static string Name(string what, int concurrency) => string.Create(CultureInfo.InvariantCulture, $"{what} (x{concurrency})");

    /// <summary>The first questions warm up and do not count.</summary>
    private static async Task AskAllAsync(
        IReadOnlyList<string> questions, int concurrency, Func<string, bool, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(questions.Take(WarmUp), options, async (question, token) => await ask(question, false, token));
        await Parallel.ForEachAsync(questions.Skip(WarmUp), options, async (question, token) => await ask(question, true, token));
    }

    private static Func<string, bool, CancellationToken, Task> Timed(Latencies latencies, Func<string, CancellationToken, Task> ask) =>
        async (question, counts, cancellationToken) =>
        {
            var watch = Stopwatch.StartNew();
            await ask(question, cancellationToken);
            if (counts)
            {
                latencies.Add(watch.Elapsed);
            }
        };

    /// <summary>Each question in a conversation of its own, whose socket is open before the clock starts.</summary>
    private static async Task AskHostAsync(
        HostProcess host, string question, (Latencies Kept, Latencies Answered)? counts, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        var member = await MemberClient.OpenAsync(http, cancellationToken);
        using var stream = await ReplyStream.OpenAsync(member.Stream, cancellationToken);
        var sent = Stopwatch.GetTimestamp();
        // The very first messages of a process may be told to come again.
        await (counts is null ? member.PostUntilKeptAsync(question, "question", cancellationToken) : member.PostAsync(question, "question", cancellationToken));
        var kept = Stopwatch.GetTimestamp();
        var replied = await stream.FirstReplyAsync();
        if (counts is { } latencies)
        {
            latencies.Kept.Add(Stopwatch.GetElapsedTime(sent, kept));
            // The answer may overtake the 200 on its way to the client: then nobody waited.
            latencies.Answered.Add(Stopwatch.GetElapsedTime(Math.Min(kept, replied), replied));
        }
    }
}
