using System.Threading.RateLimiting;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>
/// Slows guessing: five tries a minute for one name from one subscriber, twenty for all names. Nobody is locked out for
/// good, and nobody can lock out a colleague who sits elsewhere.
/// </summary>
internal sealed class SignInLimiter : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly PartitionedRateLimiter<(string Subscriber, string Name)> _byName = Limit(5, attempt => $"{attempt.Subscriber}\n{attempt.Name}");
    private readonly PartitionedRateLimiter<(string Subscriber, string Name)> _bySubscriber = Limit(20, attempt => attempt.Subscriber);

    /// <summary>Counts a try; gives the time to wait when it is one too many, or null when it may go on.</summary>
    public TimeSpan? Refuse(string subscriber, string name)
    {
        var attempt = (subscriber, name);
        return Refuse(_bySubscriber, attempt) ?? Refuse(_byName, attempt);
    }

    public void Dispose()
    {
        _byName.Dispose();
        _bySubscriber.Dispose();
    }

    private static TimeSpan? Refuse(PartitionedRateLimiter<(string Subscriber, string Name)> limiter, (string Subscriber, string Name) attempt)
    {
        using var lease = limiter.AttemptAcquire(attempt);
        return lease.IsAcquired ? null : Window;
    }

    private static PartitionedRateLimiter<(string Subscriber, string Name)> Limit(int tries, Func<(string Subscriber, string Name), string> key) =>
        PartitionedRateLimiter.Create<(string Subscriber, string Name), string>(attempt => RateLimitPartition.GetSlidingWindowLimiter(
            key(attempt),
            _ => new SlidingWindowRateLimiterOptions { PermitLimit = tries, Window = Window, SegmentsPerWindow = 6 }));
}
