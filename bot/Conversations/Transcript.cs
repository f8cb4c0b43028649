using System.Text.Json;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;

namespace CongDoan.Bot.Conversations;

/// <summary>What a member said, as the inbox stores it.</summary>
/// <param name="Text">The words; may be empty beside attachments.</param>
/// <param name="Attachments">What came beside them.</param>
/// <param name="EventId">The inbox event that brought it.</param>
/// <param name="ClientData">The client's own data, or null.</param>
/// <param name="ReceivedAt">When we got it.</param>
/// <param name="SaidAt">When it was said, where the platform knows.</param>
internal sealed record MemberWords(
    string Text, IReadOnlyList<Attachment> Attachments, string EventId, string? ClientData, DateTimeOffset ReceivedAt, DateTimeOffset SaidAt);

/// <summary>What an officer says.</summary>
/// <param name="OfficerId">Who.</param>
/// <param name="ShownName">Under which name.</param>
/// <param name="Text">The words; may be empty beside attachments.</param>
/// <param name="Attachments">What goes beside them: files of ours.</param>
/// <param name="AsksForDetails">True when the member is asked for name and telephone number.</param>
internal sealed record OfficerWords(long OfficerId, string ShownName, string Text, IReadOnlyList<Attachment>? Attachments = null, bool AsksForDetails = false);

/// <summary>Appends to a conversation, in the caller's transaction: the message gets its place, and the sending its row.</summary>
internal static class Transcript
{
    public static Message AddMember(BotDb db, Conversation conversation, MemberWords words)
    {
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.NextSequence(words.ReceivedAt),
            From = MessageFrom.Member,
            Text = words.Attachments.Count == 0 ? words.Text : AttachmentWords.Describe(words.Text, words.Attachments),
            Content = words.Attachments.Count == 0
                ? null
                : JsonSerializer.Serialize(
                    new MessageContent { From = "member", Text = words.Text, Attachments = words.Attachments }, AnswerFormatter.Json),
            InboxEventId = words.EventId,
            ClientData = words.ClientData,
            SentAt = words.SaidAt,
        };
        db.Add(message);
        return message;
    }

    /// <summary>An officer's words that the member has already, from the platform's own inbox: nothing is to be sent.</summary>
    public static Message AddFromElsewhere(BotDb db, Conversation conversation, string text, string eventId, DateTimeOffset at)
    {
        var message = new Message
        {
            ConversationId = conversation.Id,
            Sequence = conversation.NextSequence(at),
            From = MessageFrom.Officer,
            Text = text,
            Content = JsonSerializer.Serialize(new MessageContent { From = "officer", Text = text }, AnswerFormatter.Json),
            InboxEventId = eventId,
            SentAt = at,
        };
        db.Add(message);
        return message;
    }

    public static Task<Message> AddBotAsync(
        BotDb db, Conversation conversation, MessageContent content, string words, long? replyTo, DateTimeOffset at, CancellationToken cancellationToken) =>
        AddAsync(db, conversation, MessageFrom.Bot, null, words, content, replyTo, at, cancellationToken);

    /// <summary>An officer's words, with files. Clients that show words only read what was sent and where it is.</summary>
    public static Task<Message> AddOfficerAsync(
        BotDb db, Conversation conversation, OfficerWords words, DateTimeOffset at, CancellationToken cancellationToken) => AddAsync(
            db,
            conversation,
            MessageFrom.Officer,
            words.OfficerId,
            AttachmentWords.Describe(words.Text, words.Attachments ?? []),
            new MessageContent
            {
                From = "officer", Officer = words.ShownName, Text = words.Text, Attachments = words.Attachments is { Count: > 0 } files ? files : null, AsksForDetails = words.AsksForDetails,
            },
            null,
            at,
            cancellationToken);

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
