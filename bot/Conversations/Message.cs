using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Conversations;

/// <summary>One message of a conversation, in the order of its sequence number.</summary>
internal sealed class Message
{
    public long Id { get; private set; }

    public required string ConversationId { get; init; }

    /// <summary>1, 2, 3 … within the conversation.</summary>
    public required long Sequence { get; init; }

    public required MessageFrom From { get; init; }

    /// <summary>The officer who wrote it, or null.</summary>
    public long? OfficerId { get; init; }

    /// <summary>Plain text as the person reads it; changed only when the person takes it back.</summary>
    public required string Text { get; set; }

    /// <summary>What goes along for clients that show more than text, as JSON: see <see cref="MessageContent"/>; or null.</summary>
    public string? Content { get; set; }

    /// <summary>The inbox event that brought it; unique within the conversation when set.</summary>
    public string? InboxEventId { get; init; }

    /// <summary>The client's own data, sent back unchanged with the echo; JSON or null.</summary>
    public string? ClientData { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    /// <summary>What the member thought of this answer.</summary>
    public MessageFeedback? Feedback { get; set; }

    /// <summary>Sequence number of the message that this one answers, or null.</summary>
    public long? ReplyTo { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<Message>
    {
        public void Configure(EntityTypeBuilder<Message> builder)
        {
            builder.ToTable("messages");
            builder.HasKey(message => message.Id);
            builder.HasIndex(message => new { message.ConversationId, message.Sequence }).IsUnique();
            builder.HasIndex(message => new { message.ConversationId, message.InboxEventId }).IsUnique();
        }
    }
}

/// <summary>Who wrote a message.</summary>
internal enum MessageFrom
{
    Member,
    Bot,
    Officer,
}

/// <summary>What a member thought of an answer.</summary>
internal enum MessageFeedback
{
    Helpful,
    Wrong,
}
