using System.Diagnostics;
using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>
/// One question in a fresh process: from opening the files to the first hit, and what the process then holds. Printed as a
/// line for whoever started it.
/// </summary>
internal static class FirstHit
{
    private const int Searches = 219;

    /// <summary>The first question.</summary>
    internal const string Question = "Người lao động nghỉ việc phải báo trước bao nhiêu ngày?";

    /// <summary>Makes the index and keeps it in the data folder, as a host does once it runs.</summary>
    public static async Task CompileAsync(string data, CancellationToken cancellationToken)
    {
        await using var services = LawLibrary.Open(data);
        await services.GetRequiredService<IndexUpkeep>().CompileAsync(cancellationToken);
    }

    public static async Task RunAsync(string data, string asked, TextWriter output, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        await using var services = LawLibrary.Open(data);
        var retriever = services.GetRequiredService<Retriever>();
        var scope = new SearchScope(LawLibrary.AsOf, UnionUnit.RootId, WithStarterNotes: false);
        var evidence = await retriever.FindAsync(asked, scope, cancellationToken);
        var first = Stopwatch.GetElapsedTime(start);
        if (evidence.Places.Count == 0)
        {
            throw new InvalidOperationException("Nothing was found.");
        }

        var latencies = new Latencies("");
        var questions = await LawLibrary.QuestionsAsync(cancellationToken);
        for (var round = 0; round < 3; round++)
        {
            foreach (var question in questions.Take(Searches))
            {
                start = Stopwatch.GetTimestamp();
                await retriever.FindAsync(question, scope, cancellationToken);
                if (round > 0)
                {
                    latencies.Add(Stopwatch.GetElapsedTime(start));
                }
            }
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        using var process = Process.GetCurrentProcess();
        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{first.TotalMilliseconds:F0} {process.WorkingSet64 / 1e6:F0} {process.PeakWorkingSet64 / 1e6:F0} {GC.GetTotalMemory(false) / 1e6:F1} {evidence.Snapshot.Count} {latencies.Percentile(50):F2} {latencies.Percentile(99):F2}"));
    }
}
