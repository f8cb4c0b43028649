using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CongDoan.Knowledge.Storage;

/// <summary>
/// How every SQLite file of the product is opened: write-ahead log, each commit synced to the disk, and short waits for
/// a lock, so that nobody hangs behind a long writer.
/// </summary>
public static class SqliteDatabase
{
    /// <summary>The longest wait for another writer, in seconds, unless the caller says otherwise. Microsoft.Data.Sqlite itself would wait 30.</summary>
    public const int LockTimeoutSeconds = 5;

    /// <summary>Configures a context on one SQLite file, which is created when absent.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="file">Absolute path of the file.</param>
    public static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string file) =>
        options.UseSqliteFile(ConnectionString(file, SqliteOpenMode.ReadWriteCreate, LockTimeoutSeconds), LockTimeoutSeconds);

    /// <summary>Configures a context on one SQLite file, which has to exist.</summary>
    /// <param name="options">The context's options.</param>
    /// <param name="file">Absolute path of the file.</param>
    /// <param name="lockTimeoutSeconds">The longest wait for another writer.</param>
    public static DbContextOptionsBuilder UseExistingSqliteFile(this DbContextOptionsBuilder options, string file, int lockTimeoutSeconds) =>
        options.UseSqliteFile(ConnectionString(file, SqliteOpenMode.ReadWrite, lockTimeoutSeconds), lockTimeoutSeconds);

    private static DbContextOptionsBuilder UseSqliteFile(this DbContextOptionsBuilder options, string connectionString, int lockTimeoutSeconds) =>
        options
            .UseSqlite(connectionString, sqlite => sqlite.CommandTimeout(lockTimeoutSeconds))
            .AddInterceptors(SqlitePragmas.Instance)
            // The migrations are written by hand; there is no snapshot to compare with.
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    private static string ConnectionString(string file, SqliteOpenMode mode, int lockTimeoutSeconds) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        DefaultTimeout = lockTimeoutSeconds,
    }.ToString();
}
