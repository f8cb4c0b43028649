using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.BotConnector.Sending;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Connector;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.BotConnector;

/// <summary>A member in a channel of Azure's on one side, the real host on the other, Bot Framework as documented between them.</summary>
public sealed class ConnectorJourneyTests : SimulatedConnector
{
    [Fact]
    public async Task A_question_is_answered_below_itself_with_buttons_that_work()
    {
        Answers.On("làm thêm ngày lễ", ScriptedAnswers.Cited("Ít nhất 300%."));
        var (status, id) = await Phone.SayAsync("làm thêm ngày lễ");
        Assert.Equal(200, status);
        var answer = (await ShownAsync(1))[0];
        Assert.StartsWith("Ít nhất 300%.\nCăn cứ: ", answer.Text, StringComparison.Ordinal);
        Assert.Equal((id, id), (answer.ReplyTo, answer.Activity["replyToId"]!.GetValue<string>()));
        Assert.Equal(ConnectorPhone.Bot, answer.Activity["from"]!["id"]!.GetValue<string>());
        Assert.Equal(ConnectorPhone.Member, answer.Activity["recipient"]!["id"]!.GetValue<string>());
        Assert.Equal("plain", answer.Activity["textFormat"]!.GetValue<string>());
        Assert.Equal(["Xem căn cứ", "Hữu ích", "Chưa đúng", "Gặp cán bộ"], answer.Buttons.Select(Title));
        Assert.NotEmpty(Platform.Shown("c-1", "typing"));

        await PressAsync(answer, "Xem căn cứ");
        Assert.StartsWith("Căn cứ của câu trả lời:", (await ShownAsync(2))[1].Text, StringComparison.Ordinal);
        await PressAsync(answer, "Gặp cán bộ");
        Assert.Contains("Mã phản ánh của bạn", (await ShownAsync(3))[2].Text, StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        // Pressed buttons are no words of the member's.
        Assert.Equal(1, await db.Set<Message>().CountAsync(message => message.From == MessageFrom.Member));
        Assert.Equal(1, Platform.TokenFetches);
        Assert.Equal("botframework.com", Platform.Tenant);
    }

    [Fact]
    public async Task Whoever_joins_is_greeted_once_and_the_bot_itself_is_not()
    {
        var joined = Phone.Bare("conversationUpdate", member: ConnectorPhone.Bot);
        joined["membersAdded"] = new JsonArray(new JsonObject { ["id"] = ConnectorPhone.Bot });
        Assert.Equal(200, await Phone.PostAsync(joined));
        for (var i = 0; i < 2; i++)
        {
            var member = Phone.Bare("conversationUpdate", member: ConnectorPhone.Bot);
            member["membersAdded"] = new JsonArray(new JsonObject { ["id"] = ConnectorPhone.Member, ["name"] = "Lan" });
            Assert.Equal(200, await Phone.PostAsync(member));
        }

        Assert.Equal(Wording.Welcome, (await ShownAsync(1))[0].Text);
        await QuietAsync();
        Assert.Single(Platform.Shown());
        Assert.Equal(ConnectorPhone.Member, Platform.Shown()[0].Activity["recipient"]!["id"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_activity_told_again_is_answered_once_and_one_of_another_conversation_is_another()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        var activity = Phone.Message("xin chào");
        var elsewhere = Phone.Message("xin chào", conversation: "c-2");
        elsewhere["id"] = activity["id"]!.DeepClone();
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, await Phone.PostAsync(activity));
            Assert.Equal(200, await Phone.PostAsync(elsewhere));
        }

        await ShownAsync(2, null);
        await QuietAsync();
        Assert.Equal(["c-1", "c-2"], Platform.Shown().Select(one => one.Conversation).Order());
    }

    [Fact]
    public async Task What_nobody_said_is_recorded_and_never_answered()
    {
        foreach (var type in new[] { "messageReaction", "installationUpdate", "endOfConversation", "event", "something_new" })
        {
            Assert.Equal(200, await Phone.PostAsync(Phone.Bare(type)));
        }

        var invoke = Phone.Bare("invoke");
        invoke["name"] = "adaptiveCard/action";
        Assert.Equal(501, await Phone.PostAsync(invoke));
        var echo = Phone.Message("lời của chính bot", member: ConnectorPhone.Bot);
        Assert.Equal(200, await Phone.PostAsync(echo));
        Assert.Equal(200, await Phone.PostAsync(Phone.Bare("typing")));
        await QuietAsync();
        await using var db = await Host.DbAsync();
        var items = await db.Set<InboxItem>().ToListAsync();
        Assert.Equal(
            ["endOfConversation", "event", "installationUpdate", "invoke", "message", "messageReaction", "something_new"], items.Select(item => item.Reason).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(items, item => item.Body.Contains("chính bot", StringComparison.Ordinal));
        Assert.False(await db.Set<Conversation>().AnyAsync());
        Assert.Empty(Platform.Shown());
    }

    [Fact]
    public async Task Pictures_files_and_places_are_noted_and_their_caption_is_a_question()
    {
        Answers.On("đây ạ", ScriptedAnswers.Plain(Decision.Greet, "greet", "Cảm ơn bạn"));
        var activity = Phone.Message("đây ạ", "msteams");
        activity["attachments"] = new JsonArray(
            new JsonObject { ["contentType"] = "image/png", ["contentUrl"] = "https://x.vn/a.png", ["name"] = "a.png" },
            new JsonObject { ["contentType"] = "application/pdf", ["contentUrl"] = "https://x.vn/don.pdf", ["name"] = "don.pdf" },
            // The same words once more, as Teams sends them.
            new JsonObject { ["contentType"] = "text/html", ["content"] = "<p>đây ạ</p>" });
        activity["entities"] = new JsonArray(new JsonObject { ["type"] = "Place", ["geo"] = new JsonObject { ["type"] = "GeoCoordinates", ["latitude"] = 10.5, ["longitude"] = 106.5 } });
        Assert.Equal(200, await Phone.PostAsync(activity));
        await ShownAsync(1);
        await using var db = await Host.DbAsync();
        Assert.Equal(
            "đây ạ\n[Hình ảnh: a.png: https://x.vn/a.png]\n[Tệp: don.pdf: https://x.vn/don.pdf]\n[Vị trí: 10.5, 106.5]",
            (await db.Set<Message>().SingleAsync(message => message.From == MessageFrom.Member)).Text);
    }

    [Fact]
    public async Task Words_put_right_and_words_taken_back_are_followed()
    {
        Answers.On("ngĩ phép", ScriptedAnswers.Plain(Decision.Greet, "greet", "?"));
        var activity = Phone.Message("ngĩ phép", "msteams");
        Assert.Equal(200, await Phone.PostAsync(activity));
        await ShownAsync(1);
        Answers.On("nghỉ phép", ScriptedAnswers.Plain(Decision.Greet, "greet", "Nghỉ phép thế này"));
        var edited = Phone.Message("nghỉ phép", "msteams");
        (edited["type"], edited["id"]) = ("messageUpdate", activity["id"]!.DeepClone());
        Assert.Equal(200, await Phone.PostAsync(edited));
        await Host.EventuallyAsync(db => db.Set<Message>().FirstOrDefaultAsync(message => message.From == MessageFrom.Member && message.Text == "nghỉ phép"));
        var deleted = Phone.Bare("messageDelete", "msteams");
        deleted["id"] = activity["id"]!.DeepClone();
        Assert.Equal(200, await Phone.PostAsync(deleted));
        await Host.EventuallyAsync(db => db.Set<Message>().SingleOrDefaultAsync(message => message.Text == Wording.Erased));
    }

    [Fact]
    public async Task In_a_group_the_bot_speaks_only_when_spoken_to_and_an_officer_answers_in_private()
    {
        Answers.On("nghỉ phép năm mấy ngày", ScriptedAnswers.Cited("12 ngày."));
        Answers.On("em bị nợ lương 3 tháng", ScriptedAnswers.Plain(Decision.Escalate, "triage:mass", "Bạn chờ cán bộ nhé", true));
        Assert.Equal(200, await Phone.PostAsync(Phone.Message("đi ăn không mọi người", "msteams", "g-1", isGroup: true)));
        Assert.Equal(200, await Phone.PostAsync(Mentioning("<at>Trợ lý</at> nghỉ phép năm mấy ngày")));
        var general = (await ShownAsync(1, "g-1"))[0];
        Assert.StartsWith("Lan: 12 ngày.", general.Text, StringComparison.Ordinal);
        Assert.Empty(general.Buttons);
        // A reply to the bot's own words is said to it, without its name; one to somebody else's is not.
        Answers.On("còn thai sản", ScriptedAnswers.Cited("6 tháng."));
        foreach (var (words, to) in new[] { ("còn thai sản", general.Id), ("ừ đúng đấy", "a-of-somebody") })
        {
            var reply = Phone.Message(words, "msteams", "g-1", isGroup: true);
            reply["replyToId"] = to;
            Assert.Equal(200, await Phone.PostAsync(reply));
        }

        Assert.StartsWith("Lan: 6 tháng.", (await ShownAsync(2, "g-1"))[1].Text, StringComparison.Ordinal);
        Assert.Equal(200, await Phone.PostAsync(Mentioning("em bị nợ lương 3 tháng <at>Trợ lý</at>")));
        var quiet = (await ShownAsync(3, "g-1"))[2].Text;
        Assert.Contains("trao đổi riêng", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain("CD-", quiet, StringComparison.Ordinal);

        await OfficerRepliesAsync("Chị Hòa đây, em kể rõ hơn nhé");
        var said = (await ShownAsync(1, "private-" + ConnectorPhone.Member))[0];
        Assert.Equal("Chị Hòa đây, em kể rõ hơn nhé", said.Text);
        Assert.Null(said.ReplyTo);
        await using var db = await Host.DbAsync();
        Assert.True((await db.Set<Concern>().SingleAsync()).Urgent);
        Assert.False(await db.Set<Message>().AnyAsync(message => message.Text.Contains("đi ăn") || message.Text.Contains("đúng đấy") || message.Text.Contains("<at>")));
    }

    [Fact]
    public async Task An_officers_reply_finds_its_way_after_a_restart()
    {
        Answers.On("khi nào có lương", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        await Phone.SayAsync("khi nào có lương");
        await ShownAsync(1);
        await QuietAsync();
        await RestartAsync();
        await OfficerRepliesAsync("Ngày mai bạn nhé");
        Assert.Equal("Ngày mai bạn nhé", (await ShownAsync(2))[1].Text);
    }

    [Theory]
    [InlineData("webchat")]
    [InlineData("facebook")]
    [InlineData("msteams")]
    [InlineData("sms")]
    public async Task A_long_text_arrives_whole_and_readable_in_each_channels_form(string channel)
    {
        var text = LongWords.Text;
        Answers.On("điều 113", ScriptedAnswers.Plain(Decision.Greet, "greet", text));
        await Phone.SayAsync("điều 113", channel);
        var form = ChannelForms.Of(channel);
        var shown = await ShownAsync(CongDoan.Bot.Messaging.LongText.Split(text, form.LongestText).Count);
        LongWords.AssertWhole(shown.Select(one => one.Text), form.LongestText);
    }

    [Theory]
    [InlineData("webchat", 1)]
    [InlineData("facebook", 1)]
    [InlineData("msteams", 3)]
    [InlineData("sms", 1)]
    public async Task Thirteen_choices_are_all_offered_and_each_can_be_chosen(string channel, int bubbles)
    {
        var options = LongWords.Options;
        Answers.On("hỏi", ScriptedAnswers.Plain(Decision.AskBack, "ask", "Bạn hỏi việc nào?", false, options));
        Answers.On(options[12], ScriptedAnswers.Plain(Decision.Greet, "greet", "Đã chọn"));
        await Phone.SayAsync("hỏi", channel);
        var shown = await ShownAsync(bubbles);
        var buttons = shown.SelectMany(one => one.Buttons).ToList();
        if (channel == "sms")
        {
            Assert.All(options, option => Assert.Contains(option, shown[0].Text, StringComparison.Ordinal));
            await Phone.SayAsync(options[12], channel);
        }
        else
        {
            Assert.Equal(options, buttons.Select(button => button["value"]!.GetValue<string>()));
            Assert.All(buttons, button => Assert.InRange(Title(button).Length, 1, ChannelForms.Of(channel).LongestTitle));
            await Phone.SayAsync(buttons[12]["value"]!.GetValue<string>(), channel);
        }

        Assert.Equal("Đã chọn", (await ShownAsync(bubbles + 1))[^1].Text);
    }

    private static string Title(JsonObject button) => button["title"]!.GetValue<string>();

    private JsonObject Mentioning(string text)
    {
        var activity = Phone.Message(text, "msteams", "g-1", isGroup: true);
        activity["entities"] = new JsonArray(new JsonObject
        {
            ["type"] = "mention", ["text"] = "<at>Trợ lý</at>", ["mentioned"] = new JsonObject { ["id"] = ConnectorPhone.Bot, ["name"] = "Trợ lý" },
        });
        return activity;
    }

    private async Task PressAsync(ConnectorShown shown, string title)
    {
        var button = shown.Buttons.Single(one => Title(one) == title);
        var activity = Phone.Message(button["value"]!.GetValue<string>());
        if (button["type"]!.GetValue<string>() == "postBack")
        {
            activity["value"] = activity["text"]!.DeepClone();
            activity["channelData"] = new JsonObject { ["postBack"] = true };
        }

        Assert.Equal(200, await Phone.PostAsync(activity));
    }
}
