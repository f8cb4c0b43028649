using System.Globalization;
using CongDoan.Bot.Channels.Meta.Comments;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Meta.Events;

/// <summary>Says what an event of one of our Pages means to us. Pure.</summary>
internal static class MetaInbound
{
    /// <summary>The event id of the echo of a bubble is made of what we put into the bubble: so it is found again.</summary>
    public const string EchoMark = "echo:";

    /// <summary>Before the words that a quick reply says: its title may be too short for them.</summary>
    public const string SayMark = "#say:";

    private const char AboutMark = ':';
    private static readonly string[] Greetings = ["get started", "bắt đầu"];

    public static IReadOnlyList<InboundEvent> Read(MetaAccount account, MetaEvent one, DateTimeOffset receivedAt)
    {
        var member = one.Sender == account.PageId ? one.Recipient : one.Sender;
        var bare = new InboundEvent
        {
            Channel = MessengerChannel.ChannelName,
            Account = account.PageId,
            EventId = $"{one.Name}:{one.Hash}",
            ConversationKey = member ?? "",
            MemberId = member ?? "",
            Unit = account.Options.Unit,
            Kind = InboxKind.Note,
            Text = "",
            Value = one.IsStandby ? $"standby_{one.Name}" : one.Name,
            IsSaid = false,
            ReceivedAt = receivedAt,
            SentAt = Time(one.Timestamp, isSeconds: false),
        };
        return one.Comment is not null ? CommentEvents.Read(account, one, bare)
            : member is null ? [bare]
            : [one.IsStandby && one.Name != "message_echo" ? Overheard(one, bare) : OfMember(account, one, bare)];
    }

    /// <summary>What a button sends back: <c>#basis:12</c> is "Xem căn cứ" below message 12.</summary>
    public static string ButtonValue(string value, long about) => string.Create(CultureInfo.InvariantCulture, $"{value}{AboutMark}{about}");

    /// <summary>A platform's time; anything that is none is null, and ours is taken.</summary>
    public static DateTimeOffset? Time(string? digits, bool isSeconds) =>
        long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            && count <= (isSeconds ? DateTimeOffset.MaxValue.ToUnixTimeSeconds() : DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            ? isSeconds ? DateTimeOffset.FromUnixTimeSeconds(count) : DateTimeOffset.FromUnixTimeMilliseconds(count)
            : null;

    private static InboundEvent OfMember(MetaAccount account, MetaEvent one, InboundEvent bare) => one.Name switch
    {
        "message_echo" => Echo(account, one, bare),
        // The Page itself is not to be answered.
        _ when one.Sender == account.PageId => bare,
        "message" => Chosen(one.QuickReply) is { } chosen ? Said(one, bare, chosen) : Said(one, bare, one.Text ?? ""),
        "message_deleted" when one.Mid is { } taken => bare with { Kind = InboxKind.Recall, Value = taken },
        "message_edit" when one is { Mid: { } edited, Text: { } text } => bare with { Kind = InboxKind.Edit, Value = edited, Text = TextCleaner.Clean(text) },
        "postback" => Pressed(one, bare),
        "referral" or "optin" => bare with { Kind = InboxKind.Arrival },
        "pass_thread_control" or "take_thread_control" when one.NewOwner is { } owner =>
            bare with { Kind = InboxKind.Control, Value = owner == account.App.Options.AppId ? InboundBody.ToBot : InboundBody.ToOfficer },
        _ => bare,
    };

    /// <summary>What one of our quick replies stands for; null for one that somebody else made, which is as if its title were said.</summary>
    private static string? Chosen(string? payload) => payload is not ['#', ..] ? null
        : payload.StartsWith(SayMark, StringComparison.Ordinal) ? payload[SayMark.Length..] : payload;

    private static InboundEvent Said(MetaEvent one, InboundEvent bare, string text)
    {
        var words = TextCleaner.Clean(text);
        var (value, about) = Button(words);
        var said = bare with
        {
            EventId = one.Mid ?? bare.EventId,
            Kind = value is not null || MemberCommands.Recognize(words) is not null ? InboxKind.Command : InboxKind.Message,
            Text = value is null ? words : TextCleaner.Clean(one.Text ?? one.Title ?? ""),
            Value = value,
            About = about,
            Quoted = one.ReplyTo,
            IsSaid = value is null,
            Attachments = MetaAttachments.Read(one),
        };
        // An address alone is a link to look at, no question.
        return said.Attachments is [{ Kind: "link" } link] && said.Text == link.Url ? said with { Text = "" } : said;
    }

    /// <summary>Our own buttons say what they mean; one that somebody else set up is as if its title were said.</summary>
    private static InboundEvent Pressed(MetaEvent one, InboundEvent bare)
    {
        var isStart = one.Payload == ProfileContent.Start || Greetings.Contains(one.Title?.Trim(), StringComparer.OrdinalIgnoreCase);
        if (isStart || string.IsNullOrWhiteSpace(one.Title ?? one.Payload))
        {
            return bare with { EventId = one.Mid ?? bare.EventId, Kind = InboxKind.Arrival };
        }

        return Said(one, bare, Chosen(one.Payload) ?? one.Title ?? one.Payload ?? "");
    }

    /// <summary>Our own words come back and say that they arrived; another app's are those of a person in the Page's inbox.</summary>
    private static InboundEvent Echo(MetaAccount account, MetaEvent one, InboundEvent bare)
    {
        if (one.AppId == account.App.Options.AppId)
        {
            // The id of the person is kept: that of a private reply is not known otherwise.
            return one.Metadata?.StartsWith(Sending.MetaMessages.Mark, StringComparison.Ordinal) == true
                ? bare with { EventId = EchoMark + one.Metadata, Quoted = one.Mid, Text = bare.MemberId }
                : bare with { EventId = one.Mid ?? bare.EventId };
        }

        var text = AttachmentWords.Describe(TextCleaner.Clean(one.Text ?? ""), MetaAttachments.Read(one));
        return bare with { EventId = one.Mid ?? bare.EventId, Kind = text.Length > 0 ? InboxKind.OfficerSaid : InboxKind.Note, Text = text };
    }

    /// <summary>Said to the officer who has the conversation now: it stands in it, and the bot keeps silent.</summary>
    private static InboundEvent Overheard(MetaEvent one, InboundEvent bare)
    {
        var attachments = MetaAttachments.Read(one);
        var words = TextCleaner.Clean(one.Text ?? "");
        return one.Name == "message" && (words.Length > 0 || attachments.Count > 0) && one.Sender == bare.MemberId
            ? bare with { EventId = one.Mid ?? bare.EventId, Kind = InboxKind.Overheard, Text = words, Attachments = attachments, IsSaid = true }
            : bare;
    }

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
}
