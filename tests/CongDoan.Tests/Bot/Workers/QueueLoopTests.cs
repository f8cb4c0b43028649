using System.Collections.Concurrent;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Workers;

namespace CongDoan.Tests.Bot.Workers;

public sealed class QueueLoopTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<int> _queue = new();
    private readonly ConcurrentQueue<int> _asked = new();
    private readonly Doorbell _bell = new();
    private readonly CancellationTokenSource _stop = new();

    public void Dispose() => _stop.Dispose();

    [Fact]
    public async Task It_claims_for_every_free_place_and_never_for_more()
    {
        Enumerable.Range(0, 200).ToList().ForEach(_queue.Enqueue);
        var (together, isOver, done) = (0, false, 0);
        var all = new TaskCompletionSource();
        var loop = RunAsync(3, async (_, _) =>
        {
            isOver |= Interlocked.Increment(ref together) > 3;
            await Task.Yield();
            Interlocked.Decrement(ref together);
            if (Interlocked.Increment(ref done) == 200)
            {
                all.SetResult();
            }
        });
        await all.Task.WaitAsync(Patience);
        await StopAsync(loop);
        Assert.False(isOver);
        Assert.Equal(3, _asked.First());
        Assert.All(_asked, asked => Assert.InRange(asked, 1, 3));
    }

    [Fact]
    public async Task A_slow_claim_does_not_hold_up_the_others()
    {
        Enumerable.Range(0, 50).ToList().ForEach(_queue.Enqueue);
        var (slow, rest, done) = (new TaskCompletionSource(), new TaskCompletionSource(), 0);
        var loop = RunAsync(2, async (number, _) =>
        {
            if (number == 0)
            {
                await slow.Task;
            }
            else if (Interlocked.Increment(ref done) == 49)
            {
                rest.SetResult();
            }
        });
        await rest.Task.WaitAsync(Patience);
        slow.SetResult();
        await StopAsync(loop);
    }

    [Fact]
    public async Task A_stop_waits_for_what_is_under_way()
    {
        _queue.Enqueue(1);
        var (begun, release, isDone) = (new TaskCompletionSource(), new TaskCompletionSource(), false);
        var loop = RunAsync(2, async (_, _) =>
        {
            begun.SetResult();
            await release.Task;
            isDone = true;
        });
        await begun.Task.WaitAsync(Patience);
        await _stop.CancelAsync();
        Assert.False(loop.IsCompleted);
        release.SetResult();
        await StopAsync(loop);
        Assert.True(isDone);
    }

    [Fact]
    public async Task What_the_work_throws_ends_the_loop()
    {
        _queue.Enqueue(1);
        var loop = RunAsync(2, (_, _) => throw new InvalidOperationException("broken"));
        Assert.Equal("broken", (await Assert.ThrowsAsync<InvalidOperationException>(() => loop.WaitAsync(Patience))).Message);
    }

    private Task RunAsync(int places, Func<int, CancellationToken, Task> work) => new QueueLoop<int>(
        places, ClaimAsync, _ => Task.FromResult<DateTimeOffset?>(null), work, _bell, TimeProvider.System).RunAsync(_stop.Token);

    private async Task<IReadOnlyList<int>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        await Task.Yield();
        _asked.Enqueue(most);
        var claimed = new List<int>();
        while (claimed.Count < most && _queue.TryDequeue(out var next))
        {
            claimed.Add(next);
        }

        return claimed;
    }

    private async Task StopAsync(Task loop)
    {
        await _stop.CancelAsync();
        try
        {
            await loop.WaitAsync(Patience);
        }
        catch (OperationCanceledException)
        {
            // It was waiting for the bell.
        }
    }
}
