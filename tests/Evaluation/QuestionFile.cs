using System.Globalization;
using System.Text.Json;
using CongDoan.Knowledge.Answering;

namespace CongDoan.Evaluation;

/// <summary>Reads question sets: one JSON object a line, or the tab-separated form with a header line.</summary>
internal static class QuestionFile
{
    /// <summary>Reads a .jsonl or .tsv file; a line that cannot be read is a <see cref="FormatException"/> that names it.</summary>
    internal static IReadOnlyList<EvaluationQuestion> Read(string path)
    {
        var lines = File.ReadAllLines(path);
        return Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? Tsv(lines) : JsonLines(lines);
    }

    private static List<EvaluationQuestion> JsonLines(string[] lines)
    {
        var questions = new List<EvaluationQuestion>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]))
            {
                continue;
            }

            try
            {
                using var document = JsonDocument.Parse(lines[i]);
                questions.Add(Json(document.RootElement));
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                throw new FormatException($"line {i + 1}: {exception.Message}", exception);
            }
        }

        return questions;
    }

    private static EvaluationQuestion Json(JsonElement line) => new(line.GetProperty("id").GetString()!, line.GetProperty("question").GetString()!)
    {
        History = line.TryGetProperty("history", out var history) && history.ValueKind == JsonValueKind.Array
            ? history.EnumerateArray().Select(turn => new Turn(turn.GetProperty("from").GetString() == "member", turn.GetProperty("text").GetString()!)).ToList()
            : [],
        Unit = Text(line, "unit"),
        AsOf = Text(line, "as_of") is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Expect = Text(line, "expect"),
        Law = Text(line, "law"),
        Gold = line.TryGetProperty("gold", out var gold) && gold.ValueKind == JsonValueKind.Array
            ? GoldRule.Counted(gold.EnumerateArray().Select(place => new GoldArticle(place.GetProperty("document").GetString()!, place.GetProperty("article").GetString()!)).ToList())
            : [],
    };

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static List<EvaluationQuestion> Tsv(string[] lines)
    {
        var header = lines[0].Split('\t');
        return lines.Skip(1)
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select((line, index) =>
            {
                var cells = line.Split('\t');
                string Cell(string name)
                {
                    var column = Array.IndexOf(header, name);
                    return column >= 0 && column < cells.Length ? cells[column] : "";
                }

                if (Cell("id").Length == 0 || Cell("question").Length == 0)
                {
                    throw new FormatException($"line {index + 2}: id and question are needed");
                }

                return new EvaluationQuestion(Cell("id"), Cell("question"))
                {
                    History = Turns(Cell("history")),
                    Expect = Cell("expected") is { Length: > 0 } expected ? expected : null,
                    Must = Cell("must").Split(';', StringSplitOptions.RemoveEmptyEntries)
                        .Select(group => (IReadOnlyList<string>)group.Split('|', StringSplitOptions.RemoveEmptyEntries))
                        .ToList(),
                    MustNot = Cell("must_not").Split('|', StringSplitOptions.RemoveEmptyEntries),
                };
            })
            .ToList();
    }

    private static List<Turn> Turns(string history)
    {
        var turns = new List<Turn>();
        foreach (var piece in history.Replace(" / bot: ", "\u0001bot: ", StringComparison.Ordinal)
            .Replace(" / member: ", "\u0001member: ", StringComparison.Ordinal)
            .Split('\u0001', StringSplitOptions.RemoveEmptyEntries))
        {
            var fromMember = piece.StartsWith("member: ", StringComparison.Ordinal);
            turns.Add(new Turn(fromMember, piece[(piece.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        }

        return turns;
    }
}
