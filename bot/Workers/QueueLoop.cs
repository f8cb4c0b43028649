using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Workers;

/// <summary>
/// Works a queue off, several claims at once. One loop looks for work and claims for all places that are free in one go; it looks
/// again when the bell rings, a place becomes free, or the next item is due.
/// </summary>
/// <param name="places">Claims worked on at the same time.</param>
/// <param name="claim">Claims at most so many; nothing when nothing is due.</param>
/// <param name="nextDue">When the next item becomes due, or null.</param>
/// <param name="work">Works one claim off. What it throws ends the loop.</param>
/// <param name="bell">Rung when there may be work.</param>
/// <param name="time">The clock.</param>
internal sealed class QueueLoop<TClaim>(
    int places,
    Func<int, CancellationToken, Task<IReadOnlyList<TClaim>>> claim,
    Func<CancellationToken, Task<DateTimeOffset?>> nextDue,
    Func<TClaim, CancellationToken, Task> work,
    Doorbell bell,
    TimeProvider time)
{
    /// <summary>Who writes into the queue from outside of this process rings no bell.</summary>
    public static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(1);

    private readonly List<Task> _underWay = new(places);
    private int _free = places;

    /// <summary>Runs until it is told to stop, and returns when what is under way is over.</summary>
    public async Task RunAsync(CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                if (_underWay.Find(task => task.IsFaulted) is { } failed)
                {
                    await failed;
                }

                _underWay.RemoveAll(task => task.IsCompletedSuccessfully);
                var free = Volatile.Read(ref _free);
                var claimed = free == 0 ? [] : await claim(free, stopping);
                foreach (var one in claimed)
                {
                    Interlocked.Decrement(ref _free);
                    _underWay.Add(Task.Run(() => WorkAsync(one, stopping), CancellationToken.None));
                }

                if (claimed.Count == 0)
                {
                    var due = free == 0 ? null : await nextDue(stopping) - time.GetUtcNow();
                    await bell.WaitAsync(due > TimeSpan.Zero && due < LongestWait ? due.Value : LongestWait, time, stopping);
                }
            }
        }
        finally
        {
            await Task.WhenAll(_underWay);
        }
    }

    private async Task WorkAsync(TClaim one, CancellationToken stopping)
    {
        try
        {
            await work(one, stopping);
        }
        finally
        {
            // A place is free, and the conversation's next item may be taken up.
            Interlocked.Increment(ref _free);
            bell.Ring();
        }
    }
}
