using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Storage;

/// <summary>
/// Brings a database file to the schema of this program. Two processes that start at once take turns through a lock
/// file that the operating system frees when a process dies; EF Core's own lock row in SQLite outlives a crash and would
/// make the next start wait for ever, so it is removed while our lock is held.
/// </summary>
public static class SchemaUpgrade
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Applies the migrations that are missing.</summary>
    /// <param name="context">A context of the database; its folder must exist.</param>
    /// <param name="databaseFile">Path of the SQLite file.</param>
    /// <param name="time">Clock for the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Another process held the schema for 30 seconds.</exception>
    public static async Task ApplyAsync(
        DbContext context, string databaseFile, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(time);
        var pending = await context.Database.GetPendingMigrationsAsync(cancellationToken);
        if (!pending.Any())
        {
            return;
        }

        await using var turn = await TakeTurnAsync(databaseFile + ".schema.lock", time, cancellationToken);
        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<FileStream> TakeTurnAsync(string lockFile, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(start) < LongestWait)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
            }
            catch (IOException exception)
            {
                throw new TimeoutException($"Another process has held {lockFile} for {LongestWait.TotalSeconds:0} s.", exception);
            }
        }
    }
}
