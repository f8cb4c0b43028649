using CongDoan.Knowledge.Storage;
using Microsoft.Data.Sqlite;

namespace CongDoan.Tests.Knowledge.Storage;

public sealed class SqliteDataVersionTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Database => folder.File("a.db");

    [Fact]
    public void It_stays_the_same_until_somebody_commits()
    {
        Write("CREATE TABLE words (word TEXT)");
        using var changes = new SqliteDataVersion(Database);
        var before = changes.Read();

        Assert.NotNull(before);
        Assert.Equal(before, changes.Read());

        Write("INSERT INTO words VALUES ('a')");
        var after = changes.Read();

        Assert.NotEqual(before, after);
        Assert.Equal(after, changes.Read());
    }

    [Fact]
    public void What_is_not_committed_is_no_change()
    {
        Write("CREATE TABLE words (word TEXT)");
        using var changes = new SqliteDataVersion(Database);
        var before = changes.Read();
        using (var connection = Open())
        using (var transaction = connection.BeginTransaction())
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = "INSERT INTO words VALUES ('a')";
            command.ExecuteNonQuery();
        }

        Assert.Equal(before, changes.Read());
    }

    [Fact]
    public void Of_a_file_that_is_not_there_nothing_is_said_and_none_is_made()
    {
        using var changes = new SqliteDataVersion(Database);

        Assert.Null(changes.Read());
        Assert.False(File.Exists(Database));

        Write("CREATE TABLE words (word TEXT)");
        Assert.NotNull(changes.Read());
    }

    public void Dispose() => folder.Dispose();

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        return connection;
    }

    private void Write(string sql)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = $"PRAGMA journal_mode=WAL; {sql}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
