using System.Diagnostics;
using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>
/// Retrieval beside other engines, at four sizes, and in a fresh process, over the official laws. Every size and every start
/// is a process of its own.
/// </summary>
internal static class RetrievalBenchmark
{
    private const int Starts = 7;

    private static readonly int[] Sizes = [1_000, 10_000, 30_000, 100_000];

    public static async Task RunAsync(string program, TextWriter output, CancellationToken cancellationToken)
    {
        if (!LawLibrary.IsAtHand)
        {
            await output.WriteLineAsync(LawLibrary.Missing);
            return;
        }

        using var laws = new DataFolderOnDisk();
        await LawLibrary.PublishAsync(program, laws.Path, withStarter: false, cancellationToken);
        await EnginesBeside.RunAsync(laws.Path, output, cancellationToken);

        await output.WriteLineAsync("\nWhat a question costs, stage by stage");
        await QuestionStages.RunAsync(laws.Path, output, cancellationToken);

        await output.WriteLineAsync("\nA fresh process, from opening the files to the first hit, host aside (bar: 300 ms)");
        await StartsAsync("index made anew", laws.Path, FirstHit.Question, output, cancellationToken);
        await ChildAsync(["compile", laws.Path], cancellationToken);
        await StartsAsync("index from its file", laws.Path, FirstHit.Question, output, cancellationToken);
        await StartsAsync("the same, asked without marks", laws.Path, Folding.Fold(FirstHit.Question), output, cancellationToken);

        await output.WriteLineAsync($"\nThe index alone: laws repeated, a fifth of the words of each copy replaced; {RetrievalParameters.Candidates} candidates, one core (bar at 100,000: p50 8 ms, aim 3 ms; 600 MB)");
        await output.WriteLineAsync(IndexAtSize.Header);
        foreach (var size in Sizes)
        {
            await output.WriteLineAsync(await ChildAsync(["index-at-size", laws.Path, size.ToString(CultureInfo.InvariantCulture)], cancellationToken));
        }
    }

    private static async Task StartsAsync(string name, string data, string question, TextWriter output, CancellationToken cancellationToken)
    {
        var starts = new List<string[]>();
        for (var i = 0; i < Starts; i++)
        {
            starts.Add((await ChildAsync(["first-hit", data, question], cancellationToken)).Split(' '));
        }

        starts.Sort((one, other) => int.Parse(one[0], CultureInfo.InvariantCulture).CompareTo(int.Parse(other[0], CultureInfo.InvariantCulture)));
        var median = starts[Starts / 2];
        await output.WriteLineAsync($"{name,-32} median {median[0]} ms of {string.Join(", ", starts.Select(start => start[0]))}; process {median[1]} MB (peak {median[2]}), objects {median[3]} MB");
    }

    private static async Task<string> ChildAsync(IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(RetrievalBenchmark).Assembly.Location, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? output.TrimEnd() : throw new InvalidOperationException($"{string.Join(' ', arguments)} failed: {output}");
    }
}
