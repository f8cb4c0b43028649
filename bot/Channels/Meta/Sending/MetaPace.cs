using System.Collections.Concurrent;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>When a Page has been told that it calls too often: it waits, not the member.</summary>
internal sealed class MetaPace(TimeProvider time)
{
    private const int MostDoublings = 6;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<string, Pause> _pauses = new(StringComparer.Ordinal);

    /// <summary>Gives how long to wait, or null when nothing is in the way.</summary>
    public TimeSpan? Wait(string pageId) =>
        _pauses.TryGetValue(pageId, out var pause) && pause.Until - time.GetUtcNow() is var left && left > TimeSpan.Zero ? left : null;

    /// <summary>Begins a pause: as long as Meta wishes, else longer each time. Gives how long.</summary>
    public TimeSpan Begin(string pageId, TimeSpan? wish)
    {
        var now = time.GetUtcNow();
        var next = _pauses.AddOrUpdate(
            pageId,
            _ => new Pause(now + (wish ?? FirstPause), 0),
            (_, last) =>
            {
                var times = now - last.Until < Minute ? Math.Min(last.Times + 1, MostDoublings) : 0;
                return new Pause(now + (wish ?? FirstPause * (1 << times)), times);
            });
        var length = next.Until - now;
        return length > LongestPause ? LongestPause : length;
    }

    private sealed record Pause(DateTimeOffset Until, int Times);
}
