using System.Diagnostics;
using System.Globalization;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Benchmarks;

/// <summary>
/// How long the published program takes over a folder of PDF files: from nothing, and once more. Beside it, in the same
/// run, <c>pdftotext</c> alone over the same files one after the other, which is the least that reading them can cost.
/// </summary>
internal static class PublishSpeed
{
    private const int Runs = 3;

    /// <summary>The official laws beside the clone, which are no part of the project.</summary>
    public static string SharedFolder =>
        Path.Combine(Environment.GetEnvironmentVariable("CONGDOAN_SHARED") ?? Path.Combine("..", "shared"), "laws", "pdf");

    /// <summary>Runs the program at <paramref name="program"/> over the PDF files of <paramref name="folder"/>.</summary>
    public static async Task<int> RunAsync(string program, string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pdf") : [];
        if (files.Length == 0)
        {
            await output.WriteLineAsync($"SKIPPED: no PDF files in {folder}; name a folder: bash infra/bench.sh publish FOLDER");
            return 0;
        }

        await output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{files.Length} files, {files.Sum(file => new FileInfo(file).Length) / 1e6:F1} MB, {Environment.ProcessorCount} processors, best of {Runs}"));
        var (tool, first, second, slim) = (Measure.Worst, Measure.Worst, Measure.Worst, Measure.Worst);
        for (var run = 0; run < Runs; run++)
        {
            var alone = Measure.None;
            foreach (var file in files)
            {
                alone += await Measure.OfAsync("pdftotext", ["-layout", "-enc", "UTF-8", file, "/dev/null"], cancellationToken);
            }

            tool = tool.Better(alone);
            using var data = new DataFolderOnDisk();
            string[] publish = [program, "publish", folder, "--data", data.Path, "--json"];
            first = first.Better(await Measure.OfAsync("dotnet", publish, cancellationToken));
            second = second.Better(await Measure.OfAsync("dotnet", publish, cancellationToken));
            using var bare = new DataFolderOnDisk();
            slim = slim.Better(await Measure.OfAsync("dotnet", [program, "publish", folder, "--data", bare.Path, "--json", "--no-starter"], cancellationToken));
        }

        var bar = (2.5 * tool.Wall.TotalSeconds) + 1;
        await output.WriteLineAsync(tool.Line("pdftotext alone, one after the other", ""));
        await output.WriteLineAsync(first.Line("publish from nothing, starter notes too", string.Create(CultureInfo.InvariantCulture, $"at most 2.5 x pdftotext + 1 s = {bar:F2} s; 400 MB")));
        await output.WriteLineAsync(slim.Line("publish from nothing, --no-starter", ""));
        await output.WriteLineAsync(second.Line("the same publish again", "at most 1 s"));
        return 0;
    }

    /// <summary>What one process took.</summary>
    private sealed record Measure(TimeSpan Wall, TimeSpan Processor, long Peak)
    {
        public static Measure None { get; } = new(TimeSpan.Zero, TimeSpan.Zero, 0);

        public static Measure Worst { get; } = new(TimeSpan.MaxValue, TimeSpan.MaxValue, 0);

        public static Measure operator +(Measure one, Measure other) =>
            new(one.Wall + other.Wall, one.Processor + other.Processor, Math.Max(one.Peak, other.Peak));

        public static async Task<Measure> OfAsync(string program, IEnumerable<string> arguments, CancellationToken cancellationToken)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
            var watch = Stopwatch.StartNew();
            using var process = Process.Start(start)!;
            var reading = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            var ended = process.WaitForExitAsync(cancellationToken);
            var (peak, processor) = (0L, TimeSpan.Zero);
            // The system forgets a process's peak and its processor time when it ends, so it is asked all along.
            while (await Task.WhenAny(ended, Task.Delay(10, cancellationToken)) != ended)
            {
                try
                {
                    process.Refresh();
                    (peak, processor) = (Math.Max(peak, process.PeakWorkingSet64), process.TotalProcessorTime);
                }
                catch (InvalidOperationException)
                {
                    // It ended between two questions.
                }
            }

            var wall = watch.Elapsed;
            await reading;
            return process.ExitCode == 0
                ? new Measure(wall, processor, peak)
                : throw new InvalidOperationException($"{program} failed: {string.Join('\n', await reading)}");
        }

        public Measure Better(Measure other) =>
            new(Wall < other.Wall ? Wall : other.Wall, Processor < other.Processor ? Processor : other.Processor, Math.Max(Peak, other.Peak));

        public string Line(string name, string bar) => string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-42} {Wall.TotalSeconds,6:F2} s   processor {Processor.TotalSeconds,6:F2} s   peak {Peak / 1e6,4:F0} MB   {bar}");
    }
}
