using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;

namespace CongDoan.Bot.Channels.Meta.Comments;

/// <summary>
/// Questions below a Page's posts. The answer goes into the one private message that Meta allows for a comment; below the
/// post stands only that it does. Whoever answers the private message goes on in Messenger.
/// </summary>
internal sealed class CommentChannel(
    MetaAccounts accounts,
    MetaSender sender,
    MetaApi api,
    MetaEchoes echoes,
    MessengerChannel messenger,
    CommentHandoff handoff,
    OutboxParts parts,
    TimeProvider time) : IChannel
{
    public const string ChannelName = "page-comments";
    private const int PublicPart = 1;

    public string Name => ChannelName;

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (accounts.Find(message.Account) is not { } account)
        {
            return new Delivery.RetryLater(TimeSpan.FromMinutes(1), "account_off") { WasTried = false };
        }

        if (Objection(account, message) is { } reason)
        {
            return new Delivery.Refused(reason);
        }

        return message.IsFromOfficer && await handoff.PersonAsync(message, cancellationToken) is { } person
            ? await messenger.SendAsync(account, message, person.Key, person.HeardAt, MetaMessages.Of(message), cancellationToken)
            : await AnswerAsync(account, message, cancellationToken);
    }

    /// <summary>Why nothing is said: nobody asked the Page anything, the comment is gone, or it is too old.</summary>
    private string? Objection(MetaAccount account, OutboundMessage message) =>
        message.Asked == Wording.Erased ? "comment_removed"
        : message.Decision is "greet" or "refuse" ? "comment_left_alone"
        : message.HeardAt is { } heard && time.GetUtcNow() - heard > account.App.Options.OfficerWindow ? "comment_too_old"
        : null;

    private async Task<Delivery> AnswerAsync(MetaAccount account, OutboundMessage message, CancellationToken cancellationToken)
    {
        var (commentId, isInGroup) = CommentEvents.Of(message.ConversationKey!);
        if (await parts.CountAsync(message.OutboxId, cancellationToken) > PublicPart)
        {
            return new Delivery.Sent();
        }

        var (delivery, personId) = await sender.SendAsync(
            account, message, MetaTarget.Commenter(commentId), [MetaMessages.Plain(CommentWords.Private(message))], cancellationToken);
        if (delivery is Delivery.Sent && personId is null && message.Attempt > 1)
        {
            // Sent by an earlier try, which ended before it was written down to whom.
            personId = (await echoes.FindAsync(account, message, 0, cancellationToken))?.PersonId;
        }

        if (delivery is Delivery.Sent && personId is not null)
        {
            await handoff.LinkAsync(message, personId);
        }

        // In a group nobody but people may answer; and an officer's words are announced once, by the bot's.
        if (delivery is Delivery.Sent or Delivery.Refused { Reason: not "meta_comment_gone" } && !isInGroup && !message.IsFromOfficer)
        {
            var when = delivery is not Delivery.Sent ? "write" : message.IsUrgent ? "urgent" : "private";
            return await SayBelowAsync(account, message, commentId, CommentWords.Below(when, commentId), cancellationToken) ?? delivery;
        }

        return delivery;
    }

    /// <summary>Gives why it has to be tried again, or null. One that may stand there is not written twice for all to see.</summary>
    private async Task<Delivery?> SayBelowAsync(MetaAccount account, OutboundMessage message, string commentId, string words, CancellationToken cancellationToken)
    {
        var reply = await api.PostAsync(account, $"{commentId}/comments", new JsonObject { ["message"] = words }, cancellationToken);
        if (reply is MetaReply.Done or MetaReply.InDoubt)
        {
            await parts.AddAsync(message.OutboxId, PublicPart, (reply as MetaReply.Done)?.MessageId);
            return null;
        }

        // The answer itself is there, or never will be: only a wait is worth another try.
        return await sender.JudgeAsync(account, reply, message) as Delivery.RetryLater;
    }
}
