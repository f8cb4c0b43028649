using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Messaging;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Meta.Events;

/// <summary>Reads a body, which may hold many events of many Pages. Pure; what is no event is named and costs the others nothing.</summary>
internal static class MetaEventReader
{
    private const string Unreadable = "unreadable";
    private const int HashLength = 24;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private static readonly string[] Lists = ["messaging", "standby", "changes"];

    /// <summary>The part by which an event of <c>messaging</c> is known.</summary>
    private static readonly string[] Parts =
    [
        "message", "postback", "read", "delivery", "reaction", "referral", "optin", "pass_thread_control", "take_thread_control",
        "request_thread_control", "message_edit", "app_roles", "policy_enforcement",
    ];

    /// <summary>Gives the events in their order, and a short code when the body, or an event in it, is of no use.</summary>
    public static (IReadOnlyList<MetaEvent> Events, string? Unusable) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = LenientJson.Parse(body, Options);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return ([], Unreadable);
        }
    }

    private static (IReadOnlyList<MetaEvent> Events, string? Unusable) Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || Words(root, "object") is not { } kind)
        {
            return ([], Unreadable);
        }

        if (kind != "page")
        {
            return ([], "not_of_a_page");
        }

        var events = new List<MetaEvent>();
        string? unusable = null;
        foreach (var entry in Items(root, "entry"))
        {
            foreach (var (list, part) in Lists.SelectMany(list => Items(entry, list).Select(part => (list, part))))
            {
                try
                {
                    var page = Id(entry, "id") ?? throw new FormatException("The entry names no Page.");
                    var bare = new MetaEvent
                    {
                        Name = "unknown", PageId = page, Hash = Hash(part), EntryTime = Scalar(entry, "time"), IsStandby = list == "standby",
                    };
                    events.Add(list == "changes" ? Change(part, bare) : Messaging(part, bare));
                }
                catch (FormatException)
                {
                    unusable = Unreadable;
                }
            }
        }

        return (events, unusable ?? (events.Count == 0 ? "no_event" : null));
    }

    private static MetaEvent Change(JsonElement change, MetaEvent bare) =>
        Words(change, "field") is "feed" && Child(change, "value") is { } value ? bare with { Name = "feed", Comment = Comment(value) } : bare;

    private static MetaEvent Messaging(JsonElement one, MetaEvent bare)
    {
        if (Words(one, "field") is "group_feed")
        {
            return bare with { Name = "group_feed", Recipient = Id(Child(one, "recipient"), "id"), Comment = Comment(one) };
        }

        var name = Array.Find(Parts, part => Find(one, part) is not null) ?? bare.Name;
        var detail = Child(one, name);
        var whole = bare with
        {
            Name = name,
            Sender = Id(Child(one, "sender"), "id"),
            Recipient = Id(Child(one, "recipient"), "id"),
            Timestamp = Scalar(one, "timestamp"),
            Mid = LongId(detail, "mid"),
            Text = Words(detail, "text"),
        };
        return name switch
        {
            "message" => Message(detail, whole),
            "postback" => whole with { Title = Words(detail, "title"), Payload = Words(detail, "payload"), Referral = Referral(Child(detail, "referral")) },
            "referral" => whole with { Referral = Referral(detail) },
            "reaction" => whole with { Reaction = Words(detail, "reaction"), Emoji = Words(detail, "emoji"), Action = Words(detail, "action") },
            "read" or "delivery" => whole with
            {
                Watermark = Scalar(detail, "watermark"),
                Mids = Items(detail, "mids").Select(mid => Long(Scalar(mid))).OfType<string>().ToList(),
            },
            "message_edit" => whole with { EditCount = Scalar(detail, "num_edit") },
            "policy_enforcement" => whole with { Action = Words(detail, "action"), Text = Words(detail, "reason") },
            "request_thread_control" => whole with { RequestedOwner = Id(detail, "requested_owner_app_id"), Metadata = Words(detail, "metadata") },
            "pass_thread_control" or "take_thread_control" => whole with
            {
                PreviousOwner = Id(detail, "previous_owner_app_id"),
                NewOwner = Id(detail, "new_owner_app_id"),
                Metadata = Words(detail, "metadata"),
            },
            _ => whole,
        };
    }

    private static MetaEvent Message(JsonElement? message, MetaEvent whole) => whole with
    {
        Name = IsTrue(message, "is_echo") ? "message_echo" : IsTrue(message, "is_deleted") ? "message_deleted" : whole.Name,
        AppId = Id(message, "app_id"),
        Metadata = Words(message, "metadata"),
        QuickReply = Words(Child(message, "quick_reply"), "payload"),
        ReplyTo = LongId(Child(message, "reply_to"), "mid"),
        Referral = Referral(Child(message, "referral")),
        Attachments = Items(message, "attachments").Select(Attachment).OfType<MetaAttachment>().ToList(),
    };

    private static MetaAttachment? Attachment(JsonElement attachment)
    {
        if (Words(attachment, "type") is not { Length: > 0 } type)
        {
            return null;
        }

        var payload = Child(attachment, "payload");
        var place = Child(payload, "coordinates");
        return new MetaAttachment(
            type, Words(payload, "url") ?? Words(attachment, "url"), Words(attachment, "title") ?? Words(payload, "title"), Scalar(payload, "sticker_id"),
            Scalar(place, "lat"), Scalar(place, "long"));
    }

    private static MetaReferral? Referral(JsonElement? referral) =>
        referral is null ? null : new MetaReferral(Words(referral, "ref"), Words(referral, "source"), Words(referral, "type"));

    private static MetaComment Comment(JsonElement value)
    {
        var from = Child(value, "from");
        return new MetaComment
        {
            Item = Words(value, "item") ?? "",
            Verb = Words(value, "verb") ?? "",
            CommentId = Id(value, "comment_id"),
            PostId = Id(value, "post_id"),
            ParentId = Id(value, "parent_id"),
            FromId = Id(from, "id"),
            FromName = Words(from, "name"),
            CreatedTime = Scalar(value, "created_time"),
            Message = Words(value, "message"),
            IsHidden = IsTrue(value, "is_hidden"),
            Permalink = Words(Child(value, "post"), "permalink_url"),
            GroupId = Id(value, "group_id"),
            Tags = Items(value, "message_tags").Select(Tag).OfType<MetaTag>().ToList(),
        };
    }

    private static MetaTag? Tag(JsonElement tag) =>
        Number(Scalar(tag, "offset")) is { } offset && Number(Scalar(tag, "length")) is { } length ? new MetaTag(offset, length) : null;

    private static int? Number(string? digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static bool IsTrue(JsonElement? parent, string name) => Find(parent, name)?.ValueKind == JsonValueKind.True;

    private static string Hash(JsonElement one) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(one.GetRawText())))[..HashLength];
}
