using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Channels.Zalo.Linking;

/// <summary>What an app keeps beside its settings.</summary>
internal sealed class ZaloAppState
{
    /// <summary>The app's key in the settings, in lower case.</summary>
    public required string App { get; init; }

    /// <summary>Until when Zalo's unsigned try-out of the webhook gets its 200; null when nobody opened it.</summary>
    public DateTimeOffset? PairingUntil { get; set; }

    /// <summary>The PKCE verifier, sealed. Zalo's console keeps one challenge for an app, so there is one of these.</summary>
    public string? SealedVerifier { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ZaloAppState>
    {
        public void Configure(EntityTypeBuilder<ZaloAppState> builder)
        {
            builder.ToTable("zalo_apps");
            builder.HasKey(state => state.App);
        }
    }
}
