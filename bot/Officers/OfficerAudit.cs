using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Officers;

/// <summary>One line of who did what in the console; written once, never changed.</summary>
internal sealed class OfficerAudit
{
    public long Id { get; private set; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Login name, also when no such officer exists (a failed sign-in); <c>command-line</c> for an operator.</summary>
    public required string OfficerName { get; init; }

    /// <summary>Short code, such as <c>signed_in</c>, <c>replied</c>, <c>closed</c>, <c>password_reset</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: an id or a ticket code, never a member's words.</summary>
    public required string Subject { get; init; }

    public string? RemoteAddress { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OfficerAudit>
    {
        public void Configure(EntityTypeBuilder<OfficerAudit> builder)
        {
            builder.ToTable("officer_audit");
            builder.HasKey(line => line.Id);
            builder.HasIndex(line => line.At);
        }
    }
}
