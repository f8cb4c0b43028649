using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CongDoan.Knowledge.Answering;

/// <summary>The one-line JSON form of an answer, which <c>ask --json</c> and the evaluation print and others parse.</summary>
public static class AnswerJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // Vietnamese stays readable; the line goes to a terminal or a file, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>Gives one line of JSON.</summary>
    /// <param name="id">The question's id, or null.</param>
    /// <param name="question">The question as asked.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="latency">Time from question to answer.</param>
    public static string Write(string? id, string question, Answer answer, TimeSpan latency)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return JsonSerializer.Serialize(
            new
            {
                Id = id,
                Question = question,
                answer.Decision,
                answer.Urgent,
                answer.Reason,
                Answer = answer.Text,
                answer.Detail,
                answer.Options,
                Citations = answer.Citations.Select(citation => new
                {
                    citation.Kind,
                    citation.Document,
                    citation.Article,
                    citation.Clause,
                    citation.Point,
                    citation.Section,
                    citation.Title,
                    citation.EffectiveFrom,
                    citation.EffectiveUntil,
                    citation.Quote,
                    citation.PassageId,
                    citation.Legibility,
                    citation.RestoredConfidence,
                    citation.SourceUrl,
                    citation.AmendedBy,
                }),
                answer.Ranked,
                LatencyMs = Math.Round(latency.TotalMilliseconds, 3),
            },
            Options);
    }
}
