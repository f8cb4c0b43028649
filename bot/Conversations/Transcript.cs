using System.Text.Json;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;

namespace CongDoan.Bot.Conversations;

/// <summary>Appends to a conversation, in the caller's transaction: the message gets its place, and the sending its row.</summary>
internal static class Transcript
{
    public static Message AddMember(
        BotDb db, Conversation conversation, string text, string eventId, string? clientData, DateTimeOffset at)
    {
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.NextSequence(at),
            From = MessageFrom.Member,
            Text = text,
            InboxEventId = eventId,
            ClientData = clientData,
            SentAt = at,
        };
        db.Add(message);
        return message;
    }

    public static Task<Message> AddBotAsync(
        BotDb db, Conversation conversation, MessageContent content, string words, long? replyTo, DateTimeOffset at, CancellationToken cancellationToken) =>
        AddAsync(db, conversation, MessageFrom.Bot, null, words, content, replyTo, at, cancellationToken);

    public static Task<Message> AddOfficerAsync(
        BotDb db, Conversation conversation, long officerId, string shownName, string text, DateTimeOffset at, CancellationToken cancellationToken) =>
        AddAsync(
            db, conversation, MessageFrom.Officer, officerId, text, new MessageContent { From = "officer", Officer = shownName, Text = text }, null, at, cancellationToken);

    private static async Task<Message> AddAsync(
        BotDb db,
        Conversation conversation,
        MessageFrom from,
        long? officerId,
        string text,
        MessageContent content,
        long? replyTo,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.NextSequence(at),
            From = from,
            OfficerId = officerId,
            Text = text,
            Content = JsonSerializer.Serialize(content, AnswerFormatter.Json),
            SentAt = at,
            ReplyTo = replyTo,
        };
        db.Add(message);
        // The sending names the message by the id that the database gives it.
        await db.SaveChangesAsync(cancellationToken);
        db.Add(new OutboxItem
        {
            ConversationId = conversation.Id,
            MessageId = message.Id,
            Channel = conversation.Channel,
            Account = conversation.Account,
            Kind = OutboxKind.Message,
            DueAt = at,
        });
        return message;
    }
}
