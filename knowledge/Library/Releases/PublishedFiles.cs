using Microsoft.Data.Sqlite;

namespace CongDoan.Knowledge.Library.Releases;

/// <summary>
/// Tells which files the library holds already, before anything is read or the library is opened for writing: publishing
/// a folder again has to cost no more than looking at it. Plain SQL, because building EF Core's model alone takes longer.
/// </summary>
public static class PublishedFiles
{
    /// <summary>
    /// Gives what the library knows of these keys, or null when there is no library that can tell (none yet, an older
    /// schema, damaged, locked): then the caller goes the long way, which says what is wrong.
    /// </summary>
    /// <param name="dataFolder">Absolute path of the data folder.</param>
    /// <param name="keys">Keys of files, as they were given with <see cref="LibraryOrder.Publish"/>.</param>
    public static KnownFiles? Read(string dataFolder, IReadOnlyCollection<string> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var file = Path.Combine(dataFolder, LibraryDb.FileName);
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder
            {
                DataSource = file,
                Mode = SqliteOpenMode.ReadWrite,
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString());
            connection.Open();
            using var transaction = connection.BeginTransaction(deferred: true);
            return Read(connection, keys);
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static KnownFiles? Read(SqliteConnection connection, IReadOnlyCollection<string> keys)
    {
        using var state = connection.CreateCommand();
        state.CommandText = "SELECT Version, StarterHash, RegisterHash FROM library_state";
        using var row = state.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        return new KnownFiles(row.GetInt64(0), row.GetString(1), row.GetString(2), Files(connection, keys));
    }

    private static Dictionary<string, PublishedFile> Files(SqliteConnection connection, IReadOnlyCollection<string> keys)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT f.Number, f.Summary, (SELECT count(*) FROM passages p WHERE p.DocumentNumber = f.Number)
            FROM published_files f JOIN documents d ON d.Number = f.Number AND d.ContentHash = f.ContentHash
            WHERE f.Key = $key
            """;
        var parameter = command.Parameters.Add("$key", SqliteType.Text);
        var known = new Dictionary<string, PublishedFile>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            parameter.Value = key;
            using var found = command.ExecuteReader();
            if (found.Read())
            {
                known[key] = new PublishedFile(key, found.GetString(0), found.GetString(1), found.GetInt32(2));
            }
        }

        return known;
    }
}

/// <summary>What the library knows of some files at one moment.</summary>
/// <param name="Version">Library version.</param>
/// <param name="StarterHash">Set of starter notes last published.</param>
/// <param name="RegisterHash">Register of validity under which the dates were computed.</param>
/// <param name="Files">The files whose documents stand in the library as those files gave them, by key.</param>
public sealed record KnownFiles(long Version, string StarterHash, string RegisterHash, IReadOnlyDictionary<string, PublishedFile> Files);

/// <summary>A file whose document stands in the library.</summary>
/// <param name="Key">Key over bytes, program and options.</param>
/// <param name="Number">Number of its document.</param>
/// <param name="Summary">What the publisher wrote down about the file.</param>
/// <param name="Passages">Passages of the document.</param>
public sealed record PublishedFile(string Key, string Number, string Summary, int Passages);
