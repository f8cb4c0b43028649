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
        return Path.GetExtension(path).Equals(".tsv", StringComparison.OrdinalIgnoreCase) ? QuestionTable.Read(lines) : JsonLines(lines);
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
        Expect = Text(line, "expect") is { } expect ? [expect] : [],
        Law = Text(line, "law"),
        Gold = line.TryGetProperty("gold", out var gold) && gold.ValueKind == JsonValueKind.Array
            ? GoldRule.Counted(gold.EnumerateArray().Select(place => new GoldArticle(place.GetProperty("document").GetString()!, place.GetProperty("article").GetString()!)).ToList())
            : [],
    };

    private static string? Text(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
