using System.Diagnostics;
using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>
/// The index alone at one size, in a process of its own: how long a search for the retrieval's candidates takes on one core, and
/// what the index and the term statistics hold in memory.
/// </summary>
internal static class IndexAtSize
{
    private const int Rounds = 5;

    public static string Header =>
        $"{"articles",9} {"passages",9} {"p50 ms",8} {"p95 ms",8} {"p99 ms",8} {"processor ms",13} {"index MB",9} {"statistics MB",14} {"per 1,000 articles",19} {"process MB",11} {"peak MB",8} {"build s",8}";

    public static async Task RunAsync(string data, int articles, TextWriter output, CancellationToken cancellationToken)
    {
        await using var services = LawLibrary.Open(data);
        var corpus = new RepeatedCorpus(await LawLibrary.CardsAsync(services, cancellationToken), articles);
        var questions = (await LawLibrary.QuestionsAsync(cancellationToken)).Select(question => QueryTerms.Of(question)).ToList();
        var before = Held();
        var statistics = CorpusStatistics.Of(corpus.Select(passage => passage.Vector));
        var counted = Held();
        var index = new InProcessIndex();
        var watch = Stopwatch.StartNew();
        await index.ReplaceAsync(1, corpus, cancellationToken);
        var build = watch.Elapsed;
        var built = Held();
        var units = new HashSet<string>(StringComparer.Ordinal) { "vn" };
        var latencies = new Latencies("");
        var processor = TimeSpan.Zero;
        for (var round = -1; round < Rounds; round++)
        {
            processor = round == 0 ? Environment.CpuUsage.TotalTime : processor;
            foreach (var question in questions)
            {
                var query = new PassageQuery(question.Vector(statistics, []), LawLibrary.AsOf, units, true, RetrievalParameters.Candidates);
                var start = Stopwatch.GetTimestamp();
                await index.SearchAsync(query, cancellationToken);
                if (round >= 0)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(start));
                }
            }
        }

        processor = Environment.CpuUsage.TotalTime - processor;
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{articles,9} {corpus.Count,9} {latencies.Percentile(50),8:F2} {latencies.Percentile(95),8:F2} {latencies.Percentile(99),8:F2} {processor.TotalMilliseconds / (Rounds * questions.Count),13:F2} {(built - counted) / 1e6,9:F1} {(counted - before) / 1e6,14:F1} {(built - before) / 1e3 / articles,16:F2} MB {process.WorkingSet64 / 1e6,11:F0} {process.PeakWorkingSet64 / 1e6,8:F0} {build.TotalSeconds,8:F1}"));
        GC.KeepAlive(index);
        GC.KeepAlive(statistics);
    }

    private static long Held()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
