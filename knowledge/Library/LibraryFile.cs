using Microsoft.Data.Sqlite;

namespace CongDoan.Knowledge.Library;

/// <summary>
/// The library's SQLite file for those who cannot wait for Entity Framework: what stands between a start and its first
/// answer is read without it, in a tenth of the time.
/// </summary>
/// <param name="connectionString">How to open the file, asked anew each time.</param>
public sealed class LibraryFile(Func<string> connectionString)
{
    /// <summary>The file of a data folder, opened as any program does that works beside a host.</summary>
    /// <param name="folder">Absolute path of the data folder.</param>
    public static LibraryFile In(string folder)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, LibraryDb.FileName),
            // A reader of a write-ahead log keeps its place in a file beside it.
            Mode = SqliteOpenMode.ReadWrite,
            // A pooled connection would hold a file that was replaced since.
            Pooling = false,
            DefaultTimeout = Storage.SqliteDatabase.LockTimeoutSeconds,
        }.ToString();
        return new LibraryFile(() => connection);
    }

    /// <summary>Gives the version that every publish raises; 0 is an empty library.</summary>
    internal long Version()
    {
        using var connection = Open();
        return Version(connection);
    }

    /// <inheritdoc cref="Version()"/>
    internal static long Version(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Version" FROM library_state""";
        return (long)command.ExecuteScalar()!;
    }

    internal SqliteConnection Open()
    {
        var connection = new SqliteConnection(connectionString());
        connection.Open();
        return connection;
    }
}
