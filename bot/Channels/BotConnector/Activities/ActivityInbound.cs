using System.Globalization;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.BotConnector.Activities;

/// <summary>Says what an activity means to us. Pure.</summary>
internal static class ActivityInbound
{
    private const char AboutMark = ':';
    private const char IdEnd = ' ';

    /// <param name="bot">The bot it was sent to.</param>
    /// <param name="one">The activity; it names its channel, its conversation and its sender.</param>
    /// <param name="receivedAt">When.</param>
    /// <param name="repliesToUs">True when it replies to a message that we sent.</param>
    public static IReadOnlyList<InboundEvent> Read(ConnectorBot bot, Activity one, DateTimeOffset receivedAt, bool repliesToUs)
    {
        // A sign that somebody is typing comes every few seconds, and nobody ever asks for it.
        if (one.Type == "typing")
        {
            return [];
        }

        var bare = Bare(bot, one, one.From!, receivedAt);
        return one.Type switch
        {
            _ when IsOurs(one, one.From!) && one.Type != "conversationUpdate" => [bare],
            "message" when one.IsGroup && !repliesToUs && !one.Mentions.Any(mention => mention.Id == one.Recipient?.Id) => [bare],
            "message" => [Said(one, bare)],
            "messageUpdate" when one is { Id: not null, Text: not null } =>
                [bare with { EventId = EventId(one, $"{one.Type}:{one.Hash}"), Kind = InboxKind.Edit, Value = EventId(one, one.Id), Text = TextCleaner.Clean(Spoken(one)) }],
            "messageDelete" when one.Id is not null => [bare with { EventId = EventId(one, one.Type), Kind = InboxKind.Recall, Value = EventId(one, one.Id) }],
            "conversationUpdate" when !one.IsGroup && one.MembersAdded.Any(member => !IsOurs(one, member)) =>
            [
                .. one.MembersAdded.Where(member => !IsOurs(one, member))
                    .Select(member => Bare(bot, one, member, receivedAt) with { EventId = $"{bare.EventId} {member.Id}", Kind = InboxKind.Arrival }),
            ],
            "deleteUserData" => [bare with { Kind = InboxKind.Withdrawal }],
            _ => [bare],
        };
    }

    /// <summary>What a button sends back: <c>#basis:12</c> is "Xem căn cứ" below message 12.</summary>
    public static string ButtonValue(string value, long about) => string.Create(CultureInfo.InvariantCulture, $"{value}{AboutMark}{about}");

    /// <summary>Each member of a group has a conversation of their own with us.</summary>
    public static string Key(Activity one, string memberId) =>
        one.IsGroup ? $"{one.ChannelId}/{one.ConversationId}/{memberId}" : $"{one.ChannelId}/{one.ConversationId}";

    /// <summary>The channel's id of a message, from the id that it has with us; null when it had none.</summary>
    public static string? ActivityId(string? eventId) => eventId?.IndexOf(IdEnd, StringComparison.Ordinal) is > 0 and var end ? eventId[..end] : null;

    /// <summary>The bot itself is not to be answered: whoever it is in this conversation stands in <c>recipient</c>.</summary>
    private static bool IsOurs(Activity one, ActivityParty who) => who.Id == one.Recipient?.Id || who.Role is "bot" or "skill";

    private static InboundEvent Bare(ConnectorBot bot, Activity one, ActivityParty who, DateTimeOffset receivedAt) => new()
    {
        Channel = ConnectorChannel.ChannelName,
        Account = bot.Account,
        EventId = EventId(one, one.Type == "message" ? one.Id : $"{one.Type}:{one.Id}"),
        ConversationKey = Key(one, who.Id),
        MemberId = $"{one.ChannelId}/{who.Id}",
        Unit = bot.Options.Unit,
        Kind = InboxKind.Note,
        Text = "",
        Value = one.Type,
        IsSaid = false,
        ReceivedAt = receivedAt,
        SentAt = DateTimeOffset.TryParse(one.Timestamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null,
    };

    /// <summary>Ids are unique within a conversation only; an id with a blank would not be found again, and is none.</summary>
    private static string EventId(Activity one, string? id) =>
        $"{(string.IsNullOrEmpty(one.Id) || one.Id.Contains(IdEnd, StringComparison.Ordinal) ? one.Hash : id)}{IdEnd}{one.ChannelId}/{one.ConversationId}";

    private static InboundEvent Said(Activity one, InboundEvent bare)
    {
        var words = TextCleaner.Clean(Spoken(one));
        var pressed = words.Length > 0 && words[0] == '#' ? words : one.Value;
        var (value, about) = Button(pressed);
        var said = words.Length > 0 ? words : TextCleaner.Clean(one.Value ?? "");
        return bare with
        {
            Kind = value is not null || MemberCommands.Recognize(said) is not null ? InboxKind.Command : InboxKind.Message,
            Text = said,
            Value = value,
            About = about,
            Quoted = one.ReplyToId,
            IsSaid = value is null,
            Attachments = Attachments(one),
        };
    }

    /// <summary>The words without the bot's own name.</summary>
    private static string Spoken(Activity one) => one.Mentions.Where(mention => mention.Id == one.Recipient?.Id && mention.Text.Length > 0)
        .Aggregate(one.Text ?? "", (text, mention) => text.Replace(mention.Text, " ", StringComparison.Ordinal)).Trim();

    private static List<Attachment> Attachments(Activity one)
    {
        var all = one.Attachments.Select(part => new Attachment(Kind(part.Type), Web(part.Url), Line(part.Name))).ToList();
        if (one.Place is { } place)
        {
            all.Add(new Attachment("location", null, TextCleaner.CleanLine(place)));
        }

        return all;
    }

    private static string Kind(string contentType) => contentType.Split('/')[0] is "image" or "audio" or "video" ? contentType.Split('/')[0] : "file";

    private static string? Line(string? text) => text is null ? null : TextCleaner.CleanLine(text);

    private static string? Web(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? url : null;

    private static (string? Value, long? About) Button(string? pressed)
    {
        if (pressed is not ['#', ..])
        {
            return (null, null);
        }

        var parts = pressed.Split(AboutMark, 2);
        return MemberCommands.Recognize(parts[0]) is null ? (null, null)
            : parts.Length == 2 && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var about) ? (parts[0], about)
            : (parts[0], null);
    }
}
