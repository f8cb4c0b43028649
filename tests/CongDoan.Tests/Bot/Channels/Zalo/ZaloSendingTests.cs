using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>What goes wrong on the way out, and what becomes of the message.</summary>
public sealed class ZaloSendingTests : SimulatedZalo
{
    protected override Dictionary<string, string?> Settings => new()
    {
        ["Alerts:WebhookUrl"] = "http://127.0.0.1:9/nobody",
    };

    [Fact]
    public async Task Tokens_that_end_in_a_burst_are_refreshed_once_and_no_message_is_lost()
    {
        for (var i = 0; i < 30; i++)
        {
            Answers.On($"câu {i}", ScriptedAnswers.Plain(Decision.Greet, "greet", $"đáp {i}"));
        }

        Phone.Say("60", "câu 0");
        await ShownAsync(1, "60");
        var before = Platform.Refreshes;
        Platform.EndAccessTokens();
        for (var i = 1; i < 30; i++)
        {
            Phone.Say($"6{i}", $"câu {i}");
        }

        await Host.EventuallyAsync(async db => await db.Set<OutboxItem>().CountAsync(item => item.State == OutboxState.Sent) == 30 ? "" : null);
        Assert.Equal(Enumerable.Range(0, 30).Select(i => $"đáp {i}").Order(), Platform.Shown().Where(one => one.From == "oa").Select(one => one.Text).Order());
        Assert.Equal((before + 1, 0), (Platform.Refreshes, Platform.UsedTwice));
    }

    [Fact]
    public async Task Two_processes_over_one_store_refresh_once()
    {
        var first = Host.App.Services.GetRequiredService<ZaloTokens>();
        // As a second process would: its own lines and its own owner, the same rows and keys.
        var store = ActivatorUtilities.CreateInstance<ZaloTokenStore>(Host.App.Services);
        var second = ActivatorUtilities.CreateInstance<ZaloTokens>(Host.App.Services, store);
        var account = Host.App.Services.GetRequiredService<ZaloAccounts>().All.Single();
        var old = await first.AccessAsync(account, null, CancellationToken.None);
        var before = Platform.Refreshes;
        Platform.EndAccessTokens();
        var fresh = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => (i % 2 == 0 ? first : second).AccessAsync(account, old, CancellationToken.None))));
        Assert.Single(fresh.Distinct());
        Assert.NotEqual(old, fresh[0]);
        Assert.Equal((before + 1, 0), (Platform.Refreshes, Platform.UsedTwice));
        await using var db = await Host.DbAsync();
        var row = await db.Set<ZaloToken>().SingleAsync();
        Assert.DoesNotContain(fresh[0]!, row.SealedAccess!, StringComparison.Ordinal);
        Assert.NotNull(row.SealedPrevious);
    }

    [Fact]
    public async Task A_pair_that_was_lost_on_the_way_is_found_out_told_and_linked_again_and_what_waited_is_sent()
    {
        var account = Host.App.Services.GetRequiredService<ZaloAccounts>().All.Single();
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        await Host.App.Services.GetRequiredService<ZaloTokens>().AccessAsync(account, null, CancellationToken.None);
        Platform.EndAccessTokens();
        Behaviour.CutRefreshes = 1;
        Phone.Say(Lan, "xin chào");
        await Host.EventuallyAsync(async db => await db.Set<OutboxItem>().AsNoTracking().SingleOrDefaultAsync(item => item.Reason == "zalo_needs_link"));
        // The next look asks with the old access token, learns that it is dead, and so that the pair is lost.
        await Host.App.Services.GetRequiredService<ZaloTokens>().KeepFreshAsync(account, CancellationToken.None);
        var old = await Host.App.Services.GetRequiredService<ZaloTokenStore>().FindAsync(account, CancellationToken.None);
        await Host.App.Services.GetRequiredService<ZaloTokens>().AccessAsync(account, Host.App.Services.GetRequiredService<ZaloTokenStore>().Open(old!.SealedAccess), CancellationToken.None);
        await Host.EventuallyAsync(db => db.Set<ZaloToken>().AsNoTracking().SingleOrDefaultAsync(one => one.State == ZaloTokenState.NeedsLink));
        Assert.Equal(0, Platform.UsedTwice);
        await using (var db = await Host.DbAsync())
        {
            var alert = await db.Set<OutboxItem>().SingleAsync(item => item.Kind == OutboxKind.Alert);
            Assert.Contains("mất liên kết", System.Text.Json.JsonDocument.Parse(alert.Body).RootElement.GetProperty("text").GetString(), StringComparison.Ordinal);
        }

        var links = Host.App.Services.GetRequiredService<CongDoan.Bot.Channels.Zalo.Linking.ZaloLinks>();
        var consent = await links.ConsentAsync(account.App, new Uri(Host.Address, "/channels/zalo/demo/connect").AbsoluteUri, CancellationToken.None);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        var back = (await browser.GetAsync(consent)).Headers.Location!;
        Assert.EndsWith("done=Linked", (await browser.GetAsync(back)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("done=Refused", (await browser.GetAsync(back)).Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.EndsWith("done=Stale", (await browser.GetAsync(new Uri(back.AbsoluteUri.Split("&state=")[0]))).Headers.Location!.OriginalString, StringComparison.Ordinal);
        await using (var db = await Host.DbAsync())
        {
            await db.Set<OutboxItem>().Where(item => item.State == OutboxState.Ready).ExecuteUpdateAsync(set => set.SetProperty(item => item.DueAt, DateTimeOffset.UnixEpoch));
        }

        Assert.Equal("Chào bạn", (await ShownAsync(1))[0].Text);
    }

    [Fact]
    public async Task A_message_that_arrived_before_the_line_broke_is_known_by_its_echo()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Behaviour.Faults.Enqueue(ZaloFault.CutAfterEffect);
        Phone.Say(Lan, "xin chào");
        var sent = await OutboxAsync(OutboxState.Sent);
        Assert.Equal(2, sent.Attempts);
        Assert.Single(Platform.Shown(Lan), one => one.From == "oa");
    }

    [Theory]
    [InlineData(-230, "zalo_window")]
    [InlineData(-213, "zalo_no_contact")]
    [InlineData(-210, "zalo_too_long")]
    public async Task What_zalo_refuses_for_good_is_asked_once_and_shown(int code, string reason)
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Behaviour.Errors.Enqueue(code);
        Phone.Say(Lan, "xin chào");
        var item = await OutboxAsync(OutboxState.Refused);
        Assert.Equal((reason, 1), (item.Reason, Platform.Calls));
    }

    [Fact]
    public async Task Trouble_that_passes_costs_no_message()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Behaviour.Errors.Enqueue(-32);
        Behaviour.Faults.Enqueue(ZaloFault.ServerError);
        Behaviour.Errors.Enqueue(-216);
        Phone.Say(Lan, "xin chào");
        Assert.Equal("Chào bạn", (await ShownAsync(1))[0].Text);
        Assert.Equal(0, Platform.UsedTwice);
    }

    [Fact]
    public async Task Whoever_was_silent_for_a_week_is_not_written_to_by_the_bot()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Phone.Say(Lan, "xin chào");
        await ShownAsync(1);
        await using (var db = await Host.DbAsync())
        {
            var conversation = await db.Set<Conversation>().SingleAsync();
            var now = TimeProvider.System.GetUtcNow();
            await db.Set<CongDoan.Bot.Inbox.InboxItem>().ExecuteUpdateAsync(set => set.SetProperty(item => item.ReceivedAt, now.AddDays(-3)));
            await Transcript.AddBotAsync(db, conversation, AnswerFormatter.Fixed("muộn", "x"), "muộn", null, now, CancellationToken.None);
            await Transcript.AddOfficerAsync(db, conversation, new OfficerWords(1, "Chị Hoa", "Chào bạn, tôi là Hoa"), now, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Equal("zalo_paid_window", (await OutboxAsync(OutboxState.Refused)).Reason);
        Assert.Equal("Chào bạn, tôi là Hoa", (await ShownAsync(2))[1].Text);
    }

    [Fact]
    public async Task The_last_messages_of_a_counted_quota_are_kept_for_officers()
    {
        Behaviour.CountedReplies = 3;
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Phone.Say(Lan, "xin chào");
        await ShownAsync(1);
        await OutboxAsync(OutboxState.Sent);
        await using (var db = await Host.DbAsync())
        {
            var conversation = await db.Set<Conversation>().SingleAsync();
            var now = TimeProvider.System.GetUtcNow();
            await Transcript.AddBotAsync(db, conversation, AnswerFormatter.Fixed("thêm", "x"), "thêm", null, now, CancellationToken.None);
            await Transcript.AddOfficerAsync(db, conversation, new OfficerWords(1, "Chị Hoa", "Chào bạn, tôi là Hoa"), now, CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Equal("zalo_reserved", (await OutboxAsync(OutboxState.Refused)).Reason);
        Assert.Equal("Chào bạn, tôi là Hoa", (await ShownAsync(2))[1].Text);
    }

    [Theory]
    [InlineData("2026-11-25T16:00:00Z", 7)]
    [InlineData("2026-11-25T22:59:00Z", 0.016666)]
    [InlineData("2026-11-25T23:00:00Z", 24)]
    public void The_night_ends_at_six_in_vietnam(string now, double hours) =>
        Assert.Equal(hours, ZaloSender.UntilMorning(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)).TotalHours, 3);

    [Theory]
    [InlineData("""{"data":{"message_id":"z-1"},"error":0}""", "z-1")]
    [InlineData("""{"data":{"message_id":"z-1","quota":{"remain":"7"}},"error":"0"}""", "z-1")]
    public void Success_is_error_zero(string body, string id) =>
        Assert.Equal(id, Assert.IsType<ZaloReply.Done>(ZaloReply.Read(System.Net.HttpStatusCode.OK, null, body)).MessageId);

    [Theory]
    [InlineData("""{"error":-14014,"error_name":"Invalid refresh token"}""", "oauth_-14014")]
    [InlineData("""{"error":"-118"}""", "oauth_-118")]
    public void A_token_endpoint_that_says_no_within_200_is_understood(string body, string reason) =>
        Assert.Equal(new OAuthReply.Denied(reason), ZaloOAuth.Read(body));
}
