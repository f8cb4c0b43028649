using System.Globalization;
using System.Text.Json;
using CongDoan.Knowledge.Library;
using Microsoft.Data.Sqlite;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>Reads the library's passages as retrieval keeps them, straight from the file.</summary>
internal sealed class CardReader
{
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, DocumentCard> _documents = new(StringComparer.Ordinal);

    // Headings and leads are those of many passages, and are kept once.
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    private CardReader(SqliteConnection connection) => _connection = connection;

    /// <summary>Gives the library's version and its passages, document by document in reading order, all of one publish.</summary>
    internal static (long Version, List<PassageCard> Cards) Read(LibraryFile library)
    {
        using var connection = library.Open();
        using var transaction = connection.BeginTransaction(deferred: true);
        var reader = new CardReader(connection);
        var version = LibraryFile.Version(connection);
        reader.ReadDocuments(reader.ReadNotes());
        return (version, reader.ReadPassages());
    }

    private Dictionary<string, NoteRow> ReadNotes()
    {
        using var command = Select(
            """
            SELECT "DocumentNumber", "IsStop", "Topic", "Questions", "ShortAnswer", "Detail", "Basis", "Confidence", "Reviewed", "ReviewBy" FROM notes
            """);
        using var row = command.ExecuteReader();
        var notes = new Dictionary<string, NoteRow>(StringComparer.Ordinal);
        while (row.Read())
        {
            var number = row.GetString(0);
            notes[number] = new NoteRow
            {
                DocumentNumber = number,
                IsStop = row.GetInt64(1) != 0,
                Topic = row.GetString(2),
                Questions = JsonSerializer.Deserialize(row.GetString(3), NoteColumns.Default.ListString)!,
                ShortAnswer = row.GetString(4),
                Detail = row.GetString(5),
                Basis = JsonSerializer.Deserialize(row.GetString(6), NoteColumns.Default.ListBasisDraft)!,
                Confidence = row.GetString(7),
                Reviewed = Day(row, 8)!.Value,
                ReviewBy = Day(row, 9)!.Value,
            };
        }

        return notes;
    }

    private void ReadDocuments(Dictionary<string, NoteRow> notes)
    {
        using var command = Select(
            """
            SELECT "Number", "Kind", "Title", "Unit", "Legibility", "SourceUrl", "EffectiveFrom", "EffectiveUntil", "IsStarter" FROM documents
            """);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var number = row.GetString(0);
            _documents[number] = new DocumentCard
            {
                Number = number,
                Kind = Enum.Parse<DocumentKind>(row.GetString(1)),
                Title = row.GetString(2),
                Unit = row.GetString(3),
                Legibility = row.GetString(4),
                SourceUrl = Text(row, 5),
                From = Day(row, 6),
                Until = Day(row, 7),
                IsStarter = row.GetInt64(8) != 0,
                Note = notes.GetValueOrDefault(number),
            };
        }
    }

    private List<PassageCard> ReadPassages()
    {
        using var command = Select(
            """
            SELECT "Id", "DocumentNumber", "Ordinal", "Article", "Clause", "Section", "Heading", "Chapter", "Lead", "Text",
                "EffectiveFrom", "IncludesAmendmentBy", "RestoredConfidence", "AmendedFrom", "AmendedBy"
            FROM passages ORDER BY "DocumentNumber", "Ordinal"
            """);
        using var row = command.ExecuteReader();
        var cards = new List<PassageCard>();
        while (row.Read())
        {
            cards.Add(new PassageCard
            {
                Id = row.GetString(0),
                Document = _documents[row.GetString(1)],
                Ordinal = row.GetInt32(2),
                Article = Text(row, 3),
                Clause = Text(row, 4),
                Section = Text(row, 5),
                Heading = Once(row.GetString(6)),
                Chapter = Once(row.GetString(7)),
                Lead = Once(row.GetString(8)),
                Text = row.GetString(9),
                From = Day(row, 10),
                IncludesAmendmentBy = Text(row, 11),
                RestoredConfidence = row.IsDBNull(12) ? null : row.GetDouble(12),
                AmendedFrom = Day(row, 13),
                AmendedBy = Text(row, 14),
            });
        }

        return cards;
    }

    private SqliteCommand Select(string query)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The queries stand above, word for word.
        command.CommandText = query;
#pragma warning restore CA2100
        return command;
    }

    private static string? Text(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateOnly? Day(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Once(string text)
    {
        if (_known.TryGetValue(text, out var same))
        {
            return same;
        }

        _known.Add(text);
        return text;
    }
}
