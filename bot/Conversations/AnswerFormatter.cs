using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CongDoan.Knowledge.Answering;

namespace CongDoan.Bot.Conversations;

/// <summary>Turns an answer into what is stored and shown: plain words for every client, and more for those that can show more.</summary>
internal static class AnswerFormatter
{
    /// <summary>How stored content is written: Vietnamese stays readable in the database.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    private const int NamedInText = 2;

    public static MessageContent Content(Answer answer) => new()
    {
        From = "bot",
        Text = answer.Text,
        Decision = JsonNamingPolicy.SnakeCaseLower.ConvertName(answer.Decision.ToString()),
        Reason = answer.Reason,
        Urgent = answer.Urgent,
        Citations = answer.Citations.Select(Shown).ToList(),
        Detail = answer.Detail,
        DetailHtml = SafeHtml.Render(answer.Detail),
        Actions = Actions(answer),
    };

    /// <summary>A fixed sentence about the conversation itself.</summary>
    public static MessageContent Fixed(string text, string reason, params QuickReply[] actions) =>
        new() { From = "system", Text = text, Reason = reason, Actions = actions };

    /// <summary>The words for any client: the answer, and on a last line what it rests on.</summary>
    public static string PlainText(MessageContent content) => content.Citations.Count == 0
        ? content.Text
        : $"{content.Text}\nCăn cứ: {string.Join("; ", content.Citations.Take(NamedInText).Select(citation => citation.Printed))}";

    /// <summary>What "Xem căn cứ" says to a client that shows words only.</summary>
    public static string Basis(MessageContent content)
    {
        var text = new StringBuilder("Căn cứ của câu trả lời:");
        foreach (var citation in content.Citations)
        {
            text.Append("\n• ").Append(citation.Printed);
            if (citation.EffectiveFrom is { } from)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" – hiệu lực từ {from:dd/MM/yyyy}");
            }

            if (citation.EffectiveUntil is { } until)
            {
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $" đến {until:dd/MM/yyyy}");
            }

            text.Append(citation.Quote is { } quote ? $": “{quote}”" : $" ({citation.Note})");
        }

        if (!string.IsNullOrWhiteSpace(content.Detail))
        {
            text.Append("\n\n").Append(PlainMarkdown.Read(content.Detail));
        }

        return text.ToString();
    }

    public static MessageContent? Read(string? stored) =>
        stored is null ? null : JsonSerializer.Deserialize<MessageContent>(stored, Json);

    private static List<QuickReply> Actions(Answer answer)
    {
        var actions = answer.Options.Select(option => new QuickReply("imBack", option, option)).ToList();
        if (answer.Decision != Decision.Answer)
        {
            return actions;
        }

        if (answer.Citations.Count > 0 || !string.IsNullOrWhiteSpace(answer.Detail))
        {
            actions.Add(MemberCommands.Basis);
        }

        actions.AddRange([MemberCommands.Helpful, MemberCommands.Wrong, MemberCommands.Officer]);
        return actions;
    }

    private static ShownCitation Shown(Citation citation) => new(
        citation.Printed,
        citation.Kind,
        citation.Document,
        citation.Article,
        citation.Clause,
        citation.Point,
        citation.EffectiveFrom,
        citation.EffectiveUntil,
        citation.Quote,
        citation.AmendedBy,
        IsWebAddress(citation.SourceUrl) ? citation.SourceUrl : null,
        citation.Quote is null ? Wording.NoFullText : null);

    private static bool IsWebAddress(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
}
