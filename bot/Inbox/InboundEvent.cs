using CongDoan.Bot.Conversations;

namespace CongDoan.Bot.Inbox;

/// <summary>What a channel read from the outside, ready to be stored.</summary>
internal sealed record InboundEvent
{
    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>The platform's id of the event; a repeat with the same id is the same event.</summary>
    public required string EventId { get; init; }

    /// <summary>The platform's key of the conversation.</summary>
    public required string ConversationKey { get; init; }

    /// <summary>Our id for the conversation, should it be new; null lets the writer choose one.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The platform's id of the person.</summary>
    public required string MemberId { get; init; }

    /// <summary>The union unit of a new conversation.</summary>
    public required string Unit { get; init; }

    public required InboxKind Kind { get; init; }

    /// <summary>The words, cleaned, or the button's title.</summary>
    public required string Text { get; init; }

    /// <summary>The button's value, or null.</summary>
    public string? Value { get; init; }

    /// <summary>Sequence number of the message that a button stood below, or null.</summary>
    public long? About { get; init; }

    /// <summary>The platform's id of the message that this one replies to, or null.</summary>
    public string? Quoted { get; init; }

    /// <summary>What the member sent beside words: pictures, voices, places.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];

    /// <summary>The platform's own time of it, believed within a day before <see cref="ReceivedAt"/>; or null.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The client's own data for the echo, JSON, or null.</summary>
    public string? ClientData { get; init; }

    /// <summary>False for what leaves no message of the member behind, such as a pressed button.</summary>
    public bool IsSaid { get; init; } = true;

    public required DateTimeOffset ReceivedAt { get; init; }
}

/// <summary>What became of storing an event.</summary>
internal abstract record InboxOutcome
{
    private InboxOutcome()
    {
    }

    /// <summary>On disk.</summary>
    /// <param name="ConversationId">Our id of the conversation; null for what is only recorded and belongs to none.</param>
    /// <param name="ItemId">Our id of the event.</param>
    /// <param name="Sequence">The message's place in the conversation; null for what leaves no message.</param>
    internal sealed record Stored(string? ConversationId, long ItemId, long? Sequence) : InboxOutcome;

    /// <summary>It was on disk already; the ids are those of the first time.</summary>
    internal sealed record AlreadyThere(string? ConversationId, long ItemId, long? Sequence) : InboxOutcome;

    /// <summary>Surely not stored; it has to come again.</summary>
    internal sealed record Unavailable : InboxOutcome;

    /// <summary>Not known to be stored within the time that a sender waits: it may be in a moment. To come again with the same id is safe.</summary>
    internal sealed record Unconfirmed : InboxOutcome;
}
