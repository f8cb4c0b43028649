using CongDoan.Bot.Concerns;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Units;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Conversations;

/// <summary>One member on one account, with all that was said.</summary>
internal sealed class Conversation
{
    /// <summary>32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>The platform's key of the conversation, unique within the account.</summary>
    public required string Key { get; init; }

    /// <summary>The union unit whose documents answer here.</summary>
    public string Unit { get; set; } = UnionUnit.RootId;

    public ConversationState State { get; set; } = ConversationState.Bot;

    public DateTimeOffset StateChangedAt { get; set; }

    public required long MemberId { get; init; }

    /// <summary>Sequence number of the newest message; the Direct Line watermark.</summary>
    public long LastSequence { get; private set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset LastMessageAt { get; set; }

    /// <summary>Concurrency token: raised by every change.</summary>
    public long Version { get; private set; }

    /// <summary>Gives the next message its place. Call it in the transaction that stores the message.</summary>
    public long NextSequence(DateTimeOffset at)
    {
        LastMessageAt = at;
        Version++;
        return ++LastSequence;
    }

    public void Enter(ConversationState state, DateTimeOffset at)
    {
        if (State == state)
        {
            return;
        }

        State = state;
        StateChangedAt = at;
        Version++;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Conversation>
    {
        public void Configure(EntityTypeBuilder<Conversation> builder)
        {
            builder.ToTable("conversations");
            builder.HasKey(conversation => conversation.Id);
            builder.HasIndex(conversation => new { conversation.Channel, conversation.Account, conversation.Key }).IsUnique();
            builder.Property(conversation => conversation.Version).IsConcurrencyToken();
            builder.HasOne<Member>().WithMany().HasForeignKey(conversation => conversation.MemberId);
            builder.HasMany<Message>().WithOne().HasForeignKey(message => message.ConversationId);
            builder.HasMany<Concern>().WithOne().HasForeignKey(concern => concern.ConversationId);
            builder.HasMany<OutboxItem>().WithOne().HasForeignKey(item => item.ConversationId);
        }
    }
}

/// <summary>Who answers in a conversation.</summary>
internal enum ConversationState
{
    /// <summary>The bot.</summary>
    Bot,

    /// <summary>An officer has to; the bot still helps until one does.</summary>
    Waiting,

    /// <summary>An officer answered; the bot keeps silent.</summary>
    WithOfficer,
}
