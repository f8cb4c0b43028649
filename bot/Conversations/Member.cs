using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Conversations;

/// <summary>A person who writes to us, known by a pseudonymous id only, and by name to officers where the person agreed to that.</summary>
internal sealed class Member
{
    public long Id { get; private set; }

    public required string Channel { get; init; }

    public required string Account { get; init; }

    /// <summary>The platform's id of the person within this account, or a random one on the web.</summary>
    public required string ExternalId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person was told how their words are kept, or null.</summary>
    public DateTimeOffset? ConsentShownAt { get; set; }

    /// <summary>When the person filled in the platform's form and so agreed that officers know who they are; null when never, or taken back.</summary>
    public DateTimeOffset? AgreedAt { get; set; }

    /// <summary>The name that the person goes by on the platform, for officers only; null when not agreed to, hidden, or not read yet.</summary>
    public string? DisplayName { get; set; }

    /// <summary>Not before this instant is the platform asked for the name; null when it is not to be asked.</summary>
    public DateTimeOffset? NameDueAt { get; set; }

    /// <summary>The person agrees: the platform may be asked for the name.</summary>
    public void Agree(DateTimeOffset at) => (AgreedAt, NameDueAt) = (at, at);

    /// <summary>The person no longer agrees: the name goes, and is not asked for again.</summary>
    public void Withdraw() => (AgreedAt, DisplayName, NameDueAt) = (null, null, null);

    internal sealed class Mapping : IEntityTypeConfiguration<Member>
    {
        public void Configure(EntityTypeBuilder<Member> builder)
        {
            builder.ToTable("members");
            builder.HasKey(member => member.Id);
            builder.HasIndex(member => new { member.Channel, member.Account, member.ExternalId }).IsUnique();
        }
    }
}
