using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Zalo.Events;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>One bubble, ready to be sent.</summary>
/// <param name="Text">Its words, as an echo brings them back.</param>
/// <param name="Message">The <c>message</c> of the call; of a file, empty until it is uploaded.</param>
internal sealed record ZaloBubble(string Text, JsonObject Message)
{
    /// <summary>The file that it is, or null for words.</summary>
    public ZaloFile? File { get; init; }

    /// <summary>The event by which an echo of it is known; null for words, which are known by themselves.</summary>
    public string? EchoName { get; init; }
}

/// <summary>Cuts what is to be said into bubbles that Zalo takes: 2,000 characters, five buttons, a quote with bare words only.</summary>
internal static class ZaloMessages
{
    public const int LongestText = 2000;
    private const int MostButtons = 5;
    private const int LongestTitle = 100;
    private const int LongestPayload = 1000;
    private const string More = "Lựa chọn khác:";

    /// <summary>The words, and below the last of them the buttons; more than five continue in bubbles of their own.</summary>
    public static IReadOnlyList<ZaloBubble> Of(OutboundMessage message)
    {
        var words = message.Files.Count > 0 ? message.ShortText : message.Text;
        // A file may go without a word.
        var texts = words.Length == 0 && message.Files.Count > 0 ? [] : LongText.Split(words, LongestText);
        var buttons = message.Buttons.Where(button => button.Value.Length <= LongestPayload).Chunk(MostButtons).ToList();
        var bubbles = new List<ZaloBubble>();
        for (var i = 0; i < texts.Count; i++)
        {
            var below = i == texts.Count - 1 && buttons.Count > 0 ? buttons[0] : null;
            // A reply that was overtaken says which question it answers.
            var quoted = i == 0 && below is null && message.IsLate ? message.Quoted : null;
            bubbles.Add(Bubble(texts[i], below, message.Sequence, quoted));
        }

        bubbles.AddRange(buttons.Skip(1).Select(more => Bubble(More, more, message.Sequence, null)));
        return bubbles;
    }

    /// <summary>Words alone, for whoever gets no buttons.</summary>
    public static ZaloBubble Plain(string text, string? quoted = null) => Bubble(text, null, 0, quoted);

    private static ZaloBubble Bubble(string text, OutboundButton[]? buttons, long sequence, string? quoted)
    {
        var message = new JsonObject { ["text"] = text };
        if (quoted is not null)
        {
            message["quote_message_id"] = quoted;
        }

        if (buttons is not null)
        {
            message["attachment"] = new JsonObject
            {
                ["type"] = "template",
                ["payload"] = new JsonObject { ["buttons"] = new JsonArray([.. buttons.Select(button => Button(button, sequence))]) },
            };
        }

        return new ZaloBubble(text, message);
    }

    private static JsonObject Button(OutboundButton button, long sequence) => new()
    {
        ["title"] = LongText.Cut(button.Title, LongestTitle),
        ["type"] = button.IsSaid ? "oa.query.show" : "oa.query.hide",
        ["payload"] = button.IsSaid ? button.Value : ZaloInbound.ButtonValue(button.Value, sequence),
    };
}
