using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Meta.Comments;

/// <summary>
/// From a comment to Messenger: once a private answer has told us who asked, the question and its answer stand in the
/// person's conversation there, under the same member, and what an officer still has to settle goes along.
/// </summary>
internal sealed class CommentHandoff(IDbContextFactory<BotDb> databases, TimeProvider time)
{
    /// <summary>Gives Messenger's id of the person who wrote a comment, and when we last heard of them there; null while unknown.</summary>
    public async Task<(string Key, DateTimeOffset? HeardAt)?> PersonAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var there = await (
            from comment in db.Set<Conversation>()
            where comment.Id == message.ConversationId
            from conversation in db.Set<Conversation>()
            where conversation.Channel == MessengerChannel.ChannelName && conversation.Account == comment.Account && conversation.MemberId == comment.MemberId
            select new { conversation.Id, conversation.Key }).FirstOrDefaultAsync(cancellationToken);
        if (there is null)
        {
            return null;
        }

        var heard = await db.Set<InboxItem>()
            .Where(item => item.ConversationId == there.Id && (item.Kind == InboxKind.Message || item.Kind == InboxKind.Command || item.Kind == InboxKind.Arrival))
            .MaxAsync(item => (DateTimeOffset?)item.ReceivedAt, cancellationToken);
        return (there.Key, heard);
    }

    /// <summary>Safe to do again. Not cancelled: the private answer has been read perhaps.</summary>
    public async Task LinkAsync(OutboundMessage message, string personId)
    {
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
        var comment = await db.Set<Conversation>().SingleAsync(one => one.Id == message.ConversationId);
        var there = await db.Set<Conversation>().SingleOrDefaultAsync(one =>
            one.Channel == MessengerChannel.ChannelName && one.Account == comment.Account && one.Key == personId);
        if (there is null)
        {
            there = Begin(comment, personId);
            db.Add(there);
            await db.SaveChangesAsync();
        }
        else if (there.MemberId != comment.MemberId)
        {
            // Known from Messenger before: all that the person wrote below posts is theirs.
            await db.Set<Conversation>().Where(one => one.MemberId == comment.MemberId)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.MemberId, there.MemberId));
        }

        await CopyAsync(db, message, comment, there);
        await MoveConcernsAsync(db, comment, there);
        await db.SaveChangesAsync();
        await transaction.CommitAsync(CancellationToken.None);
    }

    private Conversation Begin(Conversation comment, string personId)
    {
        var now = time.GetUtcNow();
        return new Conversation
        {
            Id = Guid.NewGuid().ToString("N"),
            Channel = MessengerChannel.ChannelName,
            Account = comment.Account,
            Key = personId,
            Unit = comment.Unit,
            MemberId = comment.MemberId,
            StateChangedAt = now,
            CreatedAt = now,
            LastMessageAt = now,
        };
    }

    /// <summary>So that the next question is understood after this one, and "Xem căn cứ" finds its answer.</summary>
    private static async Task CopyAsync(BotDb db, OutboundMessage message, Conversation comment, Conversation there)
    {
        var answer = await db.Set<Message>().AsNoTracking().SingleAsync(one => one.ConversationId == comment.Id && one.Sequence == message.Sequence);
        var question = answer.ReplyTo is { } asked
            ? await db.Set<Message>().AsNoTracking().SingleOrDefaultAsync(one => one.ConversationId == comment.Id && one.Sequence == asked)
            : null;
        var mark = $"comment:{answer.Id}";
        if (await db.Set<Message>().AnyAsync(one => one.ConversationId == there.Id && one.InboxEventId == mark))
        {
            return;
        }

        long? place = null;
        if (question is not null && !await db.Set<Message>().AnyAsync(one => one.ConversationId == there.Id && one.InboxEventId == question.InboxEventId))
        {
            place = there.NextSequence(question.SentAt);
            db.Add(Copy(question, there, place.Value, question.InboxEventId, null));
        }

        db.Add(Copy(answer, there, there.NextSequence(answer.SentAt), mark, place));
    }

    private static Message Copy(Message message, Conversation there, long sequence, string? eventId, long? replyTo) => new()
    {
        ConversationId = there.Id,
        Sequence = sequence,
        From = message.From,
        OfficerId = message.OfficerId,
        Text = message.Text,
        Content = message.Content,
        InboxEventId = eventId,
        SentAt = message.SentAt,
        ReplyTo = replyTo,
    };

    private async Task MoveConcernsAsync(BotDb db, Conversation comment, Conversation there)
    {
        var moved = await db.Set<Concern>().Where(one => one.ConversationId == comment.Id && one.State != ConcernState.Closed)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.ConversationId, there.Id).SetProperty(one => one.Version, one => one.Version + 1));
        if (moved > 0 && there.State == ConversationState.Bot)
        {
            there.Enter(comment.State, time.GetUtcNow());
        }

        comment.Enter(ConversationState.Bot, time.GetUtcNow());
    }
}
