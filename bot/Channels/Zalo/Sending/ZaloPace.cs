using System.Collections.Concurrent;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>How fast an app may call, by its package, and when it has been told to wait: the app, not the member.</summary>
internal sealed class ZaloPace(TimeProvider time)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private readonly ConcurrentDictionary<string, Count> _counts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts a call; gives how long to wait instead when none is allowed now.</summary>
    public TimeSpan? Wait(ZaloApp app)
    {
        var count = _counts.GetOrAdd(app.Key, _ => new Count());
        var now = time.GetUtcNow();
        lock (count)
        {
            if (count.PausedUntil > now)
            {
                return count.PausedUntil - now;
            }

            while (count.Calls.TryPeek(out var oldest) && oldest <= now - Minute)
            {
                count.Calls.Dequeue();
            }

            if (count.Calls.Count >= app.Options.RequestsPerMinute)
            {
                return count.Calls.Peek() + Minute - now;
            }

            count.Calls.Enqueue(now);
            return null;
        }
    }

    /// <summary>Zalo said that it is too much: as long as it wishes, else longer each time. Gives how long.</summary>
    public TimeSpan Pause(ZaloApp app, TimeSpan? wish)
    {
        var count = _counts.GetOrAdd(app.Key, _ => new Count());
        var now = time.GetUtcNow();
        lock (count)
        {
            count.Refusals = now - count.PausedUntil < Minute ? Math.Min(count.Refusals + 1, 5) : 0;
            var pause = wish ?? FirstPause * (1 << count.Refusals);
            count.PausedUntil = now + pause;
            return pause;
        }
    }

    private sealed class Count
    {
        public Queue<DateTimeOffset> Calls { get; } = new();

        public DateTimeOffset PausedUntil { get; set; }

        public int Refusals { get; set; }
    }
}
