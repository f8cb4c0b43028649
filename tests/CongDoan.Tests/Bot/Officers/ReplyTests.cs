using System.Net;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Officers;

public sealed class ReplyTests : OfficerTest
{
    [Fact]
    public async Task An_officers_answer_reaches_the_member_with_the_officers_name()
    {
        Answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", "Mình chưa chắc."));
        var chat = await Host.ChatAsync();
        var ticket = ChatClient.Content(await chat.AskAsync("câu khó")).GetProperty("ticket").GetString()!;
        using var lan = await SignedInAsync("lan");

        var page = await lan.ReadAsync($"/officers/concerns/{ticket}");
        Assert.Contains("Kho chưa có căn cứ", page, StringComparison.Ordinal);
        Assert.Contains("Không trả lời, chuyển cán bộ", page, StringComparison.Ordinal);

        using var sent = await SendAsync(lan, ticket, "Chào bạn,\r\ncông đoàn trả lời.");
        Assert.Equal($"/officers/concerns/{ticket}?done=replied#newest", sent.Headers.Location?.OriginalString);
        var heard = (await chat.HearAsync(1)).Single();
        Assert.Equal("Chào bạn,\ncông đoàn trả lời.", heard.GetProperty("text").GetString());
        Assert.Equal("officer", ChatClient.Content(heard).GetProperty("from").GetString());
        Assert.Equal("Cán bộ lan", ChatClient.Content(heard).GetProperty("officer").GetString());

        await using var db = await Host.DbAsync();
        var concern = await db.Set<Concern>().SingleAsync();
        Assert.Equal(ConcernState.Answered, concern.State);
        Assert.NotNull(concern.FirstReplyAt);
        Assert.Equal(ConversationState.WithOfficer, (await db.Set<Conversation>().SingleAsync()).State);
    }

    [Fact]
    public async Task The_same_form_sent_five_times_at_once_is_one_message()
    {
        var ticket = await AddConcernAsync("Câu hỏi");
        using var lan = await SignedInAsync("lan");
        var page = $"/officers/concerns/{ticket}";
        var form = new Dictionary<string, string>(await lan.FormAsync(page, page + "/reply")) { ["text"] = "Một lần thôi", ["action"] = "reply" };

        var responses = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => lan.PostAsync(page + "/reply", form)));
        Assert.All(responses, response => Assert.Equal(HttpStatusCode.Found, response.StatusCode));
        await using var db = await Host.DbAsync();
        var message = await db.Set<Message>().SingleAsync(one => one.From == MessageFrom.Officer);
        Assert.Equal(2, message.Sequence);
        Assert.Equal(1, await db.Set<OutboxItem>().CountAsync(item => item.MessageId == message.Id));
        Assert.Equal(1, await db.Set<OfficerAudit>().CountAsync(line => line.Action == "replied"));
    }

    [Fact]
    public async Task Of_two_officers_who_answer_at_once_one_is_shown_the_others_words_and_keeps_their_own()
    {
        using var lan = await SignedInAsync("lan");
        using var minh = await SignedInAsync("minh");
        for (var round = 0; round < 5; round++)
        {
            var ticket = await AddConcernAsync($"Câu hỏi {round}");
            var page = $"/officers/concerns/{ticket}";
            var (a, b) = (await lan.FormAsync(page, page + "/reply"), await minh.FormAsync(page, page + "/reply"));
            (a["text"], b["text"]) = ("Lời của lan", "Lời của minh");
            var responses = await Task.WhenAll(lan.PostAsync(page + "/reply", a), minh.PostAsync(page + "/reply", b));

            var first = Array.FindIndex(responses, response => response.StatusCode == HttpStatusCode.Found);
            Assert.Equal([HttpStatusCode.Found, HttpStatusCode.Conflict], responses.Select(response => response.StatusCode).Order());
            var conflict = WebUtility.HtmlDecode(await responses[1 - first].Content.ReadAsStringAsync());
            var (winner, loser) = first == 0 ? ("lan", "minh") : ("minh", "lan");
            Assert.Contains($"Cán bộ {winner}", conflict, StringComparison.Ordinal);
            Assert.Contains($">Lời của {winner}</bdi>", conflict, StringComparison.Ordinal);
            Assert.Contains($">Lời của {loser}</textarea>", conflict, StringComparison.Ordinal);
            await using var db = await Host.DbAsync();
            Assert.Equal($"Lời của {winner}", (await db.Set<Message>().OrderByDescending(message => message.Id).FirstAsync()).Text);

            // Having seen it, the officer may send all the same.
            var again = OfficerBrowser.FormOf(conflict, page + "/reply");
            again["text"] = "Sau khi đọc";
            using var sent = await (first == 0 ? minh : lan).PostAsync(page + "/reply", again);
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
        }
    }

    [Fact]
    public async Task A_member_who_writes_on_does_not_stop_the_answer()
    {
        var ticket = await AddConcernAsync("Câu hỏi");
        using var lan = await SignedInAsync("lan");
        var page = $"/officers/concerns/{ticket}";
        var form = await lan.FormAsync(page, page + "/reply");
        await using (var db = await Host.DbAsync())
        {
            var conversation = await db.Set<Conversation>().SingleAsync();
            Transcript.AddMember(db, conversation, new MemberWords("còn nữa", [], "event-2", null, DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch));
            Assert.True(await ConcernBook.CountUnreadAsync(db, conversation.Id, 1, CancellationToken.None));
            await db.SaveChangesAsync();
        }

        form["text"] = "Trả lời";
        using var sent = await lan.PostAsync(page + "/reply", form);
        Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
    }

    [Theory]
    [InlineData("", "Hãy nhập nội dung")]
    [InlineData("  \r\n\t ", "Hãy nhập nội dung")]
    [InlineData("\u200b\u2060\ufeff\u00ad", "Hãy nhập nội dung")]
    [InlineData(null, "tối đa 4.000 ký tự")]
    public async Task Words_that_nobody_can_read_or_too_many_of_them_are_not_sent(string? text, string expected)
    {
        text ??= new string('ă', 4_001);
        var ticket = await AddConcernAsync("Câu hỏi");
        using var lan = await SignedInAsync("lan");
        using var response = await SendAsync(lan, ticket, text);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var page = WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync());
        Assert.Contains(expected, page, StringComparison.Ordinal);
        if (text.Length > 100)
        {
            Assert.Contains(text, page, StringComparison.Ordinal);
        }

        await using var db = await Host.DbAsync();
        Assert.Equal(1, await db.Set<Message>().CountAsync());
        using var longest = await SendAsync(lan, ticket, new string('ă', 4_000));
        Assert.Equal(HttpStatusCode.Found, longest.StatusCode);
    }

    [Fact]
    public async Task Closing_says_goodbye_and_brings_the_bot_back()
    {
        Answers.On("câu khó", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", "Mình chưa chắc."));
        Answers.On("câu dễ", ScriptedAnswers.Plain(Decision.Answer, "note", "Đáp."));
        var chat = await Host.ChatAsync();
        var ticket = ChatClient.Content(await chat.AskAsync("câu khó")).GetProperty("ticket").GetString()!;
        using var lan = await SignedInAsync("lan");
        using var replied = await SendAsync(lan, ticket, "Công đoàn đang xem.");
        await chat.HearAsync(1);

        var page = $"/officers/concerns/{ticket}";
        var form = await lan.FormAsync(page, page + "/close");
        form["closing"] = Wording.ConcernSettled(ticket);
        using var closed = await lan.PostAsync(page + "/close", form);
        Assert.Equal(page + "?done=closed#newest", closed.Headers.Location?.OriginalString);
        using var twice = await lan.PostAsync(page + "/close", form);
        Assert.Equal(HttpStatusCode.Found, twice.StatusCode);

        var heard = await chat.HearAsync(2);
        Assert.Equal($"Phản ánh {ticket} đã được xử lý. Bạn thấy ổn chưa?", heard[0].GetProperty("text").GetString());
        Assert.Equal("bot_listens", ChatClient.Content(heard[1]).GetProperty("reason").GetString());
        Assert.Equal("Đáp.", (await chat.AskAsync("câu dễ")).GetProperty("text").GetString());
        Assert.Contains("Cán bộ lan đã đóng lúc", await lan.ReadAsync(page), StringComparison.Ordinal);

        using var late = await SendAsync(lan, ticket, "muộn", form);
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Contains(">muộn</textarea>", WebUtility.HtmlDecode(await late.Content.ReadAsStringAsync()), StringComparison.Ordinal);

        using var reopened = await lan.PostAsync(page + "/reopen", await lan.FormAsync(page, page + "/reopen"));
        Assert.Equal(HttpStatusCode.Found, reopened.StatusCode);
        Assert.Contains(ticket, await lan.ReadAsync("/officers"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answering_and_closing_in_one_go_leaves_the_conversation_to_the_bot()
    {
        var ticket = await AddConcernAsync("Câu hỏi");
        using var lan = await SignedInAsync("lan");
        var page = $"/officers/concerns/{ticket}";
        var form = new Dictionary<string, string>(await lan.FormAsync(page, page + "/reply")) { ["text"] = "Xong rồi nhé", ["action"] = "reply-close" };
        using var sent = await lan.PostAsync(page + "/reply", form);
        Assert.Equal(page + "?done=reply-close#newest", sent.Headers.Location?.OriginalString);
        await using var db = await Host.DbAsync();
        Assert.Equal(ConcernState.Closed, (await db.Set<Concern>().SingleAsync()).State);
        Assert.Equal(ConversationState.Bot, (await db.Set<Conversation>().SingleAsync()).State);
        Assert.Equal(["Câu hỏi", "Xong rồi nhé", Wording.BotListens], await db.Set<Message>().OrderBy(message => message.Sequence).Select(message => message.Text).ToListAsync());
    }

    [Fact]
    public async Task Another_open_concern_keeps_the_conversation_with_the_officer()
    {
        var ticket = await AddConcernAsync("Câu một");
        await using (var db = await Host.DbAsync())
        {
            var conversation = await db.Set<Conversation>().SingleAsync();
            db.Add(new Concern { TicketCode = TicketCode.New(), ConversationId = conversation.Id, Reason = "no_evidence", Question = "Câu hai", QuestionKey = "2", OpenedAt = DateTimeOffset.UnixEpoch });
            await db.SaveChangesAsync();
        }

        using var lan = await SignedInAsync("lan");
        using var replied = await SendAsync(lan, ticket, "Trả lời");
        var page = $"/officers/concerns/{ticket}";
        using var closed = await lan.PostAsync(page + "/close", await lan.FormAsync(page, page + "/close"));
        await using var after = await Host.DbAsync();
        Assert.Equal(ConversationState.WithOfficer, (await after.Set<Conversation>().SingleAsync()).State);
        Assert.False(await after.Set<Message>().AnyAsync(message => message.From == MessageFrom.Bot));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        OfficerBrowser browser, string ticket, string text, Dictionary<string, string>? old = null)
    {
        var page = $"/officers/concerns/{ticket}";
        var form = old is null ? await browser.FormAsync(page, page + "/reply") : new(old) { ["key"] = Guid.NewGuid().ToString("N") };
        form["text"] = text;
        form["action"] = "reply";
        return await browser.PostAsync(page + "/reply", form);
    }
}
