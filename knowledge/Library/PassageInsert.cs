using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CongDoan.Knowledge.Library;

/// <summary>
/// Stores the new passages of a context with one prepared statement: a law has hundreds, and EF Core's general way takes
/// several times as long for them. The columns are those of the model, whatever they are.
/// </summary>
internal static class PassageInsert
{
    /// <summary>Inserts them within the context's transaction; what else changed is left to <c>SaveChanges</c>.</summary>
    internal static async Task SaveAsync(LibraryDb context, CancellationToken cancellationToken)
    {
        var added = context.ChangeTracker.Entries<PassageRow>().Where(entry => entry.State == EntityState.Added).ToList();
        if (added.Count == 0)
        {
            return;
        }

        var columns = context.Model.FindEntityType(typeof(PassageRow))!.GetProperties().ToList();
        await using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        command.Transaction = (SqliteTransaction)context.Database.CurrentTransaction!.GetDbTransaction();
        // Their documents come with SaveChanges, still before the commit.
        command.CommandText = "PRAGMA defer_foreign_keys = ON";
        await command.ExecuteNonQueryAsync(cancellationToken);
        command.CommandText =
            $"INSERT INTO passages ({string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))}) "
            + $"VALUES ({string.Join(", ", columns.Select((_, index) => $"$p{index}"))})";
        var parameters = columns.Select((_, index) => command.Parameters.Add(new SqliteParameter { ParameterName = $"$p{index}" })).ToList();
        foreach (var entry in added)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                var value = entry.CurrentValues[columns[i]];
                parameters[i].Value = (columns[i].GetTypeMapping().Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
            entry.State = EntityState.Unchanged;
        }
    }
}
