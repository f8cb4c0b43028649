using System.Globalization;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>One bubble, ready to be sent.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Message">The <c>message</c> of the call.</param>
internal sealed record MetaBubble(string Text, JsonObject Message);

/// <summary>Cuts what is to be said into bubbles that Messenger takes: 2,000 characters, thirteen quick replies of 20 letters, three buttons.</summary>
internal static class MetaMessages
{
    public const int LongestText = 2000;
    public const int LongestTitle = 20;
    public const int MostQuickReplies = 13;

    /// <summary>What our metadata begins with; it comes back with the echo.</summary>
    public const string Mark = "congdoan:";

    private const int LongestButtonText = 640;
    private const int MostButtons = 3;
    private const int LongestPayload = 1000;

    /// <summary>The words, and with the last of them what may be pressed. Choices that do not fit a quick reply stand in the words, numbered.</summary>
    public static IReadOnlyList<MetaBubble> Of(OutboundMessage message)
    {
        var choices = message.Buttons.Where(button => button.IsSaid).ToList();
        var isListed = choices.Count > MostQuickReplies || choices.Exists(choice => choice.Title.Length > LongestTitle);
        var texts = LongText.Split(isListed ? message.TextWithChoices : message.Text, LongestText);
        var bubbles = texts.Select(Plain).ToList();
        var last = bubbles[^1];
        if (choices.Count == 0 && message.Buttons.Count is > 0 and <= MostButtons && last.Text.Length <= LongestButtonText)
        {
            bubbles[^1] = new MetaBubble(last.Text, new JsonObject { ["attachment"] = Template(last.Text, message) });
        }
        else if (message.Buttons.Count > 0)
        {
            last.Message["quick_replies"] = new JsonArray([.. QuickReplies(message, isListed)]);
        }

        return bubbles;
    }

    public static MetaBubble Plain(string text) => new(text, new JsonObject { ["text"] = text });

    /// <summary>What goes with a bubble, to know its echo by.</summary>
    public static string Metadata(long outboxId, int part) => string.Create(CultureInfo.InvariantCulture, $"{Mark}{outboxId}:{part}");

    private static IEnumerable<JsonNode> QuickReplies(OutboundMessage message, bool isListed) => message.Buttons
        .OrderByDescending(button => button.IsSaid)
        .Take(MostQuickReplies)
        .Select((button, i) => new JsonObject
        {
            ["content_type"] = "text",
            ["title"] = LongText.Cut(isListed && button.IsSaid ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {button.Title}") : button.Title, LongestTitle),
            ["payload"] = button.IsSaid ? MetaInbound.SayMark + LongText.Cut(button.Value, LongestPayload - MetaInbound.SayMark.Length) : MetaInbound.ButtonValue(button.Value, message.Sequence),
        });

    private static JsonObject Template(string text, OutboundMessage message) => new()
    {
        ["type"] = "template",
        ["payload"] = new JsonObject
        {
            ["template_type"] = "button",
            ["text"] = text,
            ["buttons"] = new JsonArray([.. message.Buttons.Select(button => new JsonObject
            {
                ["type"] = "postback", ["title"] = LongText.Cut(button.Title, LongestTitle), ["payload"] = MetaInbound.ButtonValue(button.Value, message.Sequence),
            })]),
        },
    };
}
