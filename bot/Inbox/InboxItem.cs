using CongDoan.Bot.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Inbox;

/// <summary>One event that a member caused, stored before anything else happens; unique per account and platform event id.</summary>
internal sealed class InboxItem
{
    public long Id { get; private set; }

    /// <summary>Name of the channel, such as <c>webchat</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The account written to: an OA, a Page, <c>web</c>.</summary>
    public required string Account { get; init; }

    /// <summary>The platform's id of the event, or one made from what is stable in it.</summary>
    public required string EventId { get; init; }

    /// <summary>The conversation it belongs to; its items are worked on in order, one conversation by one worker.</summary>
    public string? ConversationId { get; init; }

    /// <summary>The member's message that this event brought, or null for a pressed button.</summary>
    public long? MessageId { get; init; }

    public required InboxKind Kind { get; init; }

    /// <summary>The event's own data as JSON: see <see cref="InboundBody"/>.</summary>
    public required string Body { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Not before this instant: the burst window, or the pause after a failure.</summary>
    public required DateTimeOffset DueAt { get; set; }

    public InboxState State { get; set; } = InboxState.Ready;

    /// <summary>Starts so far, counted and committed before the work, so that an item that kills the process is found.</summary>
    public int Attempts { get; set; }

    public string? LeaseOwner { get; set; }

    public DateTimeOffset? LeaseUntil { get; set; }

    /// <summary>Fencing token: raised by each claim and named by each finishing write.</summary>
    public long Token { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Why it was ignored or quarantined: a short code.</summary>
    public string? Reason { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<InboxItem>
    {
        public void Configure(EntityTypeBuilder<InboxItem> builder)
        {
            builder.ToTable("inbox");
            builder.HasKey(item => item.Id);
            builder.HasIndex(item => new { item.Channel, item.Account, item.EventId }).IsUnique();
            builder.HasOne<Conversation>().WithMany().HasForeignKey(item => item.ConversationId);
        }
    }
}

/// <summary>What sort of event it is.</summary>
internal enum InboxKind
{
    /// <summary>Words that a member wrote.</summary>
    Message,

    /// <summary>A button that a member pressed.</summary>
    Command,

    /// <summary>A member came without a word: follows the account, opened the chat.</summary>
    Arrival,

    /// <summary>A member filled in a form of the platform; the words are what stands in it.</summary>
    Details,

    /// <summary>An officer answered outside our console, in the platform's own inbox.</summary>
    OfficerSaid,

    /// <summary>A member's words to an officer in the platform's own inbox, while the bot has no say: stored, never answered.</summary>
    Overheard,

    /// <summary>The platform gave the conversation to an officer in its own inbox, or back: the value says whom.</summary>
    Control,

    /// <summary>A member put words right; the value is the event id of the message.</summary>
    Edit,

    /// <summary>A member took one message back; the value is its event id.</summary>
    Recall,

    /// <summary>A member no longer agrees that their data is kept.</summary>
    Withdrawal,

    /// <summary>Nothing to do: a receipt, a reaction, an echo, a group's change. The value says what.</summary>
    Note,
}

/// <summary>How far the work on an event is.</summary>
internal enum InboxState
{
    Ready,
    Running,
    Done,

    /// <summary>Stored, nothing to do.</summary>
    Ignored,

    /// <summary>Failed three times: an officer sees the words, the machine does not touch it again.</summary>
    Quarantined,
}
