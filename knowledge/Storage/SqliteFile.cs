using Microsoft.Data.Sqlite;

namespace CongDoan.Knowledge.Storage;

/// <summary>Looks at a file before it is used, so that a damaged database is reported and never written over.</summary>
public static class SqliteFile
{
    /// <summary>A larger file is only looked at from outside: reading all of it would hold up the start.</summary>
    private const long CheckedSize = 256L << 20;

    private const int Corrupt = 11;
    private const int NotADatabase = 26;
    private static readonly byte[] Magic = "SQLite format 3\0"u8.ToArray();

    /// <summary>Says whether an existing file is a database whose pages hang together; an empty file is none.</summary>
    public static bool IsIntact(string file)
    {
        if (!HasHeader(file))
        {
            return false;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 10,
            }.ToString());
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = new FileInfo(file).Length <= CheckedSize ? "PRAGMA quick_check(1)" : "SELECT 'ok' FROM sqlite_schema LIMIT 1";
            return command.ExecuteScalar() is "ok";
        }
        catch (SqliteException error) when (error.SqliteErrorCode is Corrupt or NotADatabase)
        {
            return false;
        }
    }

    private static bool HasHeader(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var start = new byte[Magic.Length];
        return stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.AsSpan().SequenceEqual(Magic);
    }
}
