using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Benchmarks;

/// <summary>
/// What one would write in an afternoon: SQLite's FTS5 over the same texts in memory, the words of the question
/// joined by OR, the best passage is the answer. Nothing is stored, sent, cited or checked.
/// </summary>
internal sealed class FtsBaseline : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly string _address;

    private FtsBaseline(SqliteConnection connection, string address)
    {
        _connection = connection;
        _address = address;
    }

    public static async Task<FtsBaseline> BuildAsync(LibraryDb library, CancellationToken cancellationToken)
    {
        var passages = await library.Set<PassageRow>().AsNoTracking().Select(row => row.Heading + " " + row.Lead + " " + row.Text).ToListAsync(cancellationToken);
        var notes = await library.Set<NoteRow>().AsNoTracking().ToListAsync(cancellationToken);
        return await BuildAsync(passages.Concat(notes.Select(note => string.Join(' ', note.Questions) + " " + note.ShortAnswer)), cancellationToken);
    }

    public static async Task<FtsBaseline> BuildAsync(IEnumerable<string> texts, CancellationToken cancellationToken)
    {
        const string Address = "Data Source=fts-baseline;Mode=Memory;Cache=Shared";
        var connection = new SqliteConnection(Address);
        await connection.OpenAsync(cancellationToken);
        await ExecuteAsync(connection, "CREATE VIRTUAL TABLE fts USING fts5(folded, words UNINDEXED)", [], cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var text in texts)
        {
            await ExecuteAsync(
                connection, "INSERT INTO fts(folded, words) VALUES ($folded, $words)", [("$folded", Folding.Fold(text)), ("$words", text)], cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return new FtsBaseline(connection, Address);
    }

    /// <summary>Gives the best passage, or null when no word of the question occurs.</summary>
    public async Task<string?> AnswerAsync(string question, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_address);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT words FROM fts WHERE fts MATCH $query ORDER BY bm25(fts) LIMIT 1";
        command.Parameters.AddWithValue("$query", Query(question));
        return (string?)await command.ExecuteScalarAsync(cancellationToken);
    }

    public void Dispose() => _connection.Dispose();

    private static string Query(string question)
    {
        var words = new string(Folding.Fold(question).Select(letter => char.IsLetterOrDigit(letter) ? letter : ' ').ToArray())
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" OR ", words.Select(word => $"\"{word}\""));
    }

    private static async Task ExecuteAsync(
        SqliteConnection connection, string sql, (string Name, string Value)[] values, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
