using System.Globalization;
using CongDoan.Bot.Channels.Zalo.Groups;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Zalo.Events;

/// <summary>Says what an event means to us. Pure; an event of an account that is not ours gives null.</summary>
internal sealed class ZaloInbound(ZaloAccounts accounts)
{
    private const char AboutMark = ':';

    /// <param name="app">Whose webhook it came to.</param>
    /// <param name="one">The event.</param>
    /// <param name="receivedAt">When.</param>
    /// <param name="quotesUs">True when it replies to a message that we sent.</param>
    public InboundEvent? Read(ZaloApp app, ZaloEvent one, DateTimeOffset receivedAt, bool quotesUs)
    {
        if (AccountOf(app, one) is not { } account)
        {
            return null;
        }

        var member = Member(one, account.OaId);
        var bare = new InboundEvent
        {
            Channel = ZaloChannel.ChannelName,
            Account = account.OaId,
            EventId = $"{one.Name}:{one.MessageId ?? $"{member ?? one.GroupId}:{one.Timestamp}"}",
            ConversationKey = member ?? "",
            MemberId = member ?? "",
            Unit = account.Options.Unit,
            Kind = InboxKind.Note,
            Text = "",
            Value = one.Name,
            IsSaid = false,
            ReceivedAt = receivedAt,
            SentAt = Time(one.Timestamp),
        };
        if (GroupEvents.IsOfGroup(one))
        {
            return GroupEvents.Read(one, bare, quotesUs);
        }

        // Whoever has no id cannot be answered, and the account itself is not to be answered.
        return member is null || one.Sender == account.OaId && !IsFromAccount(one) ? bare : OfMember(one, bare);
    }

    /// <summary>The words of a message as a command, or as what was said.</summary>
    public static InboundEvent Said(ZaloEvent one, InboundEvent bare, string text)
    {
        var words = TextCleaner.Clean(text);
        var (value, about) = Button(words);
        return bare with
        {
            // The platform's id alone: the same message is not told of by two names, and it can be taken back by it.
            EventId = one.MessageId ?? bare.EventId,
            Kind = value is not null || MemberCommands.Recognize(words) is not null ? InboxKind.Command : InboxKind.Message,
            Text = words,
            Value = value,
            About = about,
            Quoted = one.QuotedMessageId,
            IsSaid = value is null,
            Attachments = ZaloAttachments.Read(one),
        };
    }

    /// <summary>What a button sends back: <c>#basis:12</c> is "Xem căn cứ" below message 12.</summary>
    public static string ButtonValue(string value, long about) => string.Create(CultureInfo.InvariantCulture, $"{value}{AboutMark}{about}");

    private static (string? Value, long? About) Button(string words)
    {
        if (!words.StartsWith('#'))
        {
            return (null, null);
        }

        var parts = words.Split(AboutMark, 2);
        return MemberCommands.Recognize(parts[0]) is null ? (null, null)
            : parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var about) ? (parts[0], about)
            : (parts[0], null);
    }

    private static InboundEvent OfMember(ZaloEvent one, InboundEvent bare) => one.Name switch
    {
        "follow" or "user_click_chatnow" => bare with { Kind = InboxKind.Arrival },
        "user_submit_info" => bare with { Kind = InboxKind.Details, Text = ZaloAttachments.Describe(one.Info), IsSaid = true },
        "user_withdraw" when one.MessageId is { } taken => bare with { Kind = InboxKind.Recall, Value = taken },
        "user_withdraw" => bare with { Kind = InboxKind.Withdrawal },
        _ when one.Name.StartsWith("user_send_", StringComparison.Ordinal) => SaidOrSent(one, bare),
        _ when one.Name.StartsWith("anonymous_send_", StringComparison.Ordinal) => SaidOrSent(one, Anonymous(one, bare)),
        _ when IsMessageOfAccount(one) => OfAccount(one, one.Name.StartsWith("oa_send_anonymous_", StringComparison.Ordinal) ? Anonymous(one, bare) : bare),
        _ => bare,
    };

    private static InboundEvent SaidOrSent(ZaloEvent one, InboundEvent bare)
    {
        var said = Said(one, bare, one.Text ?? "");
        // An address alone is a link to look at, no question.
        return said.Attachments is [{ Kind: "link" } link] && said.Text == link.Url ? said with { Text = "" } : said;
    }

    /// <summary>An officer's words count; our own come back as an echo, which says that a sending arrived.</summary>
    private static InboundEvent OfAccount(ZaloEvent one, InboundEvent bare)
    {
        var text = AttachmentWords.Describe(TextCleaner.Clean(one.Text ?? ""), ZaloAttachments.Read(one));
        return one.AdminId is not null && text.Length > 0
            ? bare with { Kind = InboxKind.OfficerSaid, Text = text }
            : bare with { Text = text };
    }

    private static InboundEvent Anonymous(ZaloEvent one, InboundEvent bare) => bare with
    {
        ConversationKey = ZaloChannel.AnonymousKey(bare.MemberId, one.ConversationId ?? ""),
    };

    /// <summary>Gives the account of the app that an event is of, or null.</summary>
    public ZaloAccount? AccountOf(ZaloApp app, ZaloEvent one)
    {
        if (one.OaId is not null)
        {
            return accounts.Find(app, one.OaId);
        }

        // Receipts name the two sides in either order.
        return one.Name.StartsWith("user_send_", StringComparison.Ordinal) || one.Name.StartsWith("anonymous_send_", StringComparison.Ordinal)
            ? accounts.Find(app, one.Recipient)
            : IsMessageOfAccount(one) ? accounts.Find(app, one.Sender) : accounts.Find(app, one.Recipient) ?? accounts.Find(app, one.Sender);
    }

    private static bool IsMessageOfAccount(ZaloEvent one) => one.Name.StartsWith("oa_send_", StringComparison.Ordinal);

    private static bool IsFromAccount(ZaloEvent one) => !one.Name.StartsWith("user_send_", StringComparison.Ordinal);

    private static string? Member(ZaloEvent one, string oaId) => one.UserId ?? (one.Sender == oaId ? one.Recipient : one.Sender);

    /// <summary>Milliseconds since 1970; anything else is no time, and ours is taken.</summary>
    private static DateTimeOffset? Time(string? timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var ms) && ms <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
            : null;
}
