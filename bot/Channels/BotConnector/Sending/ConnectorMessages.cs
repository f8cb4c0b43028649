using System.Globalization;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.BotConnector.Activities;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.BotConnector.Sending;

/// <summary>Cuts what is to be said into activities that a channel takes, all words and all choices among them.</summary>
internal static class ConnectorMessages
{
    private const string More = "Lựa chọn khác:";

    /// <summary>The activities in order, without sender and receiver.</summary>
    public static IReadOnlyList<JsonObject> Of(OutboundMessage message, ChannelForm form) => form.Buttons switch
    {
        ButtonForm.Suggested => Suggested(message, form),
        ButtonForm.Card => OnCards(message, form),
        // Whoever has no buttons says the words; what only a button can mean has words as well, such as "Gặp cán bộ".
        _ => Texts(message.Text + string.Concat(message.Buttons.Select(button => $"\n• {button.Title}")), form),
    };

    /// <summary>Words alone.</summary>
    public static IReadOnlyList<JsonObject> Texts(string text, ChannelForm form) => LongText.Split(text, form.LongestText).Select(Plain).ToList();

    /// <summary>What does not fit below the last words stands in them, numbered, so that it can be said.</summary>
    private static IReadOnlyList<JsonObject> Suggested(OutboundMessage message, ChannelForm form)
    {
        var choices = message.Buttons.Where(button => button.IsSaid).ToList();
        var isListed = choices.Count > form.MostButtons || choices.Exists(choice => choice.Title.Length > form.LongestTitle);
        var list = isListed ? string.Concat(choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1}. {choice.Title}"))) : "";
        var bubbles = Texts(message.Text + list, form);
        if (message.Buttons.Count > 0)
        {
            bubbles[^1]["suggestedActions"] = new JsonObject
            {
                ["actions"] = new JsonArray([.. message.Buttons.OrderByDescending(button => button.IsSaid).Take(form.MostButtons).Select((button, i) =>
                    Button(button, isListed && button.IsSaid ? string.Create(CultureInfo.InvariantCulture, $"{i + 1}. {button.Title}") : button.Title, message.Sequence, form))]),
            };
        }

        return bubbles;
    }

    /// <summary>Buttons below a card stay where they are; more of them go on with another card.</summary>
    private static List<JsonObject> OnCards(OutboundMessage message, ChannelForm form)
    {
        var cards = message.Buttons.Chunk(form.MostButtons).Select(buttons => new JsonObject
        {
            ["contentType"] = "application/vnd.microsoft.card.hero",
            ["content"] = new JsonObject { ["buttons"] = new JsonArray([.. buttons.Select(button => Button(button, button.Title, message.Sequence, form))]) },
        }).ToList();
        var bubbles = Texts(message.Text, form).ToList();
        for (var i = 0; i < cards.Count; i++)
        {
            if (i > 0)
            {
                bubbles.Add(Plain(More));
            }

            bubbles[^1]["attachments"] = new JsonArray(cards[i]);
        }

        return bubbles;
    }

    private static JsonObject Plain(string text) => new() { ["type"] = "message", ["text"] = text, ["textFormat"] = "plain", ["locale"] = "vi-VN", ["inputHint"] = "acceptingInput" };

    private static JsonObject Button(OutboundButton button, string title, long sequence, ChannelForm form) => new JsonObject
    {
        ["type"] = button.IsSaid ? "imBack" : "postBack",
        ["title"] = LongText.Cut(title, form.LongestTitle),
        ["value"] = button.IsSaid ? button.Value : ActivityInbound.ButtonValue(button.Value, sequence),
    };
}
