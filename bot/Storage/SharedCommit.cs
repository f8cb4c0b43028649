using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Storage;

/// <summary>
/// Writes of the loops that ask at the same moment share one transaction, and so one sync of the disk: whoever comes while the
/// one before is being written waits for the next one. An answer is given only after the commit. Each write has to be guarded by
/// what it finds (a token, a row that is there already), for it is made anew when the transaction it was in failed.
/// </summary>
internal sealed class SharedCommit(IDbContextFactory<BotDb> databases)
{
    /// <summary>So few that nobody else waits long for the database.</summary>
    private const int MostTogether = 32;

    private readonly ConcurrentQueue<Write> _waiting = new();
    private int _isLed;

    /// <summary>
    /// Makes a write, which leaves nothing unsaved in the context, and gives its result once it is surely on the disk. What it throws, and
    /// an <c>SqliteException</c> of a database that somebody else held for too long, comes out here; nothing was written then.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<BotDb, Task<T>> write)
    {
        var one = new Write<T>(write);
        _waiting.Enqueue(one);
        if (Interlocked.Exchange(ref _isLed, 1) == 0)
        {
            // Leaves the caller at once: SQLite's asynchronous methods run synchronously.
            _ = Task.Run(LeadAsync, CancellationToken.None);
        }

        return one.Done;
    }

    private async Task LeadAsync()
    {
        do
        {
            while (!_waiting.IsEmpty)
            {
                await WriteTogetherAsync();
            }

            Interlocked.Exchange(ref _isLed, 0);
            // Whoever came in between found a leader.
        }
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isLed, 1) == 0);
    }

    private async Task WriteTogetherAsync()
    {
        var together = new List<Write>();
        try
        {
            // Those that come while this one stands in line for the database are taken along.
            await CommitAsync(together, () => together.Count < MostTogether && _waiting.TryDequeue(out var next) ? next : null);
        }
#pragma warning disable CA1031 // It goes to whoever asked for the write.
        catch (Exception error)
#pragma warning restore CA1031
        {
            if (together.Count > 1)
            {
                // One that cannot be written must not cost the others theirs.
                foreach (var write in together)
                {
                    await WriteAloneAsync(write);
                }

                return;
            }

            if (together.Count == 0 && _waiting.TryDequeue(out var first))
            {
                together.Add(first);
            }

            together.ForEach(write => write.Fail(error));
        }
    }

    private async Task WriteAloneAsync(Write write)
    {
        try
        {
            Write? next = write;
            await CommitAsync([], () => Interlocked.Exchange(ref next, null));
        }
#pragma warning disable CA1031 // It goes to whoever asked for the write.
        catch (Exception error)
#pragma warning restore CA1031
        {
            write.Fail(error);
        }
    }

    private async Task CommitAsync(List<Write> together, Func<Write?> next)
    {
        await using (var db = await databases.CreateDbContextAsync(CancellationToken.None))
        await using (var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None))
        {
            while (next() is { } write)
            {
                together.Add(write);
                await write.MakeAsync(db);
                db.ChangeTracker.Clear();
            }

            await transaction.CommitAsync(CancellationToken.None);
        }

        together.ForEach(write => write.Succeed());
    }

    private abstract class Write
    {
        public abstract Task MakeAsync(BotDb db);

        public abstract void Succeed();

        public abstract void Fail(Exception error);
    }

    private sealed class Write<T>(Func<BotDb, Task<T>> make) : Write
    {
        private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T _result = default!;

        public Task<T> Done => _done.Task;

        public override async Task MakeAsync(BotDb db) => _result = await make(db);

        public override void Succeed() => _done.TrySetResult(_result);

        public override void Fail(Exception error) => _done.TrySetException(error);
    }
}
