using System.Globalization;

namespace CongDoan.Benchmarks;

/// <summary>Durations of one kind of work, and the line that sums them up.</summary>
internal sealed class Latencies(string name)
{
    private readonly List<TimeSpan> _all = [];

    public static string Header => $"{"",-52} {"n",6} {"p50 ms",9} {"p95 ms",9} {"p99 ms",9} {"max ms",9}";

    /// <summary>May be called from several threads.</summary>
    public void Add(TimeSpan duration)
    {
        lock (_all)
        {
            _all.Add(duration);
        }
    }

    public override string ToString()
    {
        lock (_all)
        {
            return _all.Count == 0
                ? $"{name,-52} {0,6}"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name,-52} {_all.Count,6} {Percentile(50),9:F2} {Percentile(95),9:F2} {Percentile(99),9:F2} {Percentile(100),9:F2}");
        }
    }

    /// <summary>Nearest rank, in milliseconds.</summary>
    public double Percentile(int percent)
    {
        var sorted = _all.Order().ToList();
        var rank = (int)Math.Ceiling(percent / 100.0 * sorted.Count);
        return sorted[Math.Max(rank, 1) - 1].TotalMilliseconds;
    }
}
