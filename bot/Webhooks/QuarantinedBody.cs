using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Webhooks;

/// <summary>A genuine body that could not be used as a whole: kept as it came, once, and never answered.</summary>
internal sealed class QuarantinedBody
{
    public long Id { get; private set; }

    public required string Webhook { get; init; }

    public required string App { get; init; }

    /// <summary>The raw bytes.</summary>
    public required byte[] Body { get; init; }

    /// <summary>SHA-256 of the bytes: the same body sent again is the same row.</summary>
    public required string Hash { get; init; }

    /// <summary>A short code: <c>not_json</c>, <c>unknown_account</c>.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<QuarantinedBody>
    {
        public void Configure(EntityTypeBuilder<QuarantinedBody> builder)
        {
            builder.ToTable("webhook_quarantine");
            builder.HasKey(body => body.Id);
            builder.HasIndex(body => new { body.Webhook, body.App, body.Hash }).IsUnique();
        }
    }
}
