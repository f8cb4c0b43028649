using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Officers.Desk;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Vietnamese;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Conversations;

public sealed class MessageJourneyTests : HostTest
{
    [Fact]
    public async Task A_question_is_answered_with_its_basis_and_four_buttons()
    {
        Answers.On("lương làm thêm", ScriptedAnswers.Cited("Ít nhất 150%."));
        var chat = await Host.ChatAsync();
        var answer = await chat.AskAsync("lương làm thêm");

        Assert.Equal(
            "Ít nhất 150%.\nCăn cứ: Khoản 1 Điều 98 Bộ luật Lao động (45/2019/QH14); Khoản 1 Điều 99 Bộ luật Lao động (45/2019/QH14)",
            answer.GetProperty("text").GetString());
        Assert.Equal(["#basis", "#helpful", "#wrong", "#officer"], ChatClient.Actions(answer));
        var content = ChatClient.Content(answer);
        Assert.Equal("Ít nhất 150%.", content.GetProperty("text").GetString());
        Assert.Equal("answer", content.GetProperty("decision").GetString());
        Assert.Equal("bot", content.GetProperty("from").GetString());
        var citations = content.GetProperty("citations");
        Assert.Equal("2021-01-01", citations[0].GetProperty("effectiveFrom").GetString());
        Assert.Equal("chưa có toàn văn trong kho", citations[1].GetProperty("note").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, citations[1].GetProperty("sourceUrl").ValueKind);
        Assert.False(content.TryGetProperty("actions", out _));

        await Host.EventuallyAsync<object>(async db =>
            await db.Set<OutboxItem>().AllAsync(item => item.State == OutboxState.Sent) && await db.Set<InboxItem>().AllAsync(item => item.State == InboxState.Done) ? db : null);
    }

    [Fact]
    public async Task Detail_reaches_the_page_without_anything_that_runs_or_loads()
    {
        Answers.On("hỏi", ScriptedAnswers.Cited("Đáp."));
        var html = ChatClient.Content(await (await Host.ChatAsync()).AskAsync("hỏi")).GetProperty("detailHtml").GetString()!;

        Assert.Contains("<strong>Điều 98</strong>", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://example.vn\"", html, StringComparison.Ordinal);
        foreach (var forbidden in new[] { "javascript:", "<script", "<img", "onclick" })
        {
            Assert.DoesNotContain(forbidden, html, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task What_cannot_be_answered_goes_to_an_officer_and_the_member_gets_a_ticket()
    {
        Answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", "Mình chưa chắc."));
        var chat = await Host.ChatAsync();
        var answer = await chat.AskAsync("câu khó");
        var ticket = ChatClient.Content(answer).GetProperty("ticket").GetString()!;

        Assert.Matches("^CD-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$", ticket);
        Assert.Contains(ticket, answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("Mình chưa chắc.\nCán bộ công đoàn sẽ trả lời bạn ngay tại đây, ", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        var concern = await db.Set<Concern>().SingleAsync();
        Assert.Equal(("câu khó", "no_evidence", false, ConcernState.Waiting), (concern.Question, concern.Reason, concern.Urgent, concern.State));
        Assert.Equal(ConversationState.Waiting, (await db.Set<Conversation>().SingleAsync()).State);
    }

    [Fact]
    public async Task The_same_question_again_keeps_its_ticket_while_the_concern_is_open()
    {
        Answers.On("Câu khó?", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        Answers.On("cau  kho", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        var chat = await Host.ChatAsync();
        var first = ChatClient.Content(await chat.AskAsync("Câu khó?")).GetProperty("ticket").GetString();
        var second = ChatClient.Content(await chat.AskAsync("cau  kho")).GetProperty("ticket").GetString();

        Assert.Equal(first, second);
        await using var db = await Host.DbAsync();
        Assert.Equal(1, await db.Set<Concern>().CountAsync());
    }

    [Theory]
    [InlineData(Decision.Refuse)]
    [InlineData(Decision.Greet)]
    [InlineData(Decision.AskBack)]
    public async Task Neither_refusal_nor_greeting_nor_counter_question_opens_a_concern(Decision decision)
    {
        Answers.On("chào", ScriptedAnswers.Plain(decision, "x", "Chào bạn.", false, "Một", "Hai"));
        var answer = await (await Host.ChatAsync()).AskAsync("chào");

        Assert.Equal(["Một", "Hai"], ChatClient.Actions(answer));
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<Concern>().AnyAsync());
        Assert.Equal(ConversationState.Bot, (await db.Set<Conversation>().SingleAsync()).State);
    }

    [Fact]
    public async Task Danger_is_told_to_officers_as_urgent_in_the_answers_own_words()
    {
        Answers.On("bị đánh", ScriptedAnswers.Plain(Decision.Escalate, "danger", "Gọi 113 ngay.", urgent: true));
        var answer = await (await Host.ChatAsync()).AskAsync("bị đánh");

        Assert.StartsWith("Gọi 113 ngay.", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        Assert.True((await db.Set<Concern>().SingleAsync()).Urgent);
    }

    [Fact]
    public async Task Asking_for_an_officer_hands_over_the_last_question()
    {
        Answers.On("nghỉ thai sản mấy tháng", ScriptedAnswers.Cited("Sáu tháng."));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("nghỉ thai sản mấy tháng");
        await chat.SayAsync("gap can bo");
        var heard = await chat.HearAsync(2);

        Assert.NotNull(ChatClient.Content(heard[1]).GetProperty("ticket").GetString());
        await using var db = await Host.DbAsync();
        Assert.Equal("nghỉ thai sản mấy tháng", (await db.Set<Concern>().SingleAsync()).Question);
        Assert.Single(Answers.Asked);
    }

    [Fact]
    public async Task A_wrong_answer_is_marked_and_an_officer_is_offered()
    {
        Answers.On("một", ScriptedAnswers.Cited("Đáp một."));
        Answers.On("hai", ScriptedAnswers.Cited("Đáp hai."));
        var chat = await Host.ChatAsync();
        var first = await chat.AskAsync("một");
        await chat.AskAsync("hai");
        await chat.PressAsync("#wrong", first.GetProperty("id").GetString());
        var reply = (await chat.HearAsync(1))[0];

        Assert.Equal(["#officer"], ChatClient.Actions(reply));
        await using var db = await Host.DbAsync();
        var judged = await db.Set<Message>().SingleAsync(message => message.Feedback != null);
        Assert.Equal(MessageFeedback.Wrong, judged.Feedback);
        Assert.StartsWith("Đáp một.", judged.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_basis_is_shown_with_quotes_dates_and_what_is_missing()
    {
        Answers.On("một", ScriptedAnswers.Cited("Đáp."));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("một");
        await chat.SayAsync("Xem căn cứ");
        var text = (await chat.HearAsync(2))[1].GetProperty("text").GetString();

        Assert.Contains("hiệu lực từ 01/01/2021: “Người lao động làm thêm giờ được trả lương”", text, StringComparison.Ordinal);
        Assert.Contains("chưa có toàn văn trong kho", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_an_officer_answers_the_bot_keeps_silent_and_says_once_that_the_words_arrived()
    {
        Answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        Answers.On("còn nữa", ScriptedAnswers.Cited("không được nói ra"));
        Answers.On("bị đánh", ScriptedAnswers.Plain(Decision.Escalate, "danger", "Gọi 113 ngay.", urgent: true));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("câu khó");
        var officer = await ReplyAsync("Chào bạn, tôi là cán bộ.");
        var spoken = (await chat.HearAsync(1))[0];
        Assert.Equal("officer", ChatClient.Content(spoken).GetProperty("from").GetString());
        Assert.Equal(officer.DisplayName, spoken.GetProperty("from").GetProperty("name").GetString());

        var notice = await chat.AskAsync("còn nữa");
        Assert.Equal(["#bot"], ChatClient.Actions(notice));
        await chat.SayAsync("còn nữa");
        await chat.HearAsync(1);
        await Host.EventuallyAsync<Concern>(db => db.Set<Concern>().FirstOrDefaultAsync(concern => concern.UnreadMessages == 2));

        var crisis = await chat.AskAsync("bị đánh");
        Assert.StartsWith("Gọi 113 ngay.", crisis.GetProperty("text").GetString(), StringComparison.Ordinal);

        await chat.PressAsync("#bot");
        await chat.HearAsync(1);
        await using var db = await Host.DbAsync();
        Assert.Equal(ConversationState.Bot, (await db.Set<Conversation>().SingleAsync()).State);
    }

    [Fact]
    public async Task After_the_last_concern_is_closed_the_bot_is_back()
    {
        Answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        var chat = await Host.ChatAsync();
        await chat.AskAsync("câu khó");
        await ReplyAsync("Trả lời.");
        await using var db = await Host.DbAsync();
        var (desk, officer, concern, form) = await DeskAsync(db, "");

        Assert.Equal(FormOutcome.Overtaken, await desk.CloseAsync(
            officer, concern.TicketCode, form with { Version = form.Version - 1, Seen = 0 }, Actor.CommandLine, CancellationToken.None));
        Assert.Equal(FormOutcome.Done, await desk.CloseAsync(officer, concern.TicketCode, form, Actor.CommandLine, CancellationToken.None));

        var heard = await chat.HearAsync(2);
        Assert.Equal("officer_has_finished", ChatClient.Content(heard[1]).GetProperty("reason").GetString());
        Assert.Equal(ConversationState.Bot, (await db.Set<Conversation>().SingleAsync()).State);
    }

    [Theory]
    [InlineData("   ")]
    [InlineData("😡😡")]
    [InlineData("\u200b\u2060")]
    [InlineData("?!…")]
    public async Task Nothing_to_read_gets_one_friendly_sentence_and_asks_no_model(string text)
    {
        var answer = await (await Host.ChatAsync()).AskAsync(text);

        Assert.Equal("nothing_to_read", ChatClient.Content(answer).GetProperty("reason").GetString());
        Assert.Empty(Answers.Asked);
    }

    [Fact]
    public async Task A_very_long_message_is_kept_whole_and_its_beginning_is_asked()
    {
        var text = new string('a', 3_999) + "😀" + new string('b', 25_000);
        Answers.On(new string('a', 3_999), ScriptedAnswers.Cited("Đáp."));
        var answer = await (await Host.ChatAsync()).AskAsync(text);

        Assert.Contains("khá dài", answer.GetProperty("text").GetString(), StringComparison.Ordinal);
        await using var db = await Host.DbAsync();
        Assert.Equal(text, (await db.Set<Message>().SingleAsync(message => message.From == MessageFrom.Member)).Text);
    }

    [Fact]
    public async Task A_question_carries_its_history_its_unit_and_the_day_in_Vietnam()
    {
        for (var i = 0; i < 8; i++)
        {
            Answers.On($"câu {i}", ScriptedAnswers.Plain(Decision.Greet, "x", $"đáp {i}"));
        }

        var chat = await Host.ChatAsync();
        for (var i = 0; i < 8; i++)
        {
            await chat.AskAsync($"câu {i}");
        }

        var last = Answers.Asked.Last();
        // The last six turns, long enough for a calculator that asks for four things.
        Assert.Equal(Enumerable.Range(1, 6).SelectMany(i => new[] { $"câu {i}", $"đáp {i}" }), last.History.Select(turn => turn.Text));
        Assert.True(last.History[0].FromMember);
        Assert.False(last.History[1].FromMember);
        Assert.Equal("vn", last.Unit);
        Assert.Equal(VietnamTime.Day(TimeProvider.System.GetUtcNow()), last.AsOf);
    }

    private async Task<SignedIn> ReplyAsync(string text)
    {
        await using var db = await Host.DbAsync();
        var (desk, officer, concern, form) = await DeskAsync(db, text);
        Assert.Equal(FormOutcome.Done, await desk.ReplyAsync(officer, concern.TicketCode, form, Actor.CommandLine, CancellationToken.None));
        return officer;
    }

    private async Task<(ConcernDesk Desk, SignedIn Officer, Concern Concern, ConcernForm Form)> DeskAsync(DbContext db, string text)
    {
        var officer = await db.Set<Officer>().SingleAsync();
        var concern = await db.Set<Concern>().AsNoTracking().SingleAsync();
        var seen = (await db.Set<Conversation>().AsNoTracking().SingleAsync()).LastSequence;
        return (
            Host.App.Services.GetRequiredService<ConcernDesk>(),
            new SignedIn(officer.Id, officer.Name, officer.DisplayName, officer.Role, "vn", "test", MustChangePassword: false),
            concern,
            new ConcernForm(Guid.NewGuid().ToString("N"), concern.Version, seen, text, Closes: false, AsksForDetails: false));
    }
}
