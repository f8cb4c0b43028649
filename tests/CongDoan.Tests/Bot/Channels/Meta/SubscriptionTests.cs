using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Channels.Meta.Subscriptions;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>Meta switches a webhook off that failed for an hour: it is noticed, switched on again, and nothing that was said is lost.</summary>
public sealed class SubscriptionTests : SimulatedMeta
{
    private const string Mai = "5000000000000002";

    protected override Dictionary<string, string?> Settings => new() { ["Alerts:WebhookUrl"] = "http://127.0.0.1:9/nobody" };

    private SubscriptionUpkeep Upkeep => Host.App.Services.GetRequiredService<SubscriptionUpkeep>();

    [Fact]
    public async Task A_webhook_that_is_on_is_left_alone()
    {
        Platform.SubscribedFields = ProfileContent.Fields;
        await Upkeep.LookAsync(CancellationToken.None);
        await using var db = await Host.DbAsync();
        Assert.False(await db.Set<OutboxItem>().AnyAsync());
    }

    [Fact]
    public async Task What_was_said_while_it_was_off_is_answered_once_unless_somebody_has()
    {
        Platform.SubscribedFields = ProfileContent.Fields;
        Answers.On("trước đó", ScriptedAnswers.Plain(Decision.Greet, "greet", "Đáp trước"));
        Answers.On("bị bỏ lỡ", ScriptedAnswers.Plain(Decision.Greet, "greet", "Đáp muộn"));
        Phone.Say(Lan, "trước đó");
        await ShownAsync(1);
        await QuietAsync();

        Webhooks.IsSubscribed = false;
        Phone.Say(Lan, "bị bỏ lỡ");
        Phone.Say(Mai, "chị ơi cho em hỏi");
        Phone.OfficerSays(Mai, "Chị trả lời rồi nhé");
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.True(Webhooks.IsSubscribed);
        Assert.Equal("Đáp muộn", (await ShownAsync(2))[1].Text);
        await Upkeep.LookAsync(CancellationToken.None);
        await QuietMessagesAsync();
        Assert.Equal(["Đáp trước", "Đáp muộn"], Platform.Shown(Lan).Where(one => one.From == "page").Select(one => one.Text));
        Assert.DoesNotContain(Platform.Shown(Mai), one => one.From == "page");
        await using var db = await Host.DbAsync();
        var mai = await db.Set<Conversation>().SingleAsync(one => one.Key == Mai);
        Assert.Equal(ConversationState.WithOfficer, mai.State);
        Assert.Equal(
            ["chị ơi cho em hỏi", "Chị trả lời rồi nhé"],
            await db.Set<Message>().Where(one => one.ConversationId == mai.Id).OrderBy(one => one.Sequence).Select(one => one.Text).ToListAsync());
        Assert.Contains("lấy về 2 tin nhắn", Text(await db.Set<OutboxItem>().SingleAsync(one => one.Kind == OutboxKind.Alert)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_is_missing_is_subscribed_and_what_cannot_be_is_told_once()
    {
        Platform.SubscribedFields = "messages,messaging_postbacks";
        Behaviour.MaySubscribe = false;
        await Upkeep.LookAsync(CancellationToken.None);
        await Upkeep.LookAsync(CancellationToken.None);
        await using (var db = await Host.DbAsync())
        {
            Assert.Contains("chưa đăng ký lại được", Text(await db.Set<OutboxItem>().SingleAsync(one => one.Kind == OutboxKind.Alert)), StringComparison.Ordinal);
        }

        Behaviour.MaySubscribe = true;
        await Upkeep.LookAsync(CancellationToken.None);
        Assert.Equal(ProfileContent.Fields, Platform.SubscribedFields);
    }

    private static string Text(OutboxItem alert) => System.Text.Json.JsonDocument.Parse(alert.Body).RootElement.GetProperty("text").GetString()!;

    /// <summary>Like <see cref="SimulatedMeta.QuietAsync"/>, but the alert may wait: nobody takes it here.</summary>
    private Task<string> QuietMessagesAsync() => Host.EventuallyAsync(async db =>
        !await db.Set<CongDoan.Bot.Inbox.InboxItem>().AnyAsync(item => item.State == CongDoan.Bot.Inbox.InboxState.Ready || item.State == CongDoan.Bot.Inbox.InboxState.Running)
        && !await db.Set<OutboxItem>().AnyAsync(item => item.MessageId != null && (item.State == OutboxState.Ready || item.State == OutboxState.Sending)) ? "" : null);
}
