using System.Globalization;
using CongDoan.Tests.Ingestion.Publishing;

namespace CongDoan.Benchmarks;

/// <summary>Kills a publish at random moments of its life; the library has to hold the old release or the new one, whole.</summary>
internal static class PublishKillSoak
{
    /// <summary>Gives 0 when every promise was kept, else 1.</summary>
    public static async Task<int> RunAsync(int kills, TextWriter output, CancellationToken cancellationToken)
    {
        var seed = Environment.TickCount;
        var moments = new Random(seed);
        using var trial = await KilledPublish.PrepareAsync(cancellationToken);
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{kills} kills of a publish of {trial.Whole.TotalSeconds:F1} s, seed {seed}"));
        var (old, whole, broken) = (0, 0, 0);
        for (var kill = 1; kill <= kills; kill++)
        {
            // Every second one in the short time in which the release is written.
            var inside = kill % 2 == 0;
            var longest = inside ? TimeSpan.FromMilliseconds(250) : trial.Whole;
            var left = await trial.EndAsync(inside ? "Thay đổi:" : null, longest * moments.NextDouble(), cancellationToken);
            old += left == trial.Old ? 1 : 0;
            whole += left == trial.New ? 1 : 0;
            if (left != trial.Old && left != trial.New)
            {
                broken++;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  kill {kill}: neither release: {left}"));
            }

            if (kill % 10 == 0)
            {
                broken += await trial.AgainAsync(cancellationToken) == trial.New ? 0 : 1;
                await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {kill} kills: {old} left the old release, {whole} the new one, {broken} broken"));
            }
        }

        return broken == 0 ? 0 : 1;
    }
}
