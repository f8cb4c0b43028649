using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Outbox;

/// <summary>Something to be sent, written in the transaction that decided it.</summary>
internal sealed class OutboxItem
{
    public long Id { get; private set; }

    public string? ConversationId { get; init; }

    public long? MessageId { get; init; }

    /// <summary>Name of the channel that sends it.</summary>
    public required string Channel { get; init; }

    public required string Account { get; init; }

    public required OutboxKind Kind { get; init; }

    /// <summary>What to send, as JSON, when no message row holds it; else empty.</summary>
    public string Body { get; init; } = "";

    public required DateTimeOffset DueAt { get; set; }

    public OutboxState State { get; set; } = OutboxState.Ready;

    public int Attempts { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Fencing token: raised by each claim and named by each finishing write.</summary>
    public long Token { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>Why it was refused or given up, for officers.</summary>
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxItem>
    {
        public void Configure(EntityTypeBuilder<OutboxItem> builder)
        {
            builder.ToTable("outbox");
            builder.HasKey(item => item.Id);
        }
    }
}

/// <summary>What sort of sending it is.</summary>
internal enum OutboxKind
{
    /// <summary>A message to a member.</summary>
    Message,

    /// <summary>A sign to officers that something waits, without any member's words.</summary>
    Alert,
}

/// <summary>How far a sending is.</summary>
internal enum OutboxState
{
    Ready,

    /// <summary>Committed before the first byte leaves: after a crash it is known that it may have been sent.</summary>
    Sending,
    Sent,

    /// <summary>The channel said no for good.</summary>
    Refused,

    /// <summary>Given up after eight tries; officers see it.</summary>
    Dead,
}
