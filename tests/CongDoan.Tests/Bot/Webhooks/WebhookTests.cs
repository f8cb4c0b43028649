using System.Collections.Concurrent;
using System.Net;
using System.Text;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Webhooks;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Webhooks;

/// <summary>The way of every platform's events, by a platform that says what it likes.</summary>
public sealed class WebhookTests : HostTest
{
    private readonly SpokenChannel _channel = new();

    protected override void Adjust(IServiceCollection services)
    {
        services.AddSingleton<IWebhook, SpokenWebhook>();
        services.AddWebhookJournal();
        services.AddSingleton<IChannel>(_channel);
    }

    [Theory]
    [InlineData("forged", HttpStatusCode.Unauthorized, 0)]
    [InlineData("unusable", HttpStatusCode.OK, 1)]
    [InlineData("rehearsal", HttpStatusCode.OK, 0)]
    public async Task What_a_body_is_decides_what_is_kept(string body, HttpStatusCode status, int quarantined)
    {
        Assert.Equal(status, await PostAsync(body));
        Assert.Equal(status, await PostAsync(body));
        await using var db = await Host.DbAsync();
        Assert.Equal(quarantined, await db.Set<QuarantinedBody>().CountAsync());
        Assert.Equal(0, await db.Set<InboxItem>().CountAsync());
    }

    [Fact]
    public async Task An_unknown_app_or_webhook_is_not_found()
    {
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("say|1|xin chào", "/webhooks/spoken/other"));
        Assert.Equal(HttpStatusCode.NotFound, await PostAsync("say|1|xin chào", "/webhooks/nobody/app"));
    }

    [Fact]
    public async Task A_repeated_event_is_stored_once_and_answered_once_through_the_channel()
    {
        Answers.On("làm thêm giờ", ScriptedAnswers.Cited("Ít nhất 150%."));
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.OK, await PostAsync("say|1|làm thêm giờ"));
        }

        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().SingleOrDefaultAsync(item => item.State == InboxState.Done));
        var sent = await SentAsync(1);
        Assert.Equal(("m1", "1", 2L, "answer"), (sent[0].MemberId, sent[0].Quoted, sent[0].Sequence, sent[0].Decision));
        Assert.StartsWith("Ít nhất 150%.\nCăn cứ:", sent[0].Text, StringComparison.Ordinal);
        Assert.Equal("Ít nhất 150%.", sent[0].ShortText);
        Assert.Equal(["#basis", "#helpful", "#wrong", "#officer"], sent[0].Buttons.Select(button => button.Value));
        Assert.NotNull(sent[0].HeardAt);
    }

    [Fact]
    public async Task A_picture_is_answered_with_the_wish_for_words_and_its_caption_is_a_question()
    {
        Answers.On("hỏi về lương", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        await PostAsync("picture|1|");
        Assert.Equal(Wording.CannotRead, (await SentAsync(1))[0].Text);
        await PostAsync("picture|2|hỏi về lương");
        Assert.Equal("Chào bạn", (await SentAsync(2))[1].Text);
        await using var db = await Host.DbAsync();
        var words = await db.Set<Message>().Where(message => message.From == MessageFrom.Member).OrderBy(message => message.Sequence).Select(message => message.Text).ToListAsync();
        Assert.Equal(["[Hình ảnh: https://x.vn/a.jpg]", "hỏi về lương\n[Hình ảnh: https://x.vn/a.jpg]"], words);
    }

    [Fact]
    public async Task Arriving_twice_is_greeted_once()
    {
        await PostAsync("arrive|1|");
        await PostAsync("arrive|2|");
        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().CountAsync(item => item.State == InboxState.Done) == 2 ? "" : null);
        Assert.Equal(Wording.Welcome, (await SentAsync(1))[0].Text);
    }

    [Fact]
    public async Task An_officer_who_answers_elsewhere_silences_the_bot_and_stands_in_the_conversation()
    {
        Answers.On("khi nào có lương", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        await PostAsync("say|1|khi nào có lương");
        await SentAsync(1);
        await PostAsync("officer|2|Mai bạn nhé");
        var concern = await Host.EventuallyAsync(async db =>
            await db.Set<CongDoan.Bot.Concerns.Concern>().SingleOrDefaultAsync(one => one.State == CongDoan.Bot.Concerns.ConcernState.Answered));
        Assert.NotNull(concern.FirstReplyAt);
        await using var db = await Host.DbAsync();
        Assert.Equal(ConversationState.WithOfficer, (await db.Set<Conversation>().SingleAsync()).State);
        Assert.Equal("Mai bạn nhé", (await db.Set<Message>().SingleAsync(message => message.From == MessageFrom.Officer)).Text);
        Assert.Single(_channel.Sent);
    }

    [Fact]
    public async Task What_a_member_takes_back_is_erased_and_a_receipt_makes_no_conversation()
    {
        await PostAsync("note|0|seen");
        Answers.On("bí mật", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        await PostAsync("say|1|bí mật");
        await SentAsync(1);
        await PostAsync("recall|2|1");
        await Host.EventuallyAsync(async db => await db.Set<Message>().SingleOrDefaultAsync(message => message.Text == Wording.Erased));
        await using var db = await Host.DbAsync();
        Assert.Equal((InboxState.Ignored, "seen", null), await db.Set<InboxItem>().Where(item => item.Kind == InboxKind.Note)
            .Select(item => new ValueTuple<InboxState, string?, string?>(item.State, item.Reason, item.ConversationId)).SingleAsync());
    }

    [Fact]
    public async Task Whoever_withdraws_is_forgotten_but_for_what_an_officer_has_to_settle()
    {
        Answers.On("bí mật", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        await PostAsync("say|1|bí mật");
        await SentAsync(1);
        await PostAsync("withdraw|2|");
        await Host.EventuallyAsync(async db => await db.Set<InboxItem>().SingleOrDefaultAsync(item => item.Kind == InboxKind.Withdrawal && item.State == InboxState.Done));
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<Message>().AnyAsync(message => message.Text.Contains("bí mật")));
        Assert.Equal(["no_evidence", "withdrew"], await db.Set<CongDoan.Bot.Concerns.Concern>().OrderBy(one => one.Id).Select(one => one.Reason).ToListAsync());
        Assert.Single(_channel.Sent);
    }

    [Fact]
    public async Task While_the_database_is_held_a_body_is_kept_and_comes_in_afterwards()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        await using (var holder = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(Data, BotDatabase.FileName)};Pooling=False"))
        {
            await holder.OpenAsync();
            await using var transaction = holder.BeginTransaction(deferred: false);
            Assert.Equal(HttpStatusCode.OK, await PostAsync("say|1|xin chào"));
            Assert.True(Host.App.Services.GetRequiredService<WebhookJournal>().HasAny);
        }

        Assert.Equal("Chào bạn", (await SentAsync(1))[0].Text);
        await Host.EventuallyAsync(_ => Task.FromResult(Host.App.Services.GetRequiredService<WebhookJournal>().HasAny ? null : ""));
        await using var db = await Host.DbAsync();
        Assert.Equal(1, await db.Set<InboxItem>().CountAsync());
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_acknowledged()
    {
        Host.App.Services.GetRequiredService<WebhookJournal>().Dispose();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await PostAsync("say|1|xin chào"));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync("forged"));
    }

    protected override Dictionary<string, string?> Settings => new() { ["Inbox:StoreWithin"] = "00:00:00.2" };

    private async Task<HttpStatusCode> PostAsync(string body, string path = "/webhooks/spoken/app")
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var response = await Host.Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return response.StatusCode;
    }

    private async Task<List<OutboundMessage>> SentAsync(int count)
    {
        await Host.EventuallyAsync(_ => Task.FromResult(_channel.Sent.Count >= count ? "" : null));
        return [.. _channel.Sent];
    }

    private sealed class SpokenChannel : IChannel
    {
        public ConcurrentQueue<OutboundMessage> Sent { get; } = new();

        public string Name => "spoken";

        public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
        {
            Sent.Enqueue(message);
            return Task.FromResult<Delivery>(new Delivery.Sent());
        }
    }

    /// <summary>A body is <c>what|event id|words</c>.</summary>
    private sealed class SpokenWebhook : IWebhook
    {
        public string Name => "spoken";

        public IReadOnlyList<string> Headers => ["X-Sign"];

        public string? Challenge(string app, IQueryCollection query) => "";

        public ValueTask<WebhookProof> ProveAsync(WebhookRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(
            request.App != "app" ? WebhookProof.NoSuchApp : Words(request)[0] switch
            {
                "forged" => WebhookProof.Forged,
                "rehearsal" => WebhookProof.Rehearsal,
                _ => WebhookProof.Genuine,
            });

        public ValueTask<WebhookReading> ReadAsync(WebhookRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Words(request) switch
        {
            ["unusable"] => new WebhookReading([], "not_json"),
            var words => new WebhookReading([Event(request, words[0], words[1], words[2])]),
        });

        private static string[] Words(WebhookRequest request) => Encoding.UTF8.GetString(request.Body.Span).Split('|');

        private static InboundEvent Event(WebhookRequest request, string what, string id, string text) => new()
        {
            Channel = "spoken",
            Account = "a1",
            EventId = id,
            ConversationKey = "k1",
            MemberId = "m1",
            Unit = "vn",
            Kind = what switch
            {
                "arrive" => InboxKind.Arrival,
                "officer" => InboxKind.OfficerSaid,
                "recall" => InboxKind.Recall,
                "withdraw" => InboxKind.Withdrawal,
                "note" => InboxKind.Note,
                _ => InboxKind.Message,
            },
            Text = text,
            Value = what is "note" or "recall" ? text : null,
            Attachments = what == "picture" ? [new Attachment("image", "https://x.vn/a.jpg")] : [],
            IsSaid = what is "say" or "picture",
            ReceivedAt = request.ReceivedAt,
        };
    }
}
