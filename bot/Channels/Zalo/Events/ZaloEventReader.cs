using System.Text.Json;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Zalo.Events;

/// <summary>Reads a body, field by field. Pure; a body that is no event gives null and never throws.</summary>
internal static class ZaloEventReader
{
    private const int LongestId = 256;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Gives the event, and the body's timestamp when at least that can be read: it is part of what is signed.</summary>
    public static (ZaloEvent? Event, string? Timestamp) Read(ReadOnlySpan<byte> body)
    {
        string? timestamp = null;
        try
        {
            using var document = JsonDocument.Parse(LenientJson.Repair(body), Options);
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root)
            {
                return (null, null);
            }

            timestamp = Scalar(root, "timestamp");
            return (Read(root, timestamp), timestamp);
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return (null, timestamp);
        }
    }

    private static ZaloEvent? Read(JsonElement root, string? timestamp)
    {
        if (Words(root, "event_name") is not { Length: > 0 and <= 64 } name)
        {
            return null;
        }

        var (sender, recipient, message, follower) = (Child(root, "sender"), Child(root, "recipient"), Child(root, "message"), Child(root, "follower"));
        return new ZaloEvent
        {
            Name = name,
            AppId = Id(root, "app_id"),
            OaId = Id(root, "oa_id"),
            Sender = Id(sender, "id"),
            AdminId = Id(sender, "admin_id"),
            Recipient = Id(recipient, "id"),
            UserId = Id(root, "user_id") ?? Id(follower, "id"),
            UserIdByApp = Id(root, "user_id_by_app"),
            GroupId = Id(root, "group_id") ?? Id(recipient, "group_id"),
            Timestamp = timestamp,
            MessageId = LongId(message, "msg_id"),
            MessageIds = Items(message, "msg_ids").Select(one => Long(Scalar(one))).OfType<string>().ToList(),
            Text = Words(message, "text"),
            QuotedMessageId = LongId(message, "quote_msg_id"),
            ConversationId = Id(message, "conversation_id"),
            ReactIcon = Words(message, "react_icon"),
            Source = Words(root, "source"),
            Users = Items(root, "users").Select(one => Id(one, "id")).OfType<string>().ToList(),
            // Seen outside of the message as well.
            Attachments = Items(message, "attachments").Concat(Items(root, "attachments")).Select(Attachment).OfType<ZaloAttachment>().ToList(),
            Info = Info(Child(root, "info")),
        };
    }

    private static ZaloAttachment? Attachment(JsonElement attachment)
    {
        if (Words(attachment, "type") is not { Length: > 0 } type)
        {
            return null;
        }

        var payload = Child(attachment, "payload");
        var place = Child(payload, "coordinates");
        return new ZaloAttachment(
            type, Words(payload, "url"), Words(payload, "thumbnail"), Words(payload, "description"), Scalar(payload, "id"), Words(payload, "name"),
            Scalar(payload, "size"), Words(payload, "checksum"), Words(payload, "type"), Scalar(place, "latitude"), Scalar(place, "longitude"));
    }

    private static ZaloInfo? Info(JsonElement? info)
    {
        if (info is null)
        {
            return null;
        }

        var full = Child(info, "full_address");
        return new ZaloInfo(
            Words(info, "name"), Scalar(info, "phone"), Words(info, "user_dob"), Words(info, "gender"),
            Words(full, "user_city") ?? Words(info, "city"), Words(full, "user_ward"), Words(info, "district"),
            Words(full, "user_address") ?? Words(info, "address"));
    }

    /// <summary>An id that may name a person or an account; an object or a path in its place is no id, and the body no event.</summary>
    private static string? Id(JsonElement? parent, string name)
    {
        if (Find(parent, name) is not { } child || child.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var id = Scalar(child);
        var isNumber = child.ValueKind == JsonValueKind.Number;
        return id is { Length: > 0 and <= 64 } && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') && (!isNumber || id.All(char.IsAsciiDigit))
            ? id
            : throw new FormatException($"{name} is no id.");
    }

    private static string? LongId(JsonElement? parent, string name) => Find(parent, name) is { } child ? Long(Scalar(child)) : null;

    private static string? Long(string? id) => id is null or "" ? null : id.Length <= LongestId ? id : throw new FormatException("The id is too long.");

    private static JsonElement? Child(JsonElement? parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.Object } child ? child : null;

    private static IEnumerable<JsonElement> Items(JsonElement? parent, string name) =>
        Find(parent, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Words(JsonElement? parent, string name) => Find(parent, name) is { ValueKind: JsonValueKind.String } child ? child.GetString() : null;

    private static string? Scalar(JsonElement? parent, string name) => Find(parent, name) is { } child ? Scalar(child) : null;

    /// <summary>Text as it is; a whole number by its digits, never through a floating-point number, which would change an id.</summary>
    private static string? Scalar(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetRawText(),
        _ => null,
    };

    private static JsonElement? Find(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var child) ? child : null;
}
