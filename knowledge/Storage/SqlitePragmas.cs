using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CongDoan.Knowledge.Storage;

/// <summary>Sets what SQLite forgets with each connection. FULL makes a commit survive a power cut.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal static readonly SqlitePragmas Instance = new();

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        var patience = ((SqliteConnection)connection).DefaultTimeout * 1000;
        // Entity Framework first looks at a file through a read-only connection, which cannot change the file's journal.
        var journal = connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? "" : "PRAGMA journal_mode=WAL; ";
#pragma warning disable CA2100 // Nothing in it comes from outside.
        command.CommandText = FormattableString.Invariant($"{journal}PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout={patience};");
#pragma warning restore CA2100
        return command;
    }
}
