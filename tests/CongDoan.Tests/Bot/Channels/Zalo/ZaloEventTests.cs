using System.Text.Json;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Events;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>What is read from each sample, field by field, and what it means to us.</summary>
public sealed class ZaloEventTests
{
    private const string App = "360846524940903967";
    private const string Oa = "388613280878808645";
    private const string GroupOa = "607812198688816074";
    private const string User = "246845883529197922";
    private const string GroupUser = "8756287263669629130";
    private const string Group = "f414c8f76fa586fbdfb4";
    private const string At = "1543908534740";

    private static readonly ZaloEvent FromUser = new()
    {
        Name = "user_send_text", AppId = App, Sender = User, Recipient = Oa, UserIdByApp = "552177279717587730", Timestamp = At,
    };

    private static readonly ZaloEvent OfGroup = new() { Name = "create_group", AppId = App, OaId = GroupOa, GroupId = Group, Timestamp = "1725000002000" };

    private static readonly Dictionary<string, ZaloEvent> Expected = new()
    {
        ["user_send_text.json"] = FromUser with { Text = "message", MessageId = "96d3cdf3af150460909", Timestamp = "154390853474" },
        ["user_send_text_quote.json"] = FromUser with { Text = "Cho tôi hỏi về thai sản", MessageId = "96d3cdf3af150460910", QuotedMessageId = "2a9f3f5b1d3a7c64252b" },
        ["user_send_image.json"] = FromUser with
        {
            Name = "user_send_image",
            Text = "đơn xin nghỉ",
            MessageId = "96d3cdf3af150460911",
            Attachments = [Part("image", url: "https://f6.photo.talk.zdn.vn/2023/01/abc.jpg", thumbnail: "https://f6.photo.talk.zdn.vn/thumb/2023/01/abc.jpg")],
        },
        ["user_send_sticker.json"] = FromUser with
        {
            Name = "user_send_sticker",
            MessageId = "96d3cdf3af150460912",
            Attachments = [Part("sticker", url: "https://zalo-api.zadn.vn/api/emoticon/sprite?eid=46138&size=130", id: "46de53c5de8037de6e91")],
        },
        ["user_send_link.json"] = FromUser with
        {
            Name = "user_send_link",
            Text = "https://congdoan.vn/luat-cong-doan-2024",
            MessageId = "96d3cdf3af150460913",
            Attachments = [Part("link", url: "https://congdoan.vn/luat-cong-doan-2024", thumbnail: "https://photo-logo-400.zadn.vn/link.jpg", description: "Luật Công đoàn 2024")],
        },
        ["user_send_audio.json"] = FromUser with
        {
            Name = "user_send_audio",
            MessageId = "96d3cdf3af150460914",
            Attachments = [Part("audio", url: "https://voice-aac-dl.zdn.vn/2023/01/voice.amr")],
        },
        ["user_send_file.json"] = FromUser with
        {
            Name = "user_send_file",
            MessageId = "96d3cdf3af150460915",
            Attachments =
            [
                new ZaloAttachment(
                    "file", "https://file-dl.zdn.vn/developer.docx", null, null, null, "developer.docx", "233947", "82bb5a2ed6ba4f2b6ad1a66a3a5b0a73", "docx", null, null),
            ],
        },
        ["user_send_location.json"] = FromUser with
        {
            Name = "user_send_location",
            MessageId = "96d3cdf3af150460916",
            Attachments = [new ZaloAttachment("location", null, null, null, null, null, null, null, null, "10.7642473", "106.6564314")],
        },
        ["oa_send_text.json"] = FromUser with
        {
            Name = "oa_send_text",
            Sender = Oa,
            Recipient = User,
            AdminId = GroupUser,
            Text = "Chào bạn, tôi là cán bộ công đoàn",
            MessageId = "96d3cdf3af150460917",
            Timestamp = "1543908535741",
        },
        ["follow.json"] = Follow("follow"),
        ["unfollow.json"] = Follow("unfollow"),
        ["user_click_chatnow.json"] = new() { Name = "user_click_chatnow", AppId = App, OaId = Oa, UserId = User, UserIdByApp = "552177279717587730", Timestamp = "1543908536742" },
        ["user_submit_info.json"] = new()
        {
            Name = "user_submit_info", AppId = "3608465248940903967", Sender = "246845883529697922", Recipient = "388613280879880645", Timestamp = "1540368141908",
            Info = new ZaloInfo("Name Example", "84912345678", "30/10/1999", "Nam", "Thành phố Hồ Chí Minh", "Phường Tân Thuận", null, "Đường số 13, KCX Tân Thuận Đông"),
        },
        ["user_received_message.json"] = FromUser with { Name = "user_received_message", Sender = Oa, Recipient = User, MessageId = "96d3cdf3af150460917", Timestamp = "1543908537743" },
        ["user_seen_message.json"] = new()
        {
            Name = "user_seen_message", AppId = "2002784327294716319", Sender = "2687558107438251665", Recipient = "7605173638941758527",
            MessageIds = ["e72c0a55e95fcb00924f"], Timestamp = "1594636778967",
        },
        ["user_reacted_message.json"] = FromUser with { Name = "user_reacted_message", MessageId = "96d3cdf3af150460917", ReactIcon = "/-strong" },
        ["anonymous_send_text.json"] = FromUser with
        {
            Name = "anonymous_send_text",
            Sender = "anonymous-5f1c2f7d",
            UserIdByApp = null,
            Text = "Xin hỏi lương tối thiểu vùng",
            MessageId = "96d3cdf3af150460918",
            ConversationId = "2f6b2f1ac0e8",
            Timestamp = "1543908538744",
        },
        ["user_withdraw.json"] = new() { Name = "user_withdraw", AppId = App, OaId = Oa, UserId = User, UserIdByApp = "552177279717587730", Timestamp = "1543908539745" },
        ["user_send_group_text.json"] = FromUser with
        {
            Name = "user_send_group_text",
            OaId = GroupOa,
            Sender = GroupUser,
            Recipient = Group,
            Text = "[@607812198688816074] cho em hỏi chế độ nghỉ phép năm",
            MessageId = "96d3cdf3af150460919",
            Timestamp = "1725000000000",
        },
        ["oa_send_group_text.json"] = FromUser with
        {
            Name = "oa_send_group_text",
            OaId = GroupOa,
            Sender = GroupOa,
            Recipient = Group,
            UserIdByApp = null,
            Text = "[@8756287263669629130] mỗi năm 12 ngày",
            MessageId = "96d3cdf3af150460920",
            QuotedMessageId = "96d3cdf3af150460919",
            Timestamp = "1725000001000",
        },
        ["create_group.json"] = OfGroup,
        ["user_join_group.json"] = OfGroup with { Name = "user_join_group", Users = [GroupUser], Timestamp = "1725000003000" },
        ["user_out_group.json"] = OfGroup with { Name = "user_out_group", Users = [GroupUser], Timestamp = "1725000004000" },
    };

    public static TheoryData<string> Samples => [.. ZaloSamples.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Every_field_of_a_sample_is_read(string name)
    {
        var (read, timestamp) = ZaloEventReader.Read(ZaloSamples.Body(name));
        // Lists have no equality of their own.
        Assert.Equal(JsonSerializer.Serialize(Expected[name]), JsonSerializer.Serialize(read));
        Assert.Equal(Expected[name].Timestamp, timestamp);
    }

    [Theory]
    [InlineData("user_send_text.json", InboxKind.Message, User, "message", "96d3cdf3af150460909")]
    [InlineData("user_send_text_quote.json", InboxKind.Message, User, "Cho tôi hỏi về thai sản", "96d3cdf3af150460910")]
    [InlineData("user_send_image.json", InboxKind.Message, User, "đơn xin nghỉ", "96d3cdf3af150460911")]
    [InlineData("user_send_sticker.json", InboxKind.Message, User, "", "96d3cdf3af150460912")]
    [InlineData("user_send_link.json", InboxKind.Message, User, "", "96d3cdf3af150460913")]
    [InlineData("user_send_audio.json", InboxKind.Message, User, "", "96d3cdf3af150460914")]
    [InlineData("user_send_file.json", InboxKind.Message, User, "", "96d3cdf3af150460915")]
    [InlineData("user_send_location.json", InboxKind.Message, User, "", "96d3cdf3af150460916")]
    [InlineData("oa_send_text.json", InboxKind.OfficerSaid, User, "Chào bạn, tôi là cán bộ công đoàn", "oa_send_text:96d3cdf3af150460917")]
    [InlineData("follow.json", InboxKind.Arrival, "24684588352919792", "", "follow:24684588352919792:154397978274")]
    [InlineData("unfollow.json", InboxKind.Note, "24684588352919792", "", "unfollow:24684588352919792:154397978274")]
    [InlineData("user_click_chatnow.json", InboxKind.Arrival, User, "", "user_click_chatnow:246845883529197922:1543908536742")]
    [InlineData("user_received_message.json", InboxKind.Note, User, "", "user_received_message:96d3cdf3af150460917")]
    [InlineData("user_seen_message.json", InboxKind.Note, "2687558107438251665", "", "user_seen_message:2687558107438251665:1594636778967")]
    [InlineData("user_reacted_message.json", InboxKind.Note, User, "", "user_reacted_message:96d3cdf3af150460917")]
    [InlineData("anonymous_send_text.json", InboxKind.Message, "anonymous-5f1c2f7d", "Xin hỏi lương tối thiểu vùng", "96d3cdf3af150460918")]
    [InlineData("user_withdraw.json", InboxKind.Withdrawal, User, "", "user_withdraw:246845883529197922:1543908539745")]
    [InlineData("user_send_group_text.json", InboxKind.Message, GroupUser, "cho em hỏi chế độ nghỉ phép năm", "96d3cdf3af150460919")]
    [InlineData("oa_send_group_text.json", InboxKind.Note, GroupOa, "[@8756287263669629130] mỗi năm 12 ngày", "oa_send_group_text:96d3cdf3af150460920")]
    [InlineData("create_group.json", InboxKind.Note, "", "", "create_group:f414c8f76fa586fbdfb4::1725000002000")]
    [InlineData("user_join_group.json", InboxKind.Note, "", "", "user_join_group:f414c8f76fa586fbdfb4:8756287263669629130:1725000003000")]
    [InlineData("user_out_group.json", InboxKind.Note, "", "", "user_out_group:f414c8f76fa586fbdfb4:8756287263669629130:1725000004000")]
    internal void A_sample_means_what_it_is(string name, InboxKind kind, string member, string text, string id)
    {
        var inbound = Read(name);
        Assert.Equal((kind, member, text, id), (inbound.Kind, inbound.MemberId, inbound.Text, inbound.EventId));
        Assert.Equal(kind is InboxKind.Message or InboxKind.Details, inbound.IsSaid);
    }

    [Fact]
    public void What_else_a_sample_brings_goes_along()
    {
        Assert.Equal("2a9f3f5b1d3a7c64252b", Read("user_send_text_quote.json").Quoted);
        Assert.Equal([new Attachment("image", "https://f6.photo.talk.zdn.vn/2023/01/abc.jpg")], Read("user_send_image.json").Attachments);
        Assert.Equal([new Attachment("file", "https://file-dl.zdn.vn/developer.docx", "developer.docx")], Read("user_send_file.json").Attachments);
        Assert.Equal([new Attachment("location", null, "10.7642473, 106.6564314")], Read("user_send_location.json").Attachments);
        Assert.Equal("anonymous:anonymous-5f1c2f7d:2f6b2f1ac0e8", Read("anonymous_send_text.json").ConversationKey);
        Assert.Equal(("zalo-group", $"{Group}:{GroupUser}"), (Read("user_send_group_text.json").Channel, Read("user_send_group_text.json").ConversationKey));
        var info = Read("user_submit_info.json");
        Assert.Equal((InboxKind.Details, true), (info.Kind, info.IsSaid));
        Assert.Equal(
            "Thông tin liên hệ người nhắn đã gửi:\nHọ tên: Name Example\nĐiện thoại: 84912345678\nNgày sinh: 30/10/1999\nGiới tính: Nam\n"
            + "Địa chỉ: Đường số 13, KCX Tân Thuận Đông, Phường Tân Thuận, Thành phố Hồ Chí Minh",
            info.Text);
    }

    [Theory]
    [InlineData("#basis:12", InboxKind.Command, "#basis", 12L)]
    [InlineData("#officer", InboxKind.Command, "#officer", null)]
    [InlineData("Gặp cán bộ", InboxKind.Command, null, null)]
    [InlineData("#format-disk", InboxKind.Message, null, null)]
    [InlineData("#basis:x", InboxKind.Command, "#basis", null)]
    internal void A_button_comes_back_as_words(string text, InboxKind kind, string? value, long? about)
    {
        var (body, _) = ZaloSamples.Make("user_send_text", ZaloSamples.Said(text, "m1"));
        var inbound = Read(body, "main")!;
        Assert.Equal((kind, about), (inbound.Kind, inbound.About));
        Assert.Equal(value, inbound.Value);
        Assert.Equal(value is null, inbound.IsSaid);
    }

    [Theory]
    [InlineData("user_did_something_new", """ "sender":{"id":"5"},"recipient":{"id":"388613280878808645"},"message":{"text":"x","msg_id":"m"} """)]
    [InlineData("user_send_text", """ "sender":{"id":"388613280878808645"},"recipient":{"id":"388613280878808645"},"message":{"text":"x","msg_id":"m"} """)]
    [InlineData("oa_send_text", """ "sender":{"id":"388613280878808645"},"recipient":{"id":"5"},"message":{"text":"x","msg_id":"m"} """)]
    [InlineData("user_send_group_text", """ "oa_id":"388613280878808645","sender":{"id":"5"},"recipient":{"id":"g"},"message":{"text":"[@99] đi ăn không","msg_id":"m"} """)]
    public void What_is_not_said_to_us_is_only_recorded(string name, string rest)
    {
        var inbound = Read(ZaloSamples.Make(name, rest.Trim()).Body, "main")!;
        Assert.Equal((InboxKind.Note, name, false), (inbound.Kind, inbound.Value, inbound.IsSaid));
        Assert.DoesNotContain("đi ăn", inbound.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("246845883529197922")]
    [InlineData("9007199254740993")]
    public void A_number_in_an_ids_place_keeps_all_its_digits(string id)
    {
        var inbound = Read(ZaloSamples.Make("user_send_text", $$""" "sender":{"id":{{id}}},"recipient":{"id":"{{Oa}}"},"message":{"text":"x","msg_id":"m"} """.Trim()).Body, "main");
        Assert.Equal(id, inbound!.MemberId);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99999999999999999999")]
    [InlineData("yesterday")]
    public void A_time_that_is_none_is_left_out(string timestamp) =>
        Assert.Null(Read(ZaloSamples.Make("user_send_text", ZaloSamples.Said("x", "m"), timestamp: timestamp).Body, "main")!.SentAt);

    private static InboundEvent Read(string name) => Read(ZaloSamples.Body(name), ZaloSamples.AppOf(name))!;

    private static InboundEvent? Read(byte[] body, string app)
    {
        var options = new ZaloOptions();
        new ConfigurationBuilder().AddInMemoryCollection(ZaloSamples.Settings()).Build().GetSection(ZaloOptions.Section).Bind(options.Apps);
        var accounts = new ZaloAccounts(Options.Create(options));
        return new ZaloInbound(accounts).Read(accounts.FindApp(app)!, ZaloEventReader.Read(body).Event!, DateTimeOffset.UnixEpoch, quotesUs: false);
    }

    private static ZaloEvent Follow(string name) => new()
    {
        Name = name, AppId = "36084652489903967", OaId = "388613280879808645", UserId = "24684588352919792", UserIdByApp = "552172779717587730", Source = "oa_profile", Timestamp = "154397978274",
    };

    private static ZaloAttachment Part(string type, string? url = null, string? thumbnail = null, string? description = null, string? id = null) =>
        new(type, url, thumbnail, description, id, null, null, null, null, null, null);
}
