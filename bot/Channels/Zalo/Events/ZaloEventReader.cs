using System.Text.Json;
using CongDoan.Bot.Messaging;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Zalo.Events;

/// <summary>Reads a body, field by field. Pure; a body that is no event gives null and never throws.</summary>
internal static class ZaloEventReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    /// <summary>Gives the event, and the body's timestamp when at least that can be read: it is part of what is signed.</summary>
    public static (ZaloEvent? Event, string? Timestamp) Read(ReadOnlyMemory<byte> body)
    {
        string? timestamp = null;
        try
        {
            using var document = LenientJson.Parse(body, Options);
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
}
