using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>A member's phone on one side, the real host on the other, Zalo as documented between them.</summary>
public sealed class ZaloJourneyTests : SimulatedZalo
{
    private const string Group = "f414c8f76fa586fbdfb4";

    [Fact]
    public async Task A_question_is_answered_with_buttons_that_work()
    {
        Answers.On("làm thêm ngày lễ", ScriptedAnswers.Cited("Ít nhất 300%."));
        Phone.Follow(Lan);
        Assert.Equal(Wording.Welcome, (await ShownAsync(1))[0].Text);
        Phone.Say(Lan, "làm thêm ngày lễ");
        var answer = (await ShownAsync(2))[1];
        Assert.StartsWith("Ít nhất 300%.\nCăn cứ: ", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["Xem căn cứ", "Hữu ích", "Chưa đúng", "Gặp cán bộ"], Titles(answer));
        Press(answer, "Xem căn cứ");
        Assert.StartsWith("Căn cứ của câu trả lời:", (await ShownAsync(3))[2].Text, StringComparison.Ordinal);
        Press(answer, "Hữu ích");
        Assert.Equal(Wording.ThanksForHelpful, (await ShownAsync(4))[3].Text);
        Press(answer, "Gặp cán bộ");
        Assert.Contains("Mã phản ánh của bạn", (await ShownAsync(5))[4].Text, StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        // Pressed buttons are no words of the member's.
        Assert.Equal(1, await db.Set<Message>().CountAsync(message => message.From == MessageFrom.Member));
    }

    [Fact]
    public async Task An_officer_in_the_accounts_own_app_takes_over_and_the_bot_keeps_silent()
    {
        Answers.On("khi nào có lương", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        Phone.Say(Lan, "khi nào có lương");
        await ShownAsync(1);
        Phone.OfficerSays(Lan, "Ngày mai bạn nhé");
        await Host.EventuallyAsync(async db => await db.Set<Conversation>().SingleOrDefaultAsync(one => one.State == ConversationState.WithOfficer));
        Answers.On("vâng ạ", ScriptedAnswers.Plain(Decision.Greet, "greet", "không được nói ra"));
        Phone.Say(Lan, "vâng ạ");
        var shown = await ShownAsync(3);
        Assert.Equal(Wording.ReachedOfficer, shown[2].Text);
        await using var db = await Host.DbAsync();
        Assert.Equal(ConcernState.Answered, (await db.Set<Concern>().SingleAsync()).State);
    }

    [Fact]
    public async Task What_is_not_words_gets_a_fitting_reply_or_none()
    {
        Phone.Send(Lan, "sticker");
        Phone.Send(Lan, "audio");
        Assert.Equal(Wording.CannotRead, (await ShownAsync(1))[0].Text);
        await Host.EventuallyAsync(async db => await db.Set<Message>().CountAsync(message => message.From == MessageFrom.Member) == 2 ? "" : null);
        await using var db = await Host.DbAsync();
        Assert.Equal(
            ["[Ghi âm: https://voice-aac-dl.zdn.vn/voice.amr]", "[Nhãn dán: https://zalo-api.zadn.vn/api/emoticon/sprite?eid=46138&size=130]"],
            (await db.Set<Message>().Where(message => message.From == MessageFrom.Member).Select(message => message.Text).ToListAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Duplicates_and_bubbles_that_overtake_each_other_bring_each_reply_once()
    {
        Behaviour.DuplicatePercent = 50;
        Behaviour.Reordering = TimeSpan.FromSeconds(1);
        Behaviour.BareSignature = true;
        Behaviour.Receipts = true;
        for (var i = 0; i < 40; i++)
        {
            Answers.On($"câu {i}", ScriptedAnswers.Plain(Decision.Greet, "greet", $"đáp {i}"));
        }

        for (var i = 0; i < 40; i++)
        {
            Phone.Say($"50{i % 10}", $"câu {i}");
        }

        await ShownAsync(40, user: null);
        await Host.EventuallyAsync(async db => Webhooks.Open == 0 && !await db.Set<OutboxItem>().AnyAsync(item => item.State != OutboxState.Sent) ? "" : null);
        var replies = Platform.Shown().Where(one => one.From == "oa").Select(one => (one.User, one.Text)).ToList();
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

    [Fact]
    public async Task A_long_answer_in_a_group_is_short_ends_between_letters_and_goes_on_in_private()
    {
        Answers.On("điều 113", ScriptedAnswers.Cited(LongWords.Text));
        Phone.Say(Lan, $"[@{ZaloPlatform.OaId}] điều 113", group: Group);
        var shown = (await ShownAsync(1, null, Group))[0].Text;
        Assert.InRange(shown.Length, 100, 700);
        Assert.EndsWith("bạn nhắn tin trực tiếp cho Zalo OA này nhé.", shown, StringComparison.Ordinal);
        LongWords.AssertBeginning(shown[(shown.IndexOf(']', StringComparison.Ordinal) + 1)..shown.IndexOf('…', StringComparison.Ordinal)]);
    }

    [Fact]
    public async Task Thirteen_choices_are_all_offered_five_a_bubble()
    {
        var options = LongWords.Options;
        Answers.On("hỏi", ScriptedAnswers.Plain(Decision.AskBack, "ask", "Bạn hỏi việc nào?", false, options));
        Phone.Say(Lan, "hỏi");
        var shown = await ShownAsync(3);
        Assert.Equal([5, 5, 3], shown.Select(one => one.Buttons!.Count));
        Assert.Equal(options, shown.SelectMany(Titles));
        Assert.Equal("oa.query.show", shown[0].Buttons![0]!["type"]!.GetValue<string>());
    }

    [Fact]
    public async Task In_a_group_the_bot_speaks_only_when_spoken_to_and_keeps_a_members_matter_out_of_it()
    {
        Answers.On("nghỉ phép năm mấy ngày", ScriptedAnswers.Cited("12 ngày. [@all] " + new string('x', 900)));
        Answers.On("em bị nợ lương 3 tháng", ScriptedAnswers.Cited("Lương của bạn…"));
        Answers.On("quản đốc sờ soạng", ScriptedAnswers.Plain(Decision.Escalate, "triage:harassment", "Bạn an toàn chưa?", true));
        Answers.On("còn thai sản", ScriptedAnswers.Cited("6 tháng."));
        Phone.Say(Lan, "đi ăn không mọi người", group: Group);
        Phone.Say(Lan, $"[@{ZaloPlatform.OaId}] nghỉ phép năm mấy ngày", group: Group);
        var general = (await ShownAsync(1, null, Group))[0];
        Assert.StartsWith($"[@{Lan}] 12 ngày. [ @all]", general.Text, StringComparison.Ordinal);
        Assert.InRange(general.Text.Length, 100, 700);
        Assert.Null(general.Buttons);

        Phone.Say(Lan, $"[@{ZaloPlatform.OaId}] em bị nợ lương 3 tháng", group: Group);
        Assert.Contains("trao đổi riêng", (await ShownAsync(2, null, Group))[1].Text, StringComparison.Ordinal);
        Phone.Say(Lan, $"quản đốc sờ soạng [@{ZaloPlatform.OaId}]", group: Group);
        var quiet = (await ShownAsync(3, null, Group))[2].Text;
        Assert.Contains("trao đổi riêng", quiet, StringComparison.Ordinal);
        Assert.DoesNotContain("CD-", quiet, StringComparison.Ordinal);
        // A reply to the bot's own words is said to it, without a mention.
        Phone.Say(Lan, "còn thai sản", quote: general.Id, group: Group);
        Assert.Contains("6 tháng.", (await ShownAsync(4, null, Group))[3].Text, StringComparison.Ordinal);
        Phone.Say(Lan, "ừ đúng đấy", quote: "m-of-somebody", group: Group);
        await Host.EventuallyAsync(_ => Task.FromResult(Webhooks.Open == 0 ? "" : null));
        await using var db = await Host.DbAsync();
        Assert.True((await db.Set<Concern>().SingleAsync()).Urgent);
        Assert.False(await db.Set<Message>().AnyAsync(message => message.Text.Contains("đi ăn") || message.Text.Contains("đúng đấy")));
        Assert.Equal(4, Platform.Shown(group: Group).Count(one => one.From == "oa"));
    }

    private void Press(ZaloShown shown, string title)
    {
        var button = shown.Buttons!.Single(one => one!["title"]!.GetValue<string>() == title)!;
        Phone.Say(shown.User, button["payload"]!.GetValue<string>(), isHidden: button["type"]!.GetValue<string>() == "oa.query.hide");
    }
}
