using System.Text.Json.Nodes;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>Where a message goes, and by what right.</summary>
/// <param name="Recipient">The <c>recipient</c> of the call.</param>
/// <param name="PersonId">Messenger's id of the person, or null while only a comment is known.</param>
/// <param name="Right">The fields that say why we may write, such as <c>messaging_type</c>.</param>
internal sealed record MetaTarget(JsonObject Recipient, string? PersonId, JsonObject Right)
{
    private static JsonObject Response => new() { ["messaging_type"] = "RESPONSE" };

    public static MetaTarget Person(string personId) => new(new JsonObject { ["id"] = personId }, personId, Response);

    /// <summary>An officer's own words, after the bot's time is over.</summary>
    public static MetaTarget ByHuman(string personId) =>
        new(new JsonObject { ["id"] = personId }, personId, new JsonObject { ["messaging_type"] = "MESSAGE_TAG", ["tag"] = "HUMAN_AGENT" });

    public static MetaTarget Commenter(string commentId) => new(new JsonObject { ["comment_id"] = commentId }, null, []);
}

/// <summary>Sends the bubbles of one message, in order, each once, and says what became of them.</summary>
internal sealed class MetaSender(MetaApi api, MetaEchoes echoes, MetaAlarm alarm, OutboxParts parts)
{
    /// <summary>How often what Meta does not explain is tried.</summary>
    private const int LimitedTries = 4;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OutOfReach = TimeSpan.FromSeconds(15);

    /// <summary>Gives what became of it, and Messenger's id of the person where Meta named it.</summary>
    public async Task<(Delivery Delivery, string? PersonId)> SendAsync(
        MetaAccount account, OutboundMessage message, MetaTarget target, IReadOnlyList<MetaBubble> bubbles, CancellationToken cancellationToken)
    {
        // An earlier try may have sent some, and of the next one nobody may have seen the end.
        var next = await parts.CountAsync(message.OutboxId, cancellationToken);
        var person = target.PersonId;
        if (message.Attempt > 1 && next < bubbles.Count && await LookAsync(account, message, target, bubbles[next], next, cancellationToken) is { } arrived)
        {
            person ??= arrived.PersonId;
            await parts.AddAsync(message.OutboxId, next++, arrived.MessageId);
        }

        string? last = null;
        for (; next < bubbles.Count; next++)
        {
            var reply = await CallAsync(account, message, target, bubbles[next], next, cancellationToken);
            if (reply is not MetaReply.Done done)
            {
                return (await JudgeAsync(account, reply, message), person);
            }

            (last, person) = (done.MessageId, person ?? done.RecipientId);
            await parts.AddAsync(message.OutboxId, next, last);
        }

        return (new Delivery.Sent(last), person);
    }

    /// <summary>What follows from a reply that is not the wished one.</summary>
    public async Task<Delivery> JudgeAsync(MetaAccount account, MetaReply reply, OutboundMessage message)
    {
        switch (reply)
        {
            case MetaReply.Busy busy:
                return new Delivery.RetryLater(busy.After, "meta_rate") { WasTried = false };
            case MetaReply.NotReached away:
                return new Delivery.RetryLater(OutOfReach, away.Reason) { WasTried = false };
            case MetaReply.InDoubt doubt:
                return message.Attempt >= LimitedTries ? new Delivery.Refused(doubt.Reason) : new Delivery.Unknown(doubt.Reason);
            case MetaReply.Failed failed:
                var (outcome, reason) = MetaErrors.Of(failed);
                if (outcome == MetaOutcome.Settings)
                {
                    await alarm.RaiseAsync(account, reason);
                    return new Delivery.RetryLater(LookAgain, reason) { WasTried = false };
                }

                return outcome == MetaOutcome.Limited && message.Attempt < LimitedTries
                    ? new Delivery.RetryLater(TimeSpan.Zero, reason)
                    : new Delivery.Refused(reason);
            default:
                throw new InvalidOperationException("A reply of an unknown kind.");
        }
    }

    private async Task<MetaArrival?> LookAsync(
        MetaAccount account, OutboundMessage message, MetaTarget target, MetaBubble bubble, int part, CancellationToken cancellationToken) =>
        await echoes.FindAsync(account, message, part, cancellationToken)
        ?? (target.PersonId is { } person ? await echoes.AskAsync(account, message, person, bubble.Text, cancellationToken) : null);

    private async Task<MetaReply> CallAsync(
        MetaAccount account, OutboundMessage message, MetaTarget target, MetaBubble bubble, int part, CancellationToken cancellationToken)
    {
        var words = bubble.Message.DeepClone().AsObject();
        words["metadata"] = MetaMessages.Metadata(message.OutboxId, part);
        var body = target.Right.DeepClone().AsObject();
        body["recipient"] = target.Recipient.DeepClone();
        body["message"] = words;
        var reply = await api.PostAsync(account, $"{account.PageId}/messages", body, cancellationToken);
        if (reply is not MetaReply.Failed failed)
        {
            return reply;
        }

        switch (MetaErrors.Of(failed).Outcome)
        {
            case MetaOutcome.Sent:
                return new MetaReply.Done(null, null, "");
            case MetaOutcome.Control when message.IsFromOfficer && target.PersonId is not null:
                var taken = await api.PostAsync(
                    account, $"{account.PageId}/take_thread_control", new JsonObject { ["recipient"] = target.Recipient.DeepClone() }, cancellationToken);
                return taken is MetaReply.Done ? await api.PostAsync(account, $"{account.PageId}/messages", body.DeepClone(), cancellationToken) : taken;
            default:
                return reply;
        }
    }
}
