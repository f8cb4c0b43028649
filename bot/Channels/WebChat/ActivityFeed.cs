using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.WebChat.Uploads;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>The messages of a conversation as Direct Line activities, read from the database each time.</summary>
internal sealed class ActivityFeed(IDbContextFactory<BotDb> databases, TimeProvider time)
{
    public const string BotName = "Trợ lý Công đoàn";
    private const string ChannelId = "directline";
    private const int PageSize = 100;

    /// <summary>Gives the next activities after a watermark, and the watermark after them.</summary>
    public async Task<(JsonArray Activities, long Watermark)> ReadAsync(TokenHolder holder, long after, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var messages = db.Set<Message>().AsNoTracking().Where(message => message.ConversationId == holder.ConversationId);
        var page = await messages.Where(message => message.Sequence > after)
            .OrderBy(message => message.Sequence)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        if (page.Count > 0)
        {
            return (new JsonArray([.. page.Select(message => Activity(holder, message))]), page[^1].Sequence);
        }

        // After a restore a client may be ahead of the database; it must see what comes from now on.
        var last = after == 0 ? 0 : await messages.MaxAsync(message => (long?)message.Sequence, cancellationToken) ?? 0;
        return ([], Math.Min(after, last));
    }

    public JsonObject Typing(TokenHolder holder) => new()
    {
        ["type"] = "typing",
        ["id"] = $"{holder.ConversationId}|t{Guid.NewGuid():N}",
        ["timestamp"] = Stamp(time.GetUtcNow()),
        ["channelId"] = ChannelId,
        ["from"] = Account("bot", BotName, "bot"),
        ["conversation"] = new JsonObject { ["id"] = holder.ConversationId },
    };

    public static string ActivityId(string conversationId, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{conversationId}|{sequence:D7}");

    /// <summary>Gives the sequence number in an activity id of this conversation, or null.</summary>
    public static long? Sequence(string conversationId, string? activityId) =>
        activityId is not null && activityId.StartsWith(conversationId + "|", StringComparison.Ordinal)
        && long.TryParse(activityId.AsSpan(conversationId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? sequence
            : null;

    private static JsonObject Activity(TokenHolder holder, Message message)
    {
        var activity = new JsonObject
        {
            ["type"] = "message",
            ["id"] = ActivityId(holder.ConversationId, message.Sequence),
            ["timestamp"] = Stamp(message.SentAt),
            ["channelId"] = ChannelId,
            ["conversation"] = new JsonObject { ["id"] = holder.ConversationId },
            ["text"] = message.Text,
            ["textFormat"] = "plain",
            ["locale"] = "vi-VN",
        };
        if (message.ReplyTo is { } replyTo)
        {
            activity["replyToId"] = ActivityId(holder.ConversationId, replyTo);
        }

        if (message.From == MessageFrom.Member)
        {
            activity["from"] = Account(holder.UserId, null, "user");
            activity["channelData"] = message.ClientData is null ? null : JsonNode.Parse(message.ClientData);
            if (AnswerFormatter.Read(message.Content) is { Attachments: { Count: > 0 } files } said)
            {
                activity["text"] = said.Text;
                activity["attachments"] = new JsonArray([.. files.Select(Shown)]);
            }

            return activity;
        }

        var content = AnswerFormatter.Read(message.Content);
        activity["from"] = message.From == MessageFrom.Officer
            ? Account($"officer-{message.OfficerId}", content?.Officer, "bot")
            : Account("bot", BotName, "bot");
        activity["inputHint"] = "acceptingInput";
        if (content is not null)
        {
            var shown = (JsonObject)JsonSerializer.SerializeToNode(content, AnswerFormatter.Json)!;
            shown.Remove("actions");
            if (content.Attachments is { Count: > 0 } sent)
            {
                activity["text"] = content.Text;
                activity["attachments"] = new JsonArray([.. sent.Select(Shown)]);
            }

            activity["channelData"] = new JsonObject { ["congdoan"] = shown };
            if (content.Actions.Count > 0)
            {
                activity["suggestedActions"] = new JsonObject
                {
                    ["actions"] = JsonSerializer.SerializeToNode(content.Actions, AnswerFormatter.Json),
                };
            }
        }

        return activity;
    }

    /// <summary>Web Chat shows a member's own picture only where it finds a small form of it.</summary>
    private static JsonObject Shown(Attachment file)
    {
        var shown = new JsonObject { ["contentType"] = UploadTypes.ContentTypeOf(file.Name), ["contentUrl"] = file.Url, ["name"] = file.Name };
        if (file.Kind == "image")
        {
            shown["thumbnailUrl"] = file.Url;
        }

        return shown;
    }

    private static JsonObject Account(string id, string? name, string role)
    {
        var account = new JsonObject { ["id"] = id, ["role"] = role };
        if (name is not null)
        {
            account["name"] = name;
        }

        return account;
    }

    private static string Stamp(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
