using Microsoft.EntityFrameworkCore;

namespace CongDoan.Knowledge.Storage;

/// <summary>
/// Brings a database file to the schema of this program. Two processes that start at once take turns through a lock
/// file that the operating system frees when a process dies; EF Core's own lock row in SQLite outlives a crash and would
/// make the next start wait for ever, so it is removed while our lock is held.
/// </summary>
public static class SchemaUpgrade
{
    /// <summary>Waits until no other process changes the schema, and holds that until disposed.</summary>
    /// <param name="lockFile">The lock file, beside the database; created readable by its owner only.</param>
    /// <param name="patience">The longest wait.</param>
    /// <param name="time">Clock for the wait.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TimeoutException">Another process held the lock all the time.</exception>
    public static async Task<IAsyncDisposable> TakeTurnAsync(
        string lockFile, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(time);
        for (var start = time.GetTimestamp(); ;)
        {
            if (PrivateFolder.TryLock(lockFile) is { } turn)
            {
                return turn;
            }

            if (time.GetElapsedTime(start) > patience)
            {
                throw new TimeoutException($"Another process has held {lockFile} for {patience.TotalSeconds:0} s.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), time, cancellationToken);
        }
    }

    /// <summary>
    /// Says whether the database lacks migrations of this program. Asks in plain SQL: Entity Framework would build a model of
    /// its own history table first, at every start.
    /// </summary>
    public static async Task<bool> IsNeededAsync(DbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var connection = context.Database.GetDbConnection();
        if (!File.Exists(connection.DataSource))
        {
            return true;
        }

        await context.Database.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT 1 FROM sqlite_schema WHERE name = '__EFMigrationsHistory'";
            if (await command.ExecuteScalarAsync(cancellationToken) is null)
            {
                return true;
            }

            var applied = new HashSet<string>(StringComparer.Ordinal);
            command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
            await using var rows = await command.ExecuteReaderAsync(cancellationToken);
            while (await rows.ReadAsync(cancellationToken))
            {
                applied.Add(rows.GetString(0));
            }

            return context.Database.GetMigrations().Any(migration => !applied.Contains(migration));
        }
        finally
        {
            await context.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Applies the migrations that are missing; the caller holds the turn.</summary>
    /// <param name="context">A context of the database; its folder must exist.</param>
    /// <param name="cancellationToken">Cancelled, the migrations that were applied stay.</param>
    public static async Task ApplyAsync(DbContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!await IsNeededAsync(context, cancellationToken))
        {
            return;
        }

        await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await context.Database.MigrateAsync(cancellationToken);
    }
}
