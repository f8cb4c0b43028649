using CongDoan.Bot.Channels.Zalo.Events;
using CongDoan.Bot.Inbox;

namespace CongDoan.Bot.Channels.Zalo.Groups;

/// <summary>
/// What happens in a group chat (GMF). The bot hears only what is said to it: a message that mentions the account or
/// replies to one of its own. Of everything else stays that it happened, and none of the words.
/// </summary>
internal static class GroupEvents
{
    public static bool IsOfGroup(ZaloEvent one) =>
        one.GroupId is not null || one.Name.Contains("_send_group_", StringComparison.Ordinal);

    public static InboundEvent Read(ZaloEvent one, InboundEvent bare, bool quotesUs)
    {
        var group = one.GroupId ?? one.Recipient ?? "";
        var (who, isMessage) = (one.Sender ?? "", one.Name.StartsWith("user_send_group_", StringComparison.Ordinal));
        var note = bare with
        {
            Channel = GroupChannel.ChannelName,
            ConversationKey = GroupChannel.Key(group, who),
            MemberId = who,
            // Our own words are kept, to know that they arrived.
            Text = one.Name.StartsWith("oa_send_group_", StringComparison.Ordinal) && one.AdminId is null ? one.Text ?? "" : "",
            EventId = one.MessageId is null ? $"{one.Name}:{group}:{string.Join(',', one.Users)}:{one.Timestamp}" : bare.EventId,
        };
        if (!isMessage || who.Length == 0 || who == bare.Account || (!quotesUs && !Mentions.Of(one.Text ?? "").Contains(bare.Account, StringComparer.Ordinal)))
        {
            return note;
        }

        return ZaloInbound.Said(one, note, Mentions.Remove(one.Text ?? ""));
    }
}
