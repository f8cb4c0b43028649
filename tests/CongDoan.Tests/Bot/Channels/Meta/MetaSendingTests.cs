using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Answering;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>What goes wrong on the way out, and what becomes of the message.</summary>
public sealed class MetaSendingTests : SimulatedMeta
{
    protected override Dictionary<string, string?> Settings => new() { ["Alerts:WebhookUrl"] = "http://127.0.0.1:9/nobody" };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_an_end_that_nobody_saw_the_member_gets_the_message_once(bool echoes)
    {
        // With echoes the echo tells; without, Meta is asked for the conversation.
        Behaviour.Echoes = echoes;
        Behaviour.Faults.Enqueue(MetaFault.CutAfterEffect);
        Say();
        var item = await OutboxAsync(OutboxState.Sent);
        await QuietAsync();
        Assert.Single(await ShownAsync(1));
        Assert.Equal(2, item.Attempts);
        await using var db = await Host.DbAsync();
        Assert.Equal(Platform.Shown(Lan)[^1].Id, (await db.Set<OutboxPart>().SingleAsync()).PlatformId);
    }

    [Theory]
    [InlineData((int)MetaFault.CutBeforeEffect)]
    [InlineData((int)MetaFault.Html)]
    [InlineData((int)MetaFault.TooMany)]
    public async Task What_did_not_arrive_is_sent_again(int fault)
    {
        Behaviour.Faults.Enqueue((MetaFault)fault);
        Say();
        await OutboxAsync(OutboxState.Sent);
        Assert.Single(await ShownAsync(1));
    }

    [Theory]
    [InlineData(2, 0, OutboxState.Sent, null)]
    [InlineData(613, 0, OutboxState.Sent, null)]
    [InlineData(10, 2018278, OutboxState.Refused, "meta_window")]
    [InlineData(10, 2018108, OutboxState.Refused, "meta_gone")]
    [InlineData(10, 0, OutboxState.Refused, "meta_permission")]
    [InlineData(551, 1545041, OutboxState.Refused, "meta_gone")]
    [InlineData(100, 0, OutboxState.Refused, "meta_parameter")]
    [InlineData(100, 2018001, OutboxState.Refused, "meta_gone")]
    internal async Task An_error_of_Metas_decides_what_becomes_of_the_message(int code, int subcode, OutboxState state, string? reason)
    {
        Behaviour.Errors.Enqueue((code, subcode));
        Say();
        Assert.Equal(reason, (await OutboxAsync(state)).Reason);
        await QuietAsync();
        Assert.Equal(state == OutboxState.Sent ? 1 : 0, Platform.Shown(Lan).Count(one => one.From == "page"));
    }

    [Fact]
    public async Task An_error_that_says_it_was_sent_is_believed()
    {
        Behaviour.Errors.Enqueue((1, 1357046));
        Say();
        await OutboxAsync(OutboxState.Sent);
        await QuietAsync();
        Assert.DoesNotContain(Platform.Shown(Lan), one => one.From == "page");
    }

    [Theory]
    [InlineData(190, 0, "meta_token")]
    [InlineData(368, 0, "meta_policy")]
    [InlineData(1, 99, "meta_permission")]
    public async Task What_somebody_has_to_put_right_waits_without_an_end_and_officers_are_told_once(int code, int subcode, string reason)
    {
        Behaviour.Errors.Enqueue((code, subcode));
        Behaviour.Errors.Enqueue((code, subcode));
        Say();
        Say("5000000000000002");
        await Host.EventuallyAsync(async db => await db.Set<OutboxItem>().CountAsync(item => item.Reason == reason) == 2 ? "" : null);
        await using var db = await Host.DbAsync();
        Assert.All(await db.Set<OutboxItem>().Where(item => item.Reason == reason).ToListAsync(), item => Assert.Equal((OutboxState.Ready, 0), (item.State, item.Attempts)));
        Assert.Contains(MetaPlatform.PageId, (await db.Set<OutboxItem>().SingleAsync(item => item.Kind == OutboxKind.Alert)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, OutboxState.Sent, "MESSAGE_TAG", "HUMAN_AGENT")]
    [InlineData(8, OutboxState.Refused, null, null)]
    internal async Task An_officer_may_write_for_a_week_by_the_tag_for_people(int days, OutboxState state, string? type, string? tag)
    {
        Say();
        var conversation = (await OutboxAsync(OutboxState.Sent)).ConversationId!;
        await SilenceAsync(TimeSpan.FromDays(days));
        await OfficerRepliesAsync(conversation, "Tôi đã hỏi công ty giúp bạn");
        await Host.EventuallyAsync(async db => await db.Set<OutboxItem>().CountAsync(item => item.State == OutboxState.Sent || item.State == OutboxState.Refused) == 2 ? "" : null);
        await using var db = await Host.DbAsync();
        var item = await db.Set<OutboxItem>().OrderBy(one => one.Id).LastAsync();
        Assert.Equal((state, state == OutboxState.Refused ? "meta_officer_window" : null), (item.State, item.Reason));
        var last = Platform.Shown(Lan)[^1];
        Assert.Equal((type ?? "RESPONSE", tag), (last.Type, last.Tag));
    }

    [Fact]
    public async Task The_bot_never_writes_after_a_day_and_never_by_the_tag()
    {
        Say();
        var conversation = (await OutboxAsync(OutboxState.Sent)).ConversationId!;
        await SilenceAsync(TimeSpan.FromHours(25));
        await using (var db = await Host.DbAsync())
        {
            var one = await db.Set<Conversation>().SingleAsync(each => each.Id == conversation);
            await Transcript.AddBotAsync(db, one, AnswerFormatter.Fixed("Bạn còn đó không?", "x"), "Bạn còn đó không?", null, TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
        }

        Assert.Equal("meta_window", (await OutboxAsync(OutboxState.Refused)).Reason);
        Assert.All(Platform.Shown(Lan).Where(one => one.From == "page"), one => Assert.Null(one.Tag));
    }

    [Theory]
    [InlineData(true, OutboxState.Sent)]
    [InlineData(false, OutboxState.Refused)]
    internal async Task An_officers_words_take_the_conversation_over_from_the_inbox_where_Meta_lets_them(bool may, OutboxState state)
    {
        Behaviour.MayTakeControl = may;
        Say();
        var conversation = (await OutboxAsync(OutboxState.Sent)).ConversationId!;
        Platform.Owners[Lan] = MetaPlatform.InboxAppId;
        await OfficerRepliesAsync(conversation, "Tôi đã hỏi công ty giúp bạn");
        await QuietAsync();
        await using var db = await Host.DbAsync();
        var item = await db.Set<OutboxItem>().OrderBy(one => one.Id).LastAsync();
        Assert.Equal((state, may ? null : "meta_other_app"), (item.State, item.Reason));
    }

    [Fact]
    public void Every_code_of_the_table_has_an_outcome_and_officers_have_words_for_it()
    {
        var rows = CongDoan.Bot.Channels.Meta.MetaTables.Read("errors.tsv");
        Assert.True(rows.Count > 20);
        Assert.All(rows, row => Assert.True(
            Enum.TryParse<MetaOutcome>(row[2], ignoreCase: true, out var outcome)
            && (outcome == MetaOutcome.Sent || CongDoan.Bot.Officers.Desk.Words.Sending(row[3]) is not null), row[3]));
    }

    private void Say(string user = Lan)
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        Phone.Say(user, "xin chào");
    }
}
