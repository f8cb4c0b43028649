using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>What we take from an activity that a client posts; what it says about itself is not taken.</summary>
/// <param name="IsForUs">False for what needs no work, such as a typing sign.</param>
/// <param name="Text">The words, cleaned, or the button's title; may be empty.</param>
/// <param name="Value">The value of a pressed button, or null.</param>
/// <param name="IsSaid">False for a pressed button, which stays unseen.</param>
/// <param name="ClientActivityId">The client's own id of it, or null.</param>
/// <param name="ClientData">What goes back unchanged with the echo: a JSON object, or null.</param>
/// <param name="ReplyToId">Id of the activity that a button stood below, or null.</param>
internal sealed record IncomingActivity(
    bool IsForUs, string Text, string? Value, bool IsSaid, string? ClientActivityId, string? ClientData, string? ReplyToId)
{
    private const int MaxClientData = 4096;
    private const int MaxId = 200;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32 };

    /// <summary>Reads the body; null when it is no activity.</summary>
    public static IncomingActivity? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(LenientJson.Repair(body), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object && Words(document.RootElement, "type") is { } type
                ? Read(document.RootElement, type)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IncomingActivity Read(JsonElement activity, string type)
    {
        var data = activity.TryGetProperty("channelData", out var given) && given.ValueKind == JsonValueKind.Object ? given : (JsonElement?)null;
        var clientId = data is { } bag && Words(bag, "clientActivityID") is { Length: > 0 and <= MaxId } id ? id : null;
        var words = TextCleaner.Clean(Words(activity, "text") ?? "");
        var value = Words(activity, "value");
        var isPostBack = type == "event" || (data is { } flags && flags.TryGetProperty("postBack", out var flag) && flag.ValueKind == JsonValueKind.True);
        var pressed = isPostBack || words.Length == 0 ? value ?? (isPostBack ? words : null) : null;
        var isButton = MemberCommands.Recognize(pressed) is not null;
        return new IncomingActivity(
            type == "message" || (type == "event" && isButton),
            isButton ? Title(words, pressed!) : words.Length > 0 ? words : TextCleaner.Clean(pressed ?? ""),
            isButton ? pressed : null,
            !isButton,
            clientId,
            ClientDataOf(data, clientId),
            Words(activity, "replyToId") is { Length: <= MaxId } replyTo ? replyTo : null);
    }

    private static string Title(string words, string pressed) => words.Length is > 0 and <= MaxId ? words : pressed;

    private static string? ClientDataOf(JsonElement? data, string? clientId)
    {
        if (data?.GetRawText() is { Length: <= MaxClientData } raw)
        {
            return raw;
        }

        return clientId is null ? null : JsonSerializer.Serialize(new { clientActivityID = clientId });
    }

    private static string? Words(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var child) && child.ValueKind == JsonValueKind.String ? child.GetString() : null;
}
