using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CongDoan.Bot.Channels.BotConnector.Addresses;

/// <summary>Where a conversation is answered, as the last activity of it said; only a proved activity is written here.</summary>
internal sealed record ConversationAddress
{
    /// <summary>The account of the bot.</summary>
    public required string Account { get; init; }

    /// <summary>Our key of the conversation.</summary>
    public required string Key { get; init; }

    public required string ChannelId { get; init; }

    /// <summary>The channel's service, vouched for by a token.</summary>
    public required string ServiceUrl { get; init; }

    /// <summary>The channel's id of the conversation.</summary>
    public required string ConversationId { get; init; }

    public required bool IsGroup { get; init; }

    /// <summary>Who the bot is in it.</summary>
    public required string BotId { get; init; }

    public string? BotName { get; init; }

    /// <summary>Who writes to it.</summary>
    public required string MemberId { get; init; }

    public string? MemberName { get; init; }

    public string? TenantId { get; init; }

    /// <summary>The chat between the bot and this member of a group alone, once one was opened for an officer's words.</summary>
    public string? PrivateId { get; init; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConversationAddress>
    {
        public void Configure(EntityTypeBuilder<ConversationAddress> builder)
        {
            builder.ToTable("connector_addresses");
            builder.HasKey(address => new { address.Account, address.Key });
        }
    }
}
