using System.Globalization;
using CongDoan.Tests.Ingestion.Legibility.Reference;

namespace CongDoan.Benchmarks;

/// <summary>Prints how well the plan that lost its marks is restored, with and without the plans that share its sentences.</summary>
internal static class LegibilityReport
{
    private const string Variable = "CONGDOAN_SHARED";
    private const int Shown = 30;

    public static async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var shared = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(shared) || !Directory.Exists(shared))
        {
            await output.WriteLineAsync($"skipped: {Variable} names no folder of shared data.");
            return;
        }

        foreach (var withSharing in new[] { true, false })
        {
            var started = TimeProvider.System.GetTimestamp();
            var figures = await LegibilityFigures.MeasureAsync(shared, withSharing, withLaws: true, cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"plan 004, library {(withSharing ? "with" : "without")} plans 001 and 003: words right {figures.After * 100:0.0} % (before {figures.Before * 100:0.0} %), {figures.Words} words of {figures.Sentences} shared sentences; numbers kept {figures.NumbersKept}/{figures.Numbers}; own confidence {figures.Confidence * 100:0} %; {seconds:0.0} s with reading the library"));
            await output.WriteLineAsync("  wrong: " + string.Join(", ", figures.Wrong.GroupBy(word => word).OrderByDescending(group => group.Count()).Take(Shown)
                .Select(group => $"{group.Key.Damaged}>{group.Key.Restored} ({group.Key.True}) x{group.Count()}")));
        }
    }
}
