using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Outbox;

/// <summary>One bubble of a sending that the platform has taken: a long text leaves in several.</summary>
internal sealed class OutboxPart
{
    public required long OutboxId { get; init; }

    /// <summary>0, 1, 2 …</summary>
    public required int Part { get; init; }

    /// <summary>The platform's id of it, or null where none was given.</summary>
    public string? PlatformId { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxPart>
    {
        public void Configure(EntityTypeBuilder<OutboxPart> builder)
        {
            builder.ToTable("outbox_parts");
            builder.HasKey(part => new { part.OutboxId, part.Part });
        }
    }
}
