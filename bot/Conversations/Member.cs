using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Conversations;

/// <summary>A person who writes to us, known by a pseudonymous id only.</summary>
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
