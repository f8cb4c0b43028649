using Microsoft.Data.Sqlite;

namespace CongDoan.Knowledge.Storage;

/// <summary>
/// Tells in microseconds whether anybody wrote to an SQLite file: its <c>data_version</c>, a number that stays the same for one
/// connection until another one commits, in this process or any other (https://sqlite.org/pragma.html#pragma_data_version).
/// </summary>
internal sealed class SqliteDataVersion(string file) : IDisposable
{
    private readonly Lock _turn = new();
    private SqliteConnection? _connection;
    private SqliteCommand? _command;

    // A new connection counts from anew: what it says may not be taken for what an older one said.
    private int _opened;

    /// <summary>
    /// Gives a mark that stays the same as long as nobody writes to the file, in microseconds; null when the file cannot be read
    /// now, so that the caller has to look for himself.
    /// </summary>
    internal (int Connection, long Version)? Read()
    {
        lock (_turn)
        {
            try
            {
                _command ??= Open();
                return (_opened, (long)_command.ExecuteScalar()!);
            }
            catch (SqliteException)
            {
                Close();
                return null;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_turn)
        {
            Close();
        }
    }

    private SqliteCommand Open()
    {
        // Not from the pool: a pooled connection could come back to another user, who would be counted as one's own.
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        _connection.Open();
        _opened++;
        var command = _connection.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        command.Prepare();
        return command;
    }

    private void Close()
    {
        _command?.Dispose();
        _connection?.Dispose();
        (_command, _connection) = (null, null);
    }
}
