using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>What people write below a Page's post, and what the Page says to it.</summary>
public sealed class CommentJourneyTests : SimulatedMeta
{
    [Fact]
    public async Task A_question_gets_its_answer_in_private_and_one_short_line_below_the_post()
    {
        Answers.On("nghỉ thai sản mấy tháng", ScriptedAnswers.Cited("Lao động nữ được nghỉ 6 tháng."));
        var id = Phone.Comment(Lan, "nghỉ thai sản mấy tháng");
        var below = Assert.Single(await BelowAsync(1));
        var answer = Assert.Single(await ShownAsync(1));
        Assert.StartsWith("Lao động nữ được nghỉ 6 tháng.\nCăn cứ: ", answer.Text, StringComparison.Ordinal);
        Assert.Equal(id, below.Parent);
        Assert.InRange(below.Text.Length, 20, 200);
        Assert.All(new[] { "thai sản", "6 tháng", "Điều", "Lan", "CD-" }, word => Assert.DoesNotContain(word, below.Text, StringComparison.Ordinal));
        await QuietAsync();
        Assert.Single(await BelowAsync(1));
    }

    [Fact]
    public async Task A_long_answer_begins_in_the_one_private_message_and_is_had_whole_by_asking_for_it()
    {
        Answers.On("điều 113 quy định gì", ScriptedAnswers.Cited(LongWords.Text));
        Phone.Comment(Lan, "điều 113 quy định gì");
        await BelowAsync(1);
        var first = Assert.Single(await ShownAsync(1)).Text;
        Assert.InRange(first.Length, 1000, 2000);
        Assert.Contains("“đọc đầy đủ”", first, StringComparison.Ordinal);
        LongWords.AssertBeginning(first[..first.IndexOf('…', StringComparison.Ordinal)]);
        Phone.Say(Lan, "đọc đầy đủ");
        var count = CongDoan.Bot.Messaging.LongText.Split(LongWords.Text + "\nCăn cứ: x; y", 2000).Count;
        var rest = (await ShownAsync(1 + count)).Skip(1).Select(one => one.Text).ToList();
        await QuietAsync();
        LongWords.AssertWhole([.. rest.SkipLast(1), rest[^1].Split("\nCăn cứ:")[0]], 2000);
    }

    [Fact]
    public async Task Choices_stand_in_the_one_private_message_and_are_chosen_there_by_their_number()
    {
        Answers.On("nghỉ mấy ngày", ScriptedAnswers.Plain(Decision.AskBack, "ask", "Bạn hỏi việc nào?", false, "Nghỉ phép năm mấy ngày?", "Nghỉ cưới mấy ngày?", "Gặp cán bộ"));
        Answers.On("Nghỉ cưới mấy ngày?", ScriptedAnswers.Cited("3 ngày."));
        Phone.Comment(Lan, "nghỉ mấy ngày");
        await BelowAsync(1);
        Assert.StartsWith("Bạn hỏi việc nào?\n1. Nghỉ phép năm mấy ngày?\n2. Nghỉ cưới mấy ngày?\n3. Gặp cán bộ\n\n", Assert.Single(await ShownAsync(1)).Text, StringComparison.Ordinal);
        Phone.Say(Lan, "câu 2 ạ");
        Assert.StartsWith("3 ngày.", (await ShownAsync(2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_questions_beside_an_answer_are_introduced_and_chosen_by_their_number()
    {
        Answers.On("nghỉ mấy ngày", ScriptedAnswers.Cited("12 ngày.") with { Options = ["Nghỉ cưới mấy ngày?", "Nghỉ Tết mấy ngày?"] });
        Answers.On("Nghỉ Tết mấy ngày?", ScriptedAnswers.Cited("5 ngày."));
        Phone.Comment(Lan, "nghỉ mấy ngày");
        await BelowAsync(1);
        Assert.Contains("\n\nChưa đúng ý bạn? Có thể bạn muốn hỏi:\n1. Nghỉ cưới mấy ngày?\n2. Nghỉ Tết mấy ngày?\n\n", Assert.Single(await ShownAsync(1)).Text, StringComparison.Ordinal);
        Phone.Say(Lan, "2");
        Assert.StartsWith("5 ngày.", (await ShownAsync(2))[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_answers_the_private_message_goes_on_in_Messenger_as_the_same_member()
    {
        Answers.On("nghỉ thai sản mấy tháng", ScriptedAnswers.Cited("6 tháng."));
        Answers.On("sinh đôi thì sao", (question, _) => Task.FromResult(
            ScriptedAnswers.Plain(Decision.Greet, "greet", "Sau: " + string.Join(" | ", question.History.Select(turn => turn.Text.Split('\n')[0])))));
        Phone.Comment(Lan, "nghỉ thai sản mấy tháng");
        await BelowAsync(1);
        Phone.Say(Lan, "sinh đôi thì sao");
        Assert.Equal("Sau: nghỉ thai sản mấy tháng | 6 tháng.", (await ShownAsync(2))[1].Text);
        Phone.Say(Lan, "xem căn cứ");
        Assert.StartsWith("Căn cứ của câu trả lời:", (await ShownAsync(3))[2].Text, StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        var conversations = await db.Set<Conversation>().OrderBy(one => one.Channel).ToListAsync();
        Assert.Equal(["messenger", "page-comments"], conversations.Select(one => one.Channel));
        Assert.Equal(conversations[0].MemberId, conversations[1].MemberId);
    }

    [Fact]
    public async Task Somebody_known_from_Messenger_is_the_same_member_below_a_post()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Answers.On("tăng ca tính sao", ScriptedAnswers.Cited("150%."));
        Answers.On("phép năm mấy ngày", ScriptedAnswers.Cited("12 ngày."));
        Phone.Say(Lan, "xin chào");
        await ShownAsync(1);
        Phone.Comment(Lan, "tăng ca tính sao");
        await BelowAsync(1);
        Phone.Comment(Lan, "phép năm mấy ngày");
        await BelowAsync(2);
        await QuietAsync();
        await using var db = await Host.DbAsync();
        Assert.Equal(3, await db.Set<Conversation>().CountAsync());
        var there = await db.Set<Conversation>().SingleAsync(one => one.Channel == "messenger");
        Assert.Equal(2, await db.Set<Conversation>().CountAsync(one => one.Channel == "page-comments" && one.MemberId == there.MemberId));
        Assert.Equal(
            ["xin chào", "Chào bạn", "tăng ca tính sao", "150%.", "phép năm mấy ngày", "12 ngày."],
            (await db.Set<Message>().Where(one => one.ConversationId == there.Id).OrderBy(one => one.Sequence).ToListAsync()).Select(one => one.Text.Split('\n')[0]));
    }

    [Fact]
    public async Task What_an_officer_has_to_settle_goes_along_and_nothing_of_it_is_said_below_the_post()
    {
        Answers.On("quản đốc sờ soạng em", ScriptedAnswers.Plain(Decision.Escalate, "triage:harassment", "Bạn an toàn chưa?", true));
        Phone.Comment(Lan, "quản đốc sờ soạng em");
        var below = Assert.Single(await BelowAsync(1));
        Assert.Contains("Mã phản ánh của bạn", (await ShownAsync(1))[0].Text, StringComparison.Ordinal);
        Assert.DoesNotContain("CD-", below.Text, StringComparison.Ordinal);
        Assert.Contains("ngay", below.Text, StringComparison.Ordinal);
        await QuietAsync();
        await using var db = await Host.DbAsync();
        var (concern, there) = (await db.Set<Concern>().SingleAsync(), await db.Set<Conversation>().SingleAsync(one => one.Channel == "messenger"));
        Assert.Equal((there.Id, true), (concern.ConversationId, concern.Urgent));
        Assert.Equal(ConversationState.Waiting, there.State);
        // The person has to write first; then the officer's words reach them there.
        Answers.On("dạ em đang sợ", ScriptedAnswers.Plain(Decision.Escalate, "triage:harassment", "Bạn an toàn chưa?", true));
        Phone.Say(Lan, "dạ em đang sợ");
        await ShownAsync(2);
        await OfficerRepliesAsync(there.Id, "Chị gọi em ngay nhé");
        Assert.Equal("Chị gọi em ngay nhé", (await ShownAsync(3))[2].Text);
    }

    [Fact]
    public async Task Praise_friends_advertisements_and_the_Pages_own_words_are_left_alone_and_not_kept()
    {
        Phone.Comment(Lan, "Bài viết rất hay và bổ ích, cảm ơn công đoàn ạ ❤️");
        Phone.Comment(Lan, "Nguyễn Thị Lan vào xem nè");
        Phone.Comment(Lan, "Tuyển cộng tác viên làm tại nhà, việc nhẹ lương cao, ib em");
        Phone.Comment(Lan, "👍👍👍");
        Webhooks.Feed("3200000000000001_own", null, MetaPlatform.PageId, "Công đoàn", "add", "Mời bạn hỏi về tiền lương");
        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().CountAsync() == 5 ? "" : null);
        await QuietAsync();
        await using var db = await Host.DbAsync();
        Assert.Equal(0, await db.Set<Message>().CountAsync());
        Assert.All(await db.Set<InboxItem>().ToListAsync(), item => Assert.Equal(InboxState.Ignored, item.State));
        Assert.DoesNotContain(await db.Set<InboxItem>().Select(item => item.Body).ToListAsync(), body => body.Contains("ổ ích", StringComparison.Ordinal));
        Assert.Equal(0, Platform.Calls);
    }

    [Fact]
    public async Task Chatter_that_the_bot_would_turn_down_is_not_turned_down_in_public()
    {
        Answers.On("mai ai đi Vũng Tàu không", ScriptedAnswers.Plain(Decision.Refuse, "out_of_scope", "Mình chỉ trả lời về lao động."));
        Phone.Comment(Lan, "mai ai đi Vũng Tàu không");
        Assert.Equal("comment_left_alone", (await OutboxAsync(OutboxState.Refused)).Reason);
        Assert.Equal(0, Platform.Calls);
    }

    [Fact]
    public async Task An_edited_comment_is_followed_and_praise_that_becomes_a_question_is_answered()
    {
        Answers.On("lương tối thiểu vùng 2", ScriptedAnswers.Cited("4,73 triệu đồng."));
        Answers.On("thử việc mấy tháng", ScriptedAnswers.Cited("60 ngày."));
        var asked = Phone.Comment(Lan, "lương tối thiểu vùng 2");
        var praise = Phone.Comment("5000000000000002", "hay quá");
        await BelowAsync(1);
        Phone.EditComment(Lan, asked, "lương tối thiểu vùng 3");
        Phone.EditComment("5000000000000002", praise, "thử việc mấy tháng");
        Assert.StartsWith("60 ngày.", (await ShownAsync(1, "5000000000000002"))[0].Text, StringComparison.Ordinal);
        await Host.EventuallyAsync(async db => await db.Set<Message>().SingleOrDefaultAsync(one => one.Text == "lương tối thiểu vùng 3"));
        await QuietAsync();
        // What was answered is not answered again.
        Assert.Single(await ShownAsync(1));
        Assert.Equal(2, (await BelowAsync(2)).Count);
    }

    [Fact]
    public async Task A_removed_comment_is_erased_and_what_was_not_yet_said_to_it_is_not_said()
    {
        var gate = new TaskCompletionSource();
        Answers.On("công ty tôi nợ lương", async (_, _) =>
        {
            await gate.Task;
            return ScriptedAnswers.Cited("Lương của bạn…");
        });
        Answers.On("phép năm mấy ngày", ScriptedAnswers.Cited("12 ngày."));
        var first = Phone.Comment(Lan, "phép năm mấy ngày");
        await BelowAsync(1);
        Phone.RemoveComment(Lan, first);
        await Host.EventuallyAsync(async db => await db.Set<Message>().FirstOrDefaultAsync(one => one.Text == Wording.Erased));
        var second = Phone.Comment(Lan, "công ty tôi nợ lương");
        await Host.EventuallyAsync(_ => Task.FromResult(Answers.Asked.Any(one => one.Text == "công ty tôi nợ lương") ? "" : null));
        Phone.RemoveComment(Lan, second);
        gate.SetResult();
        Assert.Equal("meta_comment_gone", (await OutboxAsync(OutboxState.Refused)).Reason);
        await QuietAsync();
        Assert.Single(await BelowAsync(1));
        Assert.Single(await ShownAsync(1));
    }

    [Theory]
    [InlineData((int)MetaFault.CutAfterEffect)]
    [InlineData((int)MetaFault.CutBeforeEffect)]
    public async Task After_an_end_that_nobody_saw_the_private_answer_comes_once_and_its_reader_is_known(int fault)
    {
        Behaviour.Faults.Enqueue((MetaFault)fault);
        Answers.On("nghỉ thai sản mấy tháng", ScriptedAnswers.Cited("6 tháng."));
        Phone.Comment(Lan, "nghỉ thai sản mấy tháng");
        await OutboxAsync(OutboxState.Sent);
        await QuietAsync();
        Assert.Single(await ShownAsync(1));
        Assert.Single(await BelowAsync(1));
        await using var db = await Host.DbAsync();
        Assert.Equal(Lan, (await db.Set<Conversation>().SingleAsync(one => one.Channel == "messenger")).Key);
    }

    [Fact]
    public async Task Where_no_private_message_is_taken_the_person_is_asked_to_write_and_officers_see_it()
    {
        Behaviour.Errors.Enqueue((10903, 0));
        Answers.On("nghỉ thai sản mấy tháng", ScriptedAnswers.Cited("6 tháng."));
        Phone.Comment(Lan, "nghỉ thai sản mấy tháng");
        var below = Assert.Single(await BelowAsync(1));
        Assert.Contains("Nhắn tin", below.Text, StringComparison.Ordinal);
        Assert.Equal("meta_gone", (await OutboxAsync(OutboxState.Refused)).Reason);
        Assert.DoesNotContain(Platform.Shown(Lan), one => one.From == "page");
    }

    [Fact]
    public async Task A_long_answer_is_one_private_message_that_tells_how_to_go_on()
    {
        var text = string.Concat(Enumerable.Repeat("Người lao động được nghỉ hằng năm, hưởng nguyên lương. ", 80)).Trim();
        Answers.On("phép năm", ScriptedAnswers.Plain(Decision.Answer, "note", text));
        Phone.Comment(Lan, "phép năm");
        var shown = Assert.Single(await ShownAsync(1));
        Assert.InRange(shown.Text.Length, 1000, 2000);
        Assert.Contains("lương.…\n\nĐây mới là phần đầu: bạn nhắn “đọc đầy đủ”", shown.Text, StringComparison.Ordinal);
    }
}
