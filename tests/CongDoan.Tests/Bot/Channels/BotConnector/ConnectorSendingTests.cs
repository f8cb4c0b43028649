using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Connector;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.BotConnector;

/// <summary>What goes wrong on the way out, and what becomes of the message.</summary>
public sealed class ConnectorSendingTests : SimulatedConnector
{
    protected override Dictionary<string, string?> Settings => new() { ["Alerts:WebhookUrl"] = "http://127.0.0.1:9/nobody" };

    [Theory]
    [InlineData(429, "", OutboxState.Sent, null)]
    [InlineData(412, "", OutboxState.Sent, null)]
    [InlineData(503, "", OutboxState.Sent, null)]
    [InlineData(400, "BadSyntax", OutboxState.Refused, "connector_parameter")]
    [InlineData(400, "MessageSizeTooBig", OutboxState.Refused, "connector_too_long")]
    [InlineData(403, "BotNotInConversationRoster", OutboxState.Refused, "connector_gone")]
    [InlineData(403, "MessageWritesBlocked", OutboxState.Refused, "connector_blocked")]
    [InlineData(403, "", OutboxState.Refused, "connector_forbidden")]
    [InlineData(404, "ConversationNotFound", OutboxState.Refused, "connector_gone")]
    [InlineData(413, "", OutboxState.Refused, "connector_too_long")]
    [InlineData(418, "", OutboxState.Refused, "connector_418")]
    internal async Task A_status_decides_what_becomes_of_the_message(int status, string code, OutboxState state, string? reason)
    {
        Behaviour.Faults.Enqueue(new ConnectorFault(status, code));
        await GreetAsync();
        Assert.Equal(reason, (await OutboxAsync(state)).Reason);
        await QuietAsync();
        Assert.Equal(state == OutboxState.Sent ? 1 : 0, Platform.Shown().Count);
    }

    [Fact]
    public async Task Too_many_calls_wait_as_long_as_the_service_wishes_and_cost_no_try()
    {
        Behaviour.Faults.Enqueue(new ConnectorFault(429, RetryAfter: 2));
        await GreetAsync();
        var waiting = await Host.EventuallyAsync(db => db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.Reason != null && item.MessageId != null));
        Assert.Equal(("connector_rate", 0), (waiting.Reason, waiting.Attempts));
        Assert.Equal(1, (await OutboxAsync(OutboxState.Sent)).Attempts);
    }

    [Fact]
    public async Task A_token_that_is_not_taken_any_more_is_replaced_once_and_the_message_goes_on()
    {
        await GreetAsync();
        await ShownAsync(1);
        Platform.Revoke();
        await GreetAsync("lần hai");
        await ShownAsync(2);
        Assert.Equal(2, Platform.TokenFetches);
        Assert.Equal(2, Platform.Shown().Select(one => one.Authorization).Distinct().Count());
    }

    [Fact]
    public async Task One_token_serves_many_messages_until_five_minutes_before_its_end()
    {
        for (var i = 0; i < 4; i++)
        {
            await GreetAsync($"lần {i}");
        }

        await ShownAsync(4);
        Assert.Equal(1, Platform.TokenFetches);
        Behaviour.TokenLife = TimeSpan.FromMinutes(4);
        Platform.Revoke();
        await GreetAsync("sau đó");
        await ShownAsync(5);
        await GreetAsync("sau nữa");
        await ShownAsync(6);
        Assert.InRange(Platform.TokenFetches, 3, 6);
    }

    [Fact]
    public async Task A_wrong_secret_waits_without_an_end_and_officers_are_told_once()
    {
        Behaviour.SecretIsWrong = true;
        await GreetAsync();
        var waiting = await Host.EventuallyAsync(db => db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.Reason == "connector_secret"));
        Assert.Equal((OutboxState.Ready, 0), (waiting.State, waiting.Attempts));
        await DueNowAsync();
        await Host.EventuallyAsync(_ => Task.FromResult(Platform.TokenFetches >= 2 ? "" : null));
        await using (var db = await Host.DbAsync())
        {
            Assert.Contains("Bot Framework", (await db.Set<OutboxItem>().SingleAsync(item => item.Kind == OutboxKind.Alert)).Body, StringComparison.Ordinal);
        }

        Behaviour.SecretIsWrong = false;
        await Host.EventuallyAsync(async _ =>
        {
            await DueNowAsync();
            return Platform.Shown().Count == 1 ? "" : null;
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(502)]
    [InlineData(500)]
    public async Task After_an_end_that_nobody_saw_the_member_sees_it_at_most_twice(int status)
    {
        for (var i = 0; i < 8; i++)
        {
            Behaviour.Faults.Enqueue(new ConnectorFault(status, IsAfterEffect: true));
        }

        await GreetAsync();
        await Host.EventuallyAsync(async db =>
        {
            await DueNowAsync();
            return await db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.State == OutboxState.Refused && item.MessageId != null);
        });
        Assert.Equal(2, Platform.Shown().Count);
    }

    [Fact]
    public async Task A_channel_that_opens_no_private_chat_refuses_an_officers_words_to_one_of_a_group()
    {
        Behaviour.OpensPrivateChats = false;
        Answers.On("cho hỏi", ScriptedAnswers.Plain(Decision.Abstain, "no_evidence", ""));
        var activity = Phone.Message("<at>bot</at> cho hỏi", "msteams", "g-1", isGroup: true);
        activity["entities"] = System.Text.Json.Nodes.JsonNode.Parse($$$"""[{"type":"mention","text":"<at>bot</at>","mentioned":{"id":"{{{ConnectorPhone.Bot}}}"}}]""");
        Assert.Equal(200, await Phone.PostAsync(activity));
        await ShownAsync(1, "g-1");
        await OfficerRepliesAsync("Chào em");
        Assert.Equal("connector_forbidden", (await OutboxAsync(OutboxState.Refused)).Reason);
    }

    private async Task GreetAsync(string text = "xin chào")
    {
        Answers.On(text, ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Assert.Equal(200, (await Phone.SayAsync(text)).Status);
    }

    private async Task DueNowAsync()
    {
        await using var db = await Host.DbAsync();
        await db.Set<OutboxItem>().Where(item => item.State == OutboxState.Ready && item.MessageId != null).ExecuteUpdateAsync(set => set.SetProperty(item => item.DueAt, DateTimeOffset.UnixEpoch));
    }
}
