using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.Zalo.Groups;

/// <summary>
/// Group chats (GMF). Everybody reads along: a general answer is short; whatever is one member's own matter is offered a
/// private chat; what an officer has to see goes there without a word in the group.
/// </summary>
internal sealed class GroupChannel(ZaloAccounts accounts, ZaloSender sender, ZaloFiles files) : IChannel
{
    public const string ChannelName = "zalo-group";

    public string Name => ChannelName;

    /// <summary>Each member of a group has a conversation of their own with us.</summary>
    public static string Key(string group, string member) => $"{group}:{member}";

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (accounts.Find(message.Account) is not { } account)
        {
            return new Delivery.RetryLater(TimeSpan.FromMinutes(1), "account_off") { WasTried = false };
        }

        if (message.ConversationKey?.Split(':') is not [var group, var member])
        {
            return new Delivery.Refused("no_group");
        }

        if (message.IsFromOfficer)
        {
            // An officer answers one person. Zalo takes it when that person has written to the account before.
            return await sender.SendAsync(
                account, message, ZaloChannel.ToMember(member, ZaloChannel.ChannelName, null), await files.BubblesAsync(account, message, cancellationToken), cancellationToken);
        }

        var text = $"{Mentions.Call(member)} {GroupWords.Of(message)}";
        return await sender.SendAsync(
            account,
            message,
            new ZaloTarget(ZaloApi.Group, new JsonObject { ["group_id"] = group }, ChannelName, null),
            [ZaloMessages.Plain(text, message.Quoted)],
            cancellationToken);
    }
}
