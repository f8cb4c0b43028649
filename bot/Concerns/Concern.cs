using CongDoan.Knowledge.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Concerns;

/// <summary>Something that an officer has to answer, known to the member by its ticket code.</summary>
internal sealed class Concern
{
    public long Id { get; private set; }

    /// <summary><c>CD-XXXX-XXXX-XXXX</c>; names the concern to the member and proves it to an officer on the telephone.</summary>
    public required string TicketCode { get; init; }

    public required string ConversationId { get; init; }

    public string Unit { get; init; } = UnionUnit.RootId;

    public ConcernState State { get; set; } = ConcernState.Waiting;

    /// <summary>Why it came to an officer: the answer's reason code, <c>asked_for_officer</c>, <c>bot_failed</c>.</summary>
    public required string Reason { get; init; }

    /// <summary>Danger to a person, or something that cannot wait.</summary>
    public bool Urgent { get; set; }

    /// <summary>The member's words that opened it.</summary>
    public required string Question { get; init; }

    /// <summary>The question folded and squeezed: the same question, while open, does not open a second concern.</summary>
    public required string QuestionKey { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public DateTimeOffset? FirstReplyAt { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>Login name of the officer who closed it.</summary>
    public string? ClosedBy { get; set; }

    /// <summary>Messages of the member that no officer has opened since.</summary>
    public int UnreadMessages { get; set; }

    /// <summary>Concurrency token: raised by every change, named by every form.</summary>
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Concern>
    {
        public void Configure(EntityTypeBuilder<Concern> builder)
        {
            builder.ToTable("concerns");
            builder.HasKey(concern => concern.Id);
            builder.HasIndex(concern => concern.TicketCode).IsUnique();
            builder.HasIndex(concern => new { concern.State, concern.Urgent, concern.OpenedAt });
            builder.HasIndex(concern => new { concern.ConversationId, concern.State });
            builder.Property(concern => concern.Version).IsConcurrencyToken();
        }
    }
}

/// <summary>How far a concern is.</summary>
internal enum ConcernState
{
    /// <summary>No officer answered yet.</summary>
    Waiting,

    /// <summary>An officer answered; the conversation may go on.</summary>
    Answered,

    /// <summary>Settled.</summary>
    Closed,
}
