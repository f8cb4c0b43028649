using System.Text.Json;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>What is read from each sample, field by field, and what it means to us.</summary>
public sealed class MetaEventTests
{
    private const string Page = MetaSamples.Page;
    private const string Person = MetaSamples.Person;
    private const string Feed = MetaSamples.FeedPage;
    private const string OldMid = "mid.1457764197618:41d102a3e1ae206a38";
    private const string LongMid = "m_AG5Hz2Uq7tuwNEhXfYYKj8mJEM_QPpz5jdCK48PnKAjSdjfipqxqMvK8ma6AC8fplwlqLP_5cgXIbu7I3rBN0P";
    private const string EntryTime = "1502905976963";

    private static readonly MetaEvent Message = new()
    {
        Name = "message", PageId = Page, Hash = "", EntryTime = EntryTime, Sender = Person, Recipient = Page, Timestamp = "1458692752478", Mid = OldMid,
    };

    private static readonly MetaEvent Echo = Message with { Name = "message_echo", Sender = Page, Recipient = Person };
    private static readonly MetaEvent Sticker = Message with { Timestamp = "1518479195308" };
    private static readonly MetaEvent OfFeed = new() { Name = "feed", PageId = Feed, Hash = "" };

    private static readonly MetaComment Comment = new()
    {
        Item = "comment", Verb = "add", CommentId = "139560936744456_139597043408045", PostId = $"{Feed}_139560936744456", ParentId = $"{Feed}_139560936744456",
        FromId = "139560936744123", FromName = "user",
    };

    private static readonly Dictionary<string, MetaEvent> Expected = new()
    {
        ["message_text.json"] = Message with { EntryTime = "1458692752478", Text = "hello, world!" },
        ["message_text_vietnamese_escaped.json"] = Message with { Timestamp = "1502905976377", Mid = LongMid, Text = "Cho tôi hỏi về bảo hiểm xã hội" },
        ["message_image.json"] = Message with
        {
            Timestamp = "1518479195308",
            Mid = "mid.$cAAJdkrCd2ORnva8ErFhjGm0X_Q_c",
            Attachments = [Part("image", "https://example.com/image.jpg")],
        },
        ["message_sticker.json"] = Sticker with { Attachments = [Part("sticker", "https://example.fbcdn.net/sticker.png", "369239263222822")] },
        ["message_sticker_legacy.json"] = Sticker with { Attachments = [Part("image", "https://example.fbcdn.net/sticker.png", "369239263222822")] },
        ["message_quick_reply.json"] = Message with
        {
            Timestamp = "1502905976377",
            Mid = LongMid,
            Text = "Green",
            QuickReply = "DEVELOPER_DEFINED_PAYLOAD_FOR_PICKING_GREEN",
        },
        ["message_reply_to.json"] = Message with { Mid = "m_1457764197618:41d102a3e1ae206a38", Text = "hello, world!", ReplyTo = "m_1fTq8oLumEyIp3Q2MR-aY7IfLZDamVrALniheU" },
        ["message_deleted.json"] = Message with { Name = "message_deleted" },
        ["message_echo_bot.json"] = Echo with
        {
            EntryTime = "1457764197700",
            Timestamp = "1457764197627",
            AppId = "1517776481860111",
            Metadata = "DEVELOPER_DEFINED_METADATA_STRING",
            Text = "hello, world!",
        },
        ["message_echo_human_inbox.json"] = Echo with
        {
            EntryTime = "1457764200010",
            Timestamp = "1457764199999",
            AppId = "263902037430900",
            Mid = "m_human_reply_0001",
            Text = "Chào bạn, tôi là cán bộ công đoàn",
        },
        ["message_reaction.json"] = Message with { Name = "reaction", Timestamp = "1458668856463", Reaction = "love", Emoji = "❤️", Action = "react" },
        ["postback_get_started.json"] = Message with
        {
            Name = "postback",
            Timestamp = "1527459824000",
            Mid = "m_MESSAGE-ID",
            Title = "TITLE-FOR-THE-CTA",
            Payload = "USER-DEFINED-PAYLOAD",
            Referral = new MetaReferral("USER-DEFINED-REFERRAL-PARAM", "SHORTLINK", "OPEN_THREAD"),
        },
        ["read.json"] = Message with { Name = "read", Timestamp = "1458668856463", Mid = null, Watermark = "1458668856253" },
        ["delivery.json"] = Message with
        {
            Name = "delivery",
            EntryTime = "1458668856451",
            Timestamp = null,
            Mid = null,
            Watermark = "1458668856253",
            Mids = ["mid.1458668856218:ed81099e15d3f4f233"],
        },
        ["referral.json"] = Message with { Name = "referral", Mid = null, Referral = new MetaReferral("my-promo-code-123", "SHORTLINK", "OPEN_THREAD") },
        ["standby_message.json"] = Message with { EntryTime = "1458692752478", IsStandby = true, Text = "hello" },
        ["pass_thread_control.json"] = Message with
        {
            Name = "pass_thread_control",
            Mid = null,
            NewOwner = "123456789",
            PreviousOwner = "987654321",
            Metadata = "Information about the conversation",
        },
        ["take_thread_control.json"] = Message with
        {
            Name = "take_thread_control",
            Mid = null,
            NewOwner = "263902037430900",
            PreviousOwner = "123456789",
            Metadata = "Information about the conversation",
        },
        ["request_thread_control.json"] = Message with { Name = "request_thread_control", Mid = null, RequestedOwner = "123456789", Metadata = "customer wants live agent" },
        ["feed_post_add.json"] = OfFeed with
        {
            EntryTime = "1520544816",
            Comment = new MetaComment
            {
                Item = "post", Verb = "add", PostId = $"{Feed}_139610053406744", FromId = "1067280970047460", FromName = "Cinderella Hoover", CreatedTime = "1520544814",
                Message = "It's Thursday and I want to eat cake.",
            },
        },
        ["feed_comment_add.json"] = OfFeed with
        {
            EntryTime = "1511951016",
            Comment = Comment with { CommentId = "139560936744456_139620233405726", ParentId = "139560936744456_139562213411528", CreatedTime = "1511951015", Message = "Good" },
        },
        ["feed_comment_add_top_level.json"] = OfFeed with
        {
            EntryTime = "1545829218",
            Comment = Comment with
            {
                CommentId = "139560936755999_140077616693321",
                FromId = "1440971912666228",
                FromName = "Hsuan-Yih Shawn Chu",
                CreatedTime = "1545829217",
                Message = "100",
                Permalink = "https://www.facebook.com/xxx/posts/1111",
            },
        },
        ["feed_comment_edited.json"] = OfFeed with { EntryTime = "1511948900", Comment = Comment with { Verb = "edited", CreatedTime = "1511948891", Message = "Great" } },
        ["feed_comment_remove.json"] = OfFeed with { EntryTime = "1511948945", Comment = Comment with { Verb = "remove", FromName = null, CreatedTime = "1511948944" } },
        ["feed_comment_by_page.json"] = OfFeed with
        {
            EntryTime = "1512121728",
            Comment = Comment with
            {
                CommentId = "139560936755999_140077616693321",
                PostId = $"{Feed}_139560936755999",
                ParentId = "139560936755999_140077593359990",
                FromId = Feed,
                FromName = "Cong doan",
                CreatedTime = "1512121727",
                Message = "Public reply!",
            },
        },
        ["group_feed_comment.json"] = new MetaEvent
        {
            Name = "group_feed", PageId = Page, Hash = "", EntryTime = "1680575902263", Recipient = Page,
            Comment = new MetaComment
            {
                Item = "comment", Verb = "add", CommentId = "123123123123123", PostId = "456456456456456", ParentId = "321321321321321", FromId = "5550001112223334",
                FromName = "Cinderella Hoover", CreatedTime = "1680575789", Message = "Does this shirt come in blue?", GroupId = "998877665544332",
            },
        },
    };

    public static TheoryData<string> Samples => new(MetaSamples.Names);

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_field_of_a_sample_is_read(string name)
    {
        var (events, unusable) = MetaEventReader.Read(MetaSamples.Body(name));
        Assert.Null(unusable);
        Assert.Equal(Text(Expected[name]), Text(Assert.Single(events) with { Hash = "" }));
    }

    [Theory]
    [InlineData("message_text.json", InboxKind.Message, "hello, world!", OldMid)]
    [InlineData("message_text_vietnamese_escaped.json", InboxKind.Message, "Cho tôi hỏi về bảo hiểm xã hội", LongMid)]
    [InlineData("message_image.json", InboxKind.Message, "", "mid.$cAAJdkrCd2ORnva8ErFhjGm0X_Q_c")]
    [InlineData("message_quick_reply.json", InboxKind.Message, "Green", LongMid)]
    [InlineData("message_echo_human_inbox.json", InboxKind.OfficerSaid, "Chào bạn, tôi là cán bộ công đoàn", "m_human_reply_0001")]
    [InlineData("message_echo_bot.json", InboxKind.Note, "", OldMid)]
    [InlineData("postback_get_started.json", InboxKind.Message, "TITLE-FOR-THE-CTA", "m_MESSAGE-ID")]
    [InlineData("referral.json", InboxKind.Arrival, "", null)]
    [InlineData("standby_message.json", InboxKind.Overheard, "hello", OldMid)]
    [InlineData("take_thread_control.json", InboxKind.Control, "", null)]
    [InlineData("pass_thread_control.json", InboxKind.Control, "", null)]
    [InlineData("message_deleted.json", InboxKind.Recall, "", null)]
    [InlineData("read.json", InboxKind.Note, "", null)]
    [InlineData("delivery.json", InboxKind.Note, "", null)]
    [InlineData("message_reaction.json", InboxKind.Note, "", null)]
    [InlineData("request_thread_control.json", InboxKind.Note, "", null)]
    [InlineData("feed_post_add.json", InboxKind.Note, "", null)]
    [InlineData("feed_comment_add.json", InboxKind.Note, "", null)]
    [InlineData("feed_comment_add_top_level.json", InboxKind.Note, "", null)]
    [InlineData("feed_comment_edited.json", InboxKind.Edit, "Great", null)]
    [InlineData("feed_comment_remove.json", InboxKind.Recall, "", null)]
    [InlineData("feed_comment_by_page.json", InboxKind.Note, "", null)]
    [InlineData("group_feed_comment.json", InboxKind.Message, "Does this shirt come in blue?", "123123123123123")]
    internal void A_sample_means_something_to_us(string name, InboxKind kind, string text, string? eventId)
    {
        var inbound = Assert.Single(Read(MetaSamples.Body(name)));
        Assert.Equal((kind, text), (inbound.Kind, inbound.Text));
        Assert.True(eventId is null ? inbound.EventId.Length > 20 : inbound.EventId == eventId);
    }

    [Fact]
    public void What_else_a_sample_brings_goes_along()
    {
        Assert.Equal([new Attachment("image", "https://example.com/image.jpg")], Read("message_image.json").Attachments);
        Assert.Equal("sticker", Assert.Single(Read("message_sticker.json").Attachments).Kind);
        Assert.Equal("sticker", Assert.Single(Read("message_sticker_legacy.json").Attachments).Kind);
        Assert.Equal("m_1fTq8oLumEyIp3Q2MR-aY7IfLZDamVrALniheU", Read("message_reply_to.json").Quoted);
        Assert.Equal(OldMid, Read("message_deleted.json").Value);
        Assert.Equal((Person, Person, Page, "messenger"), (Read("message_echo_human_inbox.json").ConversationKey, Read("read.json").MemberId, Read("read.json").Account, Read("read.json").Channel));
        Assert.Equal(InboundBody.ToOfficer, Read("take_thread_control.json").Value);
        var group = Read("group_feed_comment.json");
        Assert.Equal(("page-comments", "group:123123123123123", "5550001112223334"), (group.Channel, group.ConversationKey, group.MemberId));
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(1680575789), group.SentAt);
        Assert.Equal("comment_praise", Read("feed_comment_add.json").Value);
    }

    [Theory]
    [InlineData("""{"mid":"m","text":"Xem căn cứ","quick_reply":{"payload":"#basis:12"}}""", InboxKind.Command, "Xem căn cứ", "#basis", 12L)]
    [InlineData("""{"mid":"m","text":"1. Nghỉ phép năm…","quick_reply":{"payload":"#say:Nghỉ phép năm khi làm chưa đủ 12 tháng"}}""", InboxKind.Message, "Nghỉ phép năm khi làm chưa đủ 12 tháng", null, null)]
    [InlineData("""{"mid":"m","text":"Gặp cán bộ"}""", InboxKind.Command, "Gặp cán bộ", null, null)]
    [InlineData("""{"mid":"m","text":"#format-disk"}""", InboxKind.Message, "#format-disk", null, null)]
    internal void A_button_comes_back_as_what_it_stands_for(string message, InboxKind kind, string text, string? value, long? about)
    {
        var inbound = Assert.Single(Read(Body("\"message\":" + message)));
        Assert.Equal((kind, text, about, value is null), (inbound.Kind, inbound.Text, inbound.About, inbound.IsSaid));
        Assert.Equal(value, inbound.Value);
    }

    [Theory]
    [InlineData("\"postback\":{\"title\":\"Bắt đầu\",\"payload\":\"#start\"}", InboxKind.Arrival)]
    [InlineData("\"postback\":{\"title\":\"Get Started\",\"payload\":\"OLD\"}", InboxKind.Arrival)]
    [InlineData("\"postback\":{\"title\":\"Gặp cán bộ\",\"payload\":\"#officer:3\"}", InboxKind.Command)]
    [InlineData("\"postback\":{\"title\":\"Hỏi về thai sản\",\"payload\":\"OLD_MENU\"}", InboxKind.Message)]
    [InlineData("\"optin\":{\"ref\":\"x\"}", InboxKind.Arrival)]
    [InlineData("\"message_edit\":{\"mid\":\"m1\",\"text\":\"mới\",\"num_edit\":1}", InboxKind.Edit)]
    [InlineData("\"policy_enforcement\":{\"action\":\"block\",\"reason\":\"…\"}", InboxKind.Note)]
    [InlineData("\"pass_thread_control\":{\"new_owner_app_id\":1517776481860111,\"previous_owner_app_id\":null}", InboxKind.Control)]
    internal void Other_events_are_known(string part, InboxKind kind) => Assert.Equal(kind, Assert.Single(Read(Body(part))).Kind);

    [Theory]
    [InlineData("postback")]
    [InlineData("reaction")]
    public void What_is_overheard_and_no_words_is_only_recorded(string part)
    {
        var body = MetaSamples.Entries(MetaSamples.Entry(Page, MetaSamples.Event($"\"{part}\":{{\"title\":\"Gặp cán bộ\",\"payload\":\"#officer\"}}"), "standby"));
        var inbound = Assert.Single(Read(body));
        Assert.Equal((InboxKind.Note, "standby_" + part), (inbound.Kind, inbound.Value));
    }

    [Fact]
    public void A_number_in_an_ids_place_keeps_all_its_digits()
    {
        var body = MetaSamples.Entries($$$"""{"id":{{{Page}}},"messaging":[{"sender":{"id":9007199254740993},"recipient":{"id":{{{Page}}} },"message":{"mid":"m","text":"x"}}]}""");
        Assert.Equal("9007199254740993", Assert.Single(Read(body)).MemberId);
    }

    private static byte[] Body(string part) => MetaSamples.Entries(MetaSamples.Entry(Page, MetaSamples.Event(part)));

    private static InboundEvent Read(string name) => Assert.Single(Read(MetaSamples.Body(name)));

    private static List<InboundEvent> Read(byte[] body)
    {
        var accounts = MetaSamples.Accounts();
        return MetaEventReader.Read(body).Events.SelectMany(one => MetaInbound.Read(accounts.Find(one.PageId)!, one, DateTimeOffset.UnixEpoch)).ToList();
    }

    private static string Text(MetaEvent one) => JsonSerializer.Serialize(one);

    private static MetaAttachment Part(string type, string url, string? sticker = null) => new(type, url, null, sticker, null, null);
}
