using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Messaging;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.BotConnector.Activities;

/// <summary>Reads a body. Pure; a body that is no activity gives null and never throws.</summary>
internal static class ActivityReader
{
    private const int LongestWord = 512;
    private const int HashLength = 32;
    private const int LongestUrl = 2048;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    public static Activity? Read(ReadOnlySpan<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(LenientJson.Repair(body), Options);
            return Words(document.RootElement, "type") is { Length: > 0 and <= 64 } type ? Read(document.RootElement, type) : null;
        }
        catch (Exception error) when (error is JsonException or FormatException)
        {
            return null;
        }
    }

    private static Activity Read(JsonElement root, string type)
    {
        var conversation = Child(root, "conversation");
        return new Activity
        {
            Type = type,
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root.GetRawText())))[..HashLength],
            Id = Word(root, "id"),
            ChannelId = Word(root, "channelId"),
            ServiceUrl = Words(root, "serviceUrl") is { Length: <= LongestUrl } url ? url : null,
            From = Party(Child(root, "from")),
            Recipient = Party(Child(root, "recipient")),
            ConversationId = Word(conversation, "id"),
            IsGroup = Find(conversation, "isGroup")?.ValueKind == JsonValueKind.True,
            TenantId = Word(conversation, "tenantId"),
            Text = Words(root, "text"),
            Value = Words(root, "value"),
            Name = Words(root, "name"),
            ReplyToId = Word(root, "replyToId"),
            Timestamp = Words(root, "timestamp"),
            Attachments = Items(root, "attachments").Select(Attachment).OfType<ActivityAttachment>().ToList(),
            Mentions = Items(root, "entities").Select(Mention).OfType<ActivityMention>().ToList(),
            Place = Items(root, "entities").Select(Place).FirstOrDefault(place => place is not null),
            MembersAdded = Items(root, "membersAdded").Select(one => Party(one)).OfType<ActivityParty>().ToList(),
        };
    }

    private static ActivityParty? Party(JsonElement? party) =>
        Word(party, "id") is { } id ? new ActivityParty(id, Words(party, "name") is { Length: <= LongestWord } name ? name : null, Words(party, "role")) : null;

    /// <summary>An attachment without an address is a second form of the text, or a card: nothing that a member sent along.</summary>
    private static ActivityAttachment? Attachment(JsonElement attachment) =>
        Words(attachment, "contentUrl") is { } url
            ? new ActivityAttachment(Words(attachment, "contentType") ?? "", url, Words(attachment, "name"))
            : null;

    private static ActivityMention? Mention(JsonElement entity) =>
        Words(entity, "type") == "mention" && Word(Child(entity, "mentioned"), "id") is { } id ? new ActivityMention(id, Words(entity, "text") ?? "") : null;

    private static string? Place(JsonElement entity)
    {
        var place = Words(entity, "type") switch { "Place" => Child(entity, "geo"), "GeoCoordinates" => entity, _ => (JsonElement?)null };
        return Scalar(place, "latitude") is { } latitude && Scalar(place, "longitude") is { } longitude ? $"{latitude}, {longitude}" : null;
    }

    /// <summary>An id, or any other name of a thing: letters of every kind, none of them invisible.</summary>
    private static string? Word(JsonElement? parent, string name)
    {
        var word = Scalar(parent, name);
        return word is null or "" ? null
            : word.Length <= LongestWord && !word.Any(char.IsControl) ? word
            : throw new FormatException($"{name} is no id.");
    }
}
