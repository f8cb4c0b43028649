using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Channels.Zalo.Tokens;

/// <summary>The tokens of one account, sealed. The pair before is kept, for whoever has to find out what went wrong.</summary>
internal sealed class ZaloToken
{
    public required string OaId { get; init; }

    public ZaloTokenState State { get; set; } = ZaloTokenState.Linked;

    /// <summary>Why it has to be linked again: a short code; or null.</summary>
    public string? Reason { get; set; }

    public string? SealedAccess { get; set; }

    public DateTimeOffset? AccessUntil { get; set; }

    public string? SealedRefresh { get; set; }

    /// <summary>Zalo takes a refresh token once and for three months.</summary>
    public DateTimeOffset? RefreshUntil { get; set; }

    /// <summary>When the pair was given.</summary>
    public DateTimeOffset? GivenAt { get; set; }

    public string? SealedPrevious { get; set; }

    /// <summary>Hash of the settings' first token that this row began with: another one there later is a new beginning.</summary>
    public string? SeedHash { get; set; }

    /// <summary>Committed before the refresh token leaves; not taken back means that it may have been used up.</summary>
    public bool IsInUse { get; set; }

    /// <summary>The one process that refreshes, until when.</summary>
    public DateTimeOffset? LeaseUntil { get; set; }

    public string? LeaseOwner { get; set; }

    /// <summary>When officers were last told that it ends or is lost.</summary>
    public DateTimeOffset? AlertedAt { get; set; }

    /// <summary>Raised by every claim and every new pair; named by every write.</summary>
    public long Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ZaloToken>
    {
        public void Configure(EntityTypeBuilder<ZaloToken> builder)
        {
            builder.ToTable("zalo_tokens");
            builder.HasKey(token => token.OaId);
        }
    }
}

/// <summary>Whether an account can be called.</summary>
internal enum ZaloTokenState
{
    Linked,

    /// <summary>No refresh token is good any more: a person has to grant the app again.</summary>
    NeedsLink,
}
