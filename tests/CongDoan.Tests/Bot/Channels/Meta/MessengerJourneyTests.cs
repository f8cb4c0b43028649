using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Operations.Commands;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>A member's Messenger on one side, the real host on the other, Meta as documented between them.</summary>
public sealed class MessengerJourneyTests : SimulatedMeta
{
    [Fact]
    public async Task A_question_is_answered_with_quick_replies_that_work()
    {
        Answers.On("làm thêm ngày lễ", ScriptedAnswers.Cited("Ít nhất 300%."));
        Phone.Press(Lan, "Bắt đầu", "#start");
        var welcome = (await ShownAsync(1))[0];
        Assert.Equal(Wording.Welcome, welcome.Text);
        Assert.Equal(["Gặp cán bộ"], Titles(welcome));
        Assert.NotNull(welcome.Buttons);
        Phone.Say(Lan, "làm thêm ngày lễ");
        var answer = (await ShownAsync(2))[1];
        Assert.StartsWith("Ít nhất 300%.\nCăn cứ: ", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["Xem căn cứ", "Hữu ích", "Chưa đúng", "Gặp cán bộ"], Titles(answer));
        Press(answer, "Xem căn cứ");
        Assert.StartsWith("Căn cứ của câu trả lời:", (await ShownAsync(3))[2].Text, StringComparison.Ordinal);
        Press(answer, "Hữu ích");
        Assert.Equal(Wording.ThanksForHelpful, (await ShownAsync(4))[3].Text);
        Press(welcome, "Gặp cán bộ");
        Assert.Contains("Mã phản ánh của bạn", (await ShownAsync(5))[4].Text, StringComparison.Ordinal);
        Assert.All(Platform.Shown(Lan).Where(one => one.From == "page"), one => Assert.Equal("RESPONSE", one.Type));
        await using var db = await Host.DbAsync();
        // Pressed buttons are no words of the member's.
        Assert.Equal(1, await db.Set<Message>().CountAsync(message => message.From == MessageFrom.Member));
    }

    [Fact]
    public async Task The_member_sees_that_the_message_was_read_and_that_an_answer_comes()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        // A sign that comes too late is left out: a machine that is busy right now gets the message again.
        for (var said = 1; said <= 20 && !Platform.Actions.Contains((Lan, "typing_on")); said++)
        {
            Phone.Say(Lan, "xin chào");
            await ShownAsync(said);
        }

        var actions = Platform.Actions.ToList();
        Assert.Equal((Lan, "mark_seen"), actions[0]);
        Assert.Contains((Lan, "typing_on"), actions);
    }

    [Fact]
    public async Task An_officer_in_the_pages_inbox_takes_over_and_the_bot_keeps_silent()
    {
        Answers.On("khi nào có lương", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        Phone.Say(Lan, "khi nào có lương");
        await ShownAsync(1);
        Phone.OfficerSays(Lan, "Ngày mai bạn nhé");
        await Host.EventuallyAsync(async db => await db.Set<Conversation>().SingleOrDefaultAsync(one => one.State == ConversationState.WithOfficer));
        Answers.On("vâng ạ", ScriptedAnswers.Plain(Decision.Greet, "greet", "không được nói ra"));
        Phone.Say(Lan, "vâng ạ");
        Assert.Equal(Wording.ReachedOfficer, (await ShownAsync(3))[2].Text);
        await using var db = await Host.DbAsync();
        Assert.Equal(ConcernState.Answered, (await db.Set<Concern>().SingleAsync()).State);
        Assert.Equal("Ngày mai bạn nhé", (await db.Set<Message>().SingleAsync(message => message.From == MessageFrom.Officer)).Text);
    }

    [Fact]
    public async Task While_the_inbox_has_the_conversation_its_words_are_kept_and_never_answered_until_it_is_given_back()
    {
        Answers.On("em hỏi thêm", ScriptedAnswers.Plain(Decision.Greet, "greet", "không được nói ra"));
        Answers.On("cảm ơn", ScriptedAnswers.Plain(Decision.Greet, "thanks", "Không có gì"));
        Phone.OfficerSays(Lan, "Chào bạn, tôi nghe đây", keeps: true);
        Phone.Say(Lan, "em hỏi thêm");
        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().SingleOrDefaultAsync(item => item.Kind == InboxKind.Overheard && item.State == InboxState.Done));
        await QuietAsync();
        Assert.Single(await ShownAsync(1));
        await using (var db = await Host.DbAsync())
        {
            Assert.Equal(["Chào bạn, tôi nghe đây", "em hỏi thêm"], await db.Set<Message>().OrderBy(one => one.From == MessageFrom.Member).Select(one => one.Text).ToListAsync());
        }

        Phone.OfficerIsDone(Lan);
        await Host.EventuallyAsync(async db => await db.Set<Conversation>().SingleOrDefaultAsync(one => one.State == ConversationState.Bot));
        Phone.Say(Lan, "cảm ơn");
        Assert.Equal("Không có gì", (await ShownAsync(2))[1].Text);
    }

    [Fact]
    public async Task What_is_not_words_gets_a_fitting_reply_or_none()
    {
        Phone.Send(Lan, "sticker");
        Phone.Send(Lan, "audio");
        Assert.Equal(Wording.CannotRead, (await ShownAsync(1))[0].Text);
        await Host.EventuallyAsync(async db => await db.Set<Message>().CountAsync(message => message.From == MessageFrom.Member) == 2 ? "" : null);
        await QuietAsync();
        Assert.Single(await ShownAsync(1));
    }

    [Fact]
    public async Task What_a_member_takes_back_is_erased()
    {
        Answers.On("bí mật", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        var id = Phone.Say(Lan, "bí mật");
        await ShownAsync(1);
        Phone.TakeBack(Lan, id);
        await Host.EventuallyAsync(async db => await db.Set<Message>().SingleOrDefaultAsync(message => message.Text == Wording.Erased));
    }

    [Fact]
    public async Task Duplicates_batches_and_bubbles_that_overtake_each_other_bring_each_reply_once()
    {
        (Behaviour.DuplicatePercent, Behaviour.Reordering, Behaviour.Batch, Behaviour.Receipts) = (50, TimeSpan.FromSeconds(1), 7, true);
        for (var i = 0; i < 40; i++)
        {
            Answers.On($"câu {i}", ScriptedAnswers.Plain(Decision.Greet, "greet", $"đáp {i}"));
        }

        for (var i = 0; i < 40; i++)
        {
            Phone.Say($"50{i % 10}", $"câu {i}");
        }

        await ShownAsync(40, user: null);
        await QuietAsync();
        var replies = Platform.Shown().Where(one => one.From == "page").Select(one => (one.User, one.Text)).ToList();
        Assert.Equal(Enumerable.Range(0, 40).Select(i => ($"50{i % 10}", $"đáp {i}")).Order(), replies.Order());
        Assert.DoesNotContain(Webhooks.Answers.Keys, status => status != 200);
    }

    [Fact]
    public async Task A_text_of_six_thousand_characters_arrives_whole_and_readable()
    {
        Answers.On("điều 113", ScriptedAnswers.Plain(Decision.Greet, "greet", LongWords.Text));
        Phone.Say(Lan, "điều 113");
        var shown = await ShownAsync(CongDoan.Bot.Messaging.LongText.Split(LongWords.Text, 2000).Count);
        LongWords.AssertWhole(shown.Select(one => one.Text), 2000);
    }

    [Theory]
    [InlineData(13, "Lựa chọn {0}", 13, false)]
    [InlineData(3, "Nghỉ phép năm khi làm chưa đủ mười hai tháng, trường hợp {0}", 3, true)]
    [InlineData(15, "Lựa chọn {0}", 13, true)]
    public async Task Choices_are_quick_replies_and_stand_in_the_words_when_they_do_not_fit(int count, string form, int shownCount, bool isListed)
    {
        var options = Enumerable.Range(1, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, i)).ToArray();
        Answers.On("hỏi", ScriptedAnswers.Plain(Decision.AskBack, "ask", "Bạn hỏi việc nào?", false, options));
        Answers.On(options[1], ScriptedAnswers.Plain(Decision.Greet, "greet", "Đây"));
        Phone.Say(Lan, "hỏi");
        var shown = (await ShownAsync(1))[0];
        Assert.Equal(shownCount, shown.QuickReplies!.Count);
        Assert.All(Titles(shown), title => Assert.InRange(title.Length, 1, 20));
        Assert.Equal(shownCount, Titles(shown).Distinct().Count());
        Assert.Equal(isListed, shown.Text.Contains($"{count}. {options[^1]}", StringComparison.Ordinal));
        // Whatever the title was cut to, what is pressed is what was offered.
        Press(shown, Titles(shown).ElementAt(1));
        Assert.Equal("Đây", (await ShownAsync(2))[1].Text);
    }

    [Fact]
    public async Task A_command_subscribes_the_page_and_sets_its_greeting_button_and_menu()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(MetaPlatform.BotSettings(SimulatorAddress)).Build();
        using var output = new StringWriter();
        Assert.Equal(0, await MessengerProfileCommand.RunAsync("demo", settings, output, CancellationToken.None));
        Assert.Equal("#start", Platform.Profile!["get_started"]!["payload"]!.GetValue<string>());
        Assert.InRange(ProfileContent.Greeting.Length, 20, 160);
        Assert.Equal(
            ["#officer", "#bot", "#basis"],
            Platform.Profile["persistent_menu"]![0]!["call_to_actions"]!.AsArray().Select(one => one!["payload"]!.GetValue<string>()));
        Assert.Contains("message_echoes", Platform.SubscribedFields, StringComparison.Ordinal);
        Assert.Contains("xong", output.ToString(), StringComparison.Ordinal);
        settings["Channels:Meta:demo:Accounts:main:PageAccessToken"] = "wrong";
        Assert.Equal(1, await MessengerProfileCommand.RunAsync("demo", settings, output, CancellationToken.None));
        Assert.Contains("mã 190", output.ToString(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<StartRefusedException>(() => MessengerProfileCommand.RunAsync("nobody", settings, output, CancellationToken.None));
    }
}
