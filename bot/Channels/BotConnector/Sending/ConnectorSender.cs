using System.Text.Json.Nodes;
using CongDoan.Bot.Alerts;
using CongDoan.Bot.Channels.BotConnector.Activities;
using CongDoan.Bot.Channels.BotConnector.Addresses;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;

namespace CongDoan.Bot.Channels.BotConnector.Sending;

/// <summary>Sends the activities of one message, in order, each once, and says what became of them.</summary>
internal sealed class ConnectorSender(ConnectorApi api, RareNotice notice, OutboxParts parts)
{
    /// <summary>How often what surely was not sent is tried.</summary>
    private const int LimitedTries = 4;

    /// <summary>How often what may have been sent is: at most one message is seen twice.</summary>
    private const int DoubtfulTries = 2;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OutOfReach = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan RatePause = TimeSpan.FromSeconds(5);

    public async Task<Delivery> SendAsync(
        ConnectorBot bot, OutboundMessage message, ConversationAddress to, string conversationId, IReadOnlyList<JsonObject> activities, CancellationToken cancellationToken)
    {
        // An earlier try may have sent some.
        var next = await parts.CountAsync(message.OutboxId, cancellationToken);
        // Below the member's own message; another conversation knows nothing of it.
        var replyTo = conversationId == to.ConversationId ? ActivityInbound.ActivityId(message.Quoted) : null;
        string? last = null;
        for (; next < activities.Count; next++)
        {
            var reply = await api.SendAsync(bot, to, conversationId, Addressed(activities[next], to, conversationId, replyTo), replyTo, cancellationToken);
            if (reply is not ConnectorReply.Done done)
            {
                return await JudgeAsync(bot, reply, message.Attempt);
            }

            last = done.Id;
            await parts.AddAsync(message.OutboxId, next, last);
        }

        return new Delivery.Sent(last);
    }

    /// <summary>An activity with everything that the protocol asks for.</summary>
    public static JsonObject Addressed(JsonObject activity, ConversationAddress to, string conversationId, string? replyTo)
    {
        var whole = activity.DeepClone().AsObject();
        whole["from"] = new JsonObject { ["id"] = to.BotId, ["name"] = to.BotName };
        whole["recipient"] = new JsonObject { ["id"] = to.MemberId, ["name"] = to.MemberName };
        whole["conversation"] = new JsonObject { ["id"] = conversationId };
        if (replyTo is not null)
        {
            whole["replyToId"] = replyTo;
        }

        return whole;
    }

    /// <summary>What follows from a reply that is not the wished one.</summary>
    public async Task<Delivery> JudgeAsync(ConnectorBot bot, ConnectorReply reply, int attempt)
    {
        switch (reply)
        {
            case ConnectorReply.NotReached away:
                return new Delivery.RetryLater(OutOfReach, away.Reason) { WasTried = false };
            case ConnectorReply.NoToken { IsSettings: false } away:
                return new Delivery.RetryLater(OutOfReach, away.Reason) { WasTried = false };
            case ConnectorReply.NoToken stopped:
                return await StoppedAsync(bot, stopped.Reason);
            case ConnectorReply.InDoubt doubt:
                return Doubtful(doubt.Reason, attempt);
            case ConnectorReply.Failed failed:
                var (outcome, reason) = ConnectorErrors.Of(failed);
                return outcome switch
                {
                    ConnectorOutcome.Rate => new Delivery.RetryLater(failed.After ?? RatePause, reason) { WasTried = false },
                    ConnectorOutcome.Settings => await StoppedAsync(bot, reason),
                    ConnectorOutcome.Doubt => Doubtful(reason, attempt),
                    ConnectorOutcome.Limited when attempt < LimitedTries => new Delivery.RetryLater(failed.After ?? TimeSpan.Zero, reason),
                    _ => new Delivery.Refused(reason),
                };
            default:
                throw new InvalidOperationException("A reply of an unknown kind.");
        }
    }

    private async Task<Delivery> StoppedAsync(ConnectorBot bot, string reason)
    {
        await notice.TellAsync(
            $"{ConnectorChannel.ChannelName}:{bot.Key}:{reason}",
            $"Bot “{bot.Key}” (Bot Framework) không gửi được tin ({reason}). Quản trị viên cần xem mục Khi không gửi được tin trong hướng dẫn kênh Bot Framework; tin đang chờ sẽ được gửi tiếp khi xong.");
        return new Delivery.RetryLater(LookAgain, reason) { WasTried = false };
    }

    private static Delivery Doubtful(string reason, int attempt) => attempt >= DoubtfulTries ? new Delivery.Refused(reason) : new Delivery.Unknown(reason);
}
