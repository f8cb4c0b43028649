using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Zalo.Profiles;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Zalo;

/// <summary>Chats between a member and an official account.</summary>
internal sealed class ZaloChannel(ZaloAccounts accounts, ZaloSender sender, ZaloFiles files, ContactForm form, ZaloQuotas quotas, TimeProvider time) : IChannel
{
    public const string ChannelName = "zalo";
    private const string AnonymousMark = "anonymous";

    public string Name => ChannelName;

    public bool CanAskForDetails(string account) => accounts.Find(account) is { } found && form.Picture(found) is not null;

    /// <summary>A visitor who is not signed in to Zalo is reached by two ids.</summary>
    public static string AnonymousKey(string visitor, string conversation) => $"{AnonymousMark}:{visitor}:{conversation}";

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (accounts.Find(message.Account) is not { } account)
        {
            return new Delivery.RetryLater(TimeSpan.FromMinutes(1), "account_off") { WasTried = false };
        }

        if (message.ConversationKey?.Split(':') is [AnonymousMark, var visitor, var conversation])
        {
            // Buttons are documented for followers only; the words name them.
            var recipient = new JsonObject { ["anonymous_id"] = visitor, ["conversation_id"] = conversation };
            var texts = LongText.Split(message.TextWithChoices, ZaloMessages.LongestText).Select(text => ZaloMessages.Plain(text)).ToList();
            return await sender.SendAsync(
                account, message, new ZaloTarget(ZaloApi.Anonymous, recipient, ChannelName, message.ConversationId), texts, cancellationToken);
        }

        return await ObjectionAsync(account, message, cancellationToken) is { } reason
            ? new Delivery.Refused(reason)
            : await sender.SendAsync(account, message, ToMember(message.MemberId, ChannelName, message.ConversationId), await files.BubblesAsync(account, message, cancellationToken), cancellationToken);
    }

    public static ZaloTarget ToMember(string memberId, string channel, string? conversationId) =>
        new(ZaloApi.Consultation, new JsonObject { ["user_id"] = memberId }, channel, conversationId);

    /// <summary>Why Zalo would not take it, would want money that nobody has allowed, or would leave nothing for an officer; or null.</summary>
    private async Task<string?> ObjectionAsync(ZaloAccount account, OutboundMessage message, CancellationToken cancellationToken)
    {
        var options = account.App.Options;
        var silence = message.HeardAt is { } heard ? time.GetUtcNow() - heard : TimeSpan.Zero;
        if (silence > options.Window)
        {
            return "zalo_window";
        }

        if (message.IsFromOfficer)
        {
            return null;
        }

        if (silence > options.FreeWindow && !options.BotMaySpend)
        {
            return "zalo_paid_window";
        }

        return await quotas.RemainingAsync(account.OaId, message.MemberId, message.HeardAt, cancellationToken) <= options.ReservedForOfficers
            ? "zalo_reserved"
            : null;
    }
}
