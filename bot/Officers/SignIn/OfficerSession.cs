using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>One sign-in that is still good; the cookie only names it, so that the server can end it.</summary>
internal sealed class OfficerSession
{
    /// <summary>32 random hexadecimal digits.</summary>
    public required string Id { get; init; }

    public required long OfficerId { get; init; }

    /// <summary>The officer's stamp at sign-in; another one now means that the session is dead.</summary>
    public required string SecurityStamp { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Last page that the officer asked for; a page that refreshes itself does not count.</summary>
    public required DateTimeOffset LastSeenAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OfficerSession>
    {
        public void Configure(EntityTypeBuilder<OfficerSession> builder)
        {
            builder.ToTable("officer_sessions");
            builder.HasKey(session => session.Id);
            builder.HasIndex(session => session.OfficerId);
            builder.HasIndex(session => session.LastSeenAt);
            builder.HasOne<Officer>().WithMany().HasForeignKey(session => session.OfficerId);
        }
    }
}
