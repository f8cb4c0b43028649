using System.Text.Json.Nodes;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>Where bubbles go.</summary>
/// <param name="Path">The call.</param>
/// <param name="Recipient">Its <c>recipient</c>.</param>
/// <param name="Channel">The channel under which an echo of it is stored.</param>
/// <param name="EchoConversationId">The conversation under which it is stored, or null.</param>
internal sealed record ZaloTarget(string Path, JsonObject Recipient, string Channel, string? EchoConversationId);

/// <summary>Sends the bubbles of one message, in order, each once, and says what became of them.</summary>
internal sealed class ZaloSender(ZaloApi api, ZaloCalls calls, ZaloEchoes echoes, ZaloQuotas quotas, OutboxParts parts, TimeProvider time)
{
    /// <summary>How often what Zalo does not explain is tried.</summary>
    private const int LimitedTries = 4;

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OutOfReach = TimeSpan.FromSeconds(15);
    private const int NightEnds = 6;

    public async Task<Delivery> SendAsync(
        ZaloAccount account, OutboundMessage message, ZaloTarget target, IReadOnlyList<ZaloBubble> bubbles, CancellationToken cancellationToken)
    {
        // An earlier try may have sent some, and of the next one nobody may have seen the end.
        var next = await parts.CountAsync(message.OutboxId, cancellationToken);
        if (message.Attempt > 1 && next < bubbles.Count
            && await echoes.FindAsync(target.Channel, account.OaId, target.EchoConversationId, bubbles[next], message.DecidedAt, cancellationToken) is { } arrived)
        {
            await parts.AddAsync(message.OutboxId, next++, arrived);
        }

        string? last = null;
        for (; next < bubbles.Count; next++)
        {
            var reply = await calls.CallAsync(account, access => PostAsync(account, target, bubbles[next], access, cancellationToken), cancellationToken);
            if (reply is not ZaloReply.Done done)
            {
                return Judge(reply, message.Attempt);
            }

            last = done.MessageId;
            await parts.AddAsync(message.OutboxId, next, last);
            if (done.Remaining is { } remaining)
            {
                await quotas.KeepAsync(account.OaId, message.MemberId, remaining);
            }
        }

        return new Delivery.Sent(last);
    }

    private async Task<ZaloReply> PostAsync(ZaloAccount account, ZaloTarget target, ZaloBubble bubble, string access, CancellationToken cancellationToken)
    {
        var message = bubble.Message.DeepClone().AsObject();
        if (bubble.File is { } file)
        {
            var uploaded = await api.UploadAsync(account.App, file, access, cancellationToken);
            if (uploaded is not ZaloReply.Done done)
            {
                // Nothing has reached the member yet, however this ended.
                return uploaded is ZaloReply.InDoubt doubt ? new ZaloReply.Broken(doubt.Reason) : uploaded;
            }

            if (ZaloFiles.Message(file, done.Data) is not { } shown)
            {
                return new ZaloReply.Broken("zalo_no_upload");
            }

            message = shown;
        }

        return await api.PostAsync(
            account.App, target.Path, access, new JsonObject { ["recipient"] = target.Recipient.DeepClone(), ["message"] = message }, cancellationToken);
    }

    private Delivery Judge(ZaloReply reply, int attempt) => reply switch
    {
        ZaloReply.Busy busy => Waits(busy.After ?? OutOfReach, "zalo_rate"),
        ZaloReply.NotReached away => Waits(away.Reason == ZaloCalls.NeedsLink ? LookAgain : OutOfReach, away.Reason),
        ZaloReply.InDoubt doubt when attempt >= LimitedTries => new Delivery.Refused(doubt.Reason),
        ZaloReply.InDoubt doubt => new Delivery.Unknown(doubt.Reason),
        ZaloReply.Broken broken => new Delivery.RetryLater(TimeSpan.Zero, broken.Reason),
        ZaloReply.Failed failed => JudgeCode(failed.Code, attempt),
        _ => throw new InvalidOperationException("A reply of an unknown kind."),
    };

    private Delivery JudgeCode(long code, int attempt)
    {
        var (outcome, reason) = ZaloErrors.Of(code);
        return outcome switch
        {
            ZaloOutcome.Refused => new Delivery.Refused(reason),
            ZaloOutcome.Limited when attempt >= LimitedTries => new Delivery.Refused(reason),
            ZaloOutcome.Limited => new Delivery.RetryLater(TimeSpan.Zero, reason),
            ZaloOutcome.Night => Waits(UntilMorning(time.GetUtcNow()), reason),
            _ => Waits(LookAgain, reason),
        };
    }

    private static Delivery.RetryLater Waits(TimeSpan after, string reason) => new(after, reason) { WasTried = false };

    /// <summary>Until six o'clock in Vietnam, the next time.</summary>
    internal static TimeSpan UntilMorning(DateTimeOffset now)
    {
        var local = VietnamTime.Of(now);
        var morning = new DateTimeOffset(local.Date.AddHours(NightEnds), local.Offset);
        return (morning > local ? morning : morning.AddDays(1)) - local;
    }
}
