using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CongDoan.Knowledge.Storage;

/// <summary>
/// How every SQLite file of the product is opened: write-ahead log, each commit synced to the disk, and short waits for
/// a lock, so that nobody hangs behind a long writer. The pragmas hold per connection, hence the interceptor.
/// </summary>
public static class SqliteDatabase
{
    /// <summary>The longest wait for another writer, in seconds. Microsoft.Data.Sqlite itself would wait 30.</summary>
    public const int LockTimeoutSeconds = 5;

    /// <summary>Configures a context on one SQLite file.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="file">Absolute path of the file; created when absent.</param>
    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string file)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options
            .UseSqlite(ConnectionString(file), sqlite => sqlite.CommandTimeout(LockTimeoutSeconds))
            .AddInterceptors(Pragmas.Instance)
            // The migrations are written by hand; there is no snapshot to compare with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
    }

    /// <summary>Gives the connection string of a file.</summary>
    public static string ConnectionString(string file) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        DefaultTimeout = LockTimeoutSeconds,
        ForeignKeys = true,
    }.ToString();

    private sealed class Pragmas : DbConnectionInterceptor
    {
        internal static readonly Pragmas Instance = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply(connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Apply(connection);
            return Task.CompletedTask;
        }

        private static void Apply(DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;";
            command.ExecuteNonQuery();
        }
    }
}
