using CongDoan.Bot.Concerns;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Conversations;

/// <summary>Writes what follows from what is neither words nor a command: pictures, arrivals, an officer elsewhere, things taken back.</summary>
internal sealed class NewsWriter(ReplyWriter replies, TimeProvider time)
{
    /// <summary>Answers what cannot be read. A sticker alone says nothing that needs an answer.</summary>
    public async Task WriteLookAsync(BotDb db, Conversation conversation, PlannedStep.Look step, CancellationToken cancellationToken)
    {
        if (await ForwardAsync(db, conversation, step.Messages.Count, cancellationToken))
        {
            return;
        }

        var kinds = step.Messages.SelectMany(message => AnswerFormatter.Read(message.Content)?.Attachments ?? []).Select(one => one.Kind);
        if (kinds.Any(kind => kind != "sticker"))
        {
            var content = AnswerFormatter.Fixed(Wording.CannotRead, "sent_media", MemberCommands.Officer);
            await replies.SayAsync(db, conversation, content, step.Messages[^1].Sequence, cancellationToken);
        }
    }

    public Task WriteAsync(BotDb db, Conversation conversation, PlannedStep.Note step, CancellationToken cancellationToken) => step.News switch
    {
        PlatformNews.Arrived => WelcomeAsync(db, conversation, cancellationToken),
        PlatformNews.GaveDetails => ThankAsync(db, conversation, step.Message, cancellationToken),
        PlatformNews.OfficerSaid said => HearOfficerAsync(db, conversation, said, cancellationToken),
        PlatformNews.Overheard => ForwardAsync(db, conversation, 1, cancellationToken),
        PlatformNews.ControlMoved moved => MoveAsync(conversation, moved.IsToBot),
        PlatformNews.Edited edited => EditAsync(db, conversation, edited, cancellationToken),
        PlatformNews.Recalled recalled => RecallAsync(db, conversation, recalled.EventId, cancellationToken),
        PlatformNews.Withdrew => WithdrawAsync(db, conversation, cancellationToken),
        _ => throw new InvalidOperationException("News of an unknown kind."),
    };

    /// <summary>Once to each member, whatever brought them: it also tells how their words are kept.</summary>
    private async Task WelcomeAsync(BotDb db, Conversation conversation, CancellationToken cancellationToken)
    {
        var member = await db.Set<Member>().SingleAsync(one => one.Id == conversation.MemberId, cancellationToken);
        if (member.ConsentShownAt is null)
        {
            member.ConsentShownAt = time.GetUtcNow();
            await replies.SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.Welcome, "welcome", MemberCommands.Officer), null, cancellationToken);
        }
    }

    private async Task ThankAsync(BotDb db, Conversation conversation, Message? message, CancellationToken cancellationToken)
    {
        var member = await db.Set<Member>().SingleAsync(one => one.Id == conversation.MemberId, cancellationToken);
        member.Agree(time.GetUtcNow());
        await ForwardAsync(db, conversation, 1, cancellationToken);
        await replies.SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.DetailsReceived, "details"), message?.Sequence, cancellationToken);
    }

    /// <summary>Counts for the officer; true when an officer answers here and the bot keeps silent.</summary>
    private static async Task<bool> ForwardAsync(BotDb db, Conversation conversation, int messages, CancellationToken cancellationToken)
    {
        if (conversation.State == ConversationState.Bot)
        {
            return false;
        }

        await ConcernBook.CountUnreadAsync(db, conversation.Id, messages, cancellationToken);
        return ConversationMachine.Next(conversation.State, ConversationEvent.MemberWrote).Effect == ConversationEffect.OfficerReads;
    }

    private static async Task HearOfficerAsync(
        BotDb db, Conversation conversation, PlatformNews.OfficerSaid said, CancellationToken cancellationToken)
    {
        Transcript.AddFromElsewhere(db, conversation, said.Text, said.EventId, said.At);
        var concern = await db.Set<Concern>()
            .Where(one => one.ConversationId == conversation.Id && one.State != ConcernState.Closed)
            .OrderByDescending(one => one.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (concern is not null)
        {
            concern.State = ConcernState.Answered;
            concern.FirstReplyAt ??= said.At;
            concern.UnreadMessages = 0;
            concern.Version++;
        }

        conversation.Enter(ConversationMachine.Next(conversation.State, ConversationEvent.OfficerReplied).State, said.At);
    }

    private Task MoveAsync(Conversation conversation, bool isToBot)
    {
        var happened = isToBot ? ConversationEvent.MemberAsksBot : ConversationEvent.OfficerReplied;
        conversation.Enter(ConversationMachine.Next(conversation.State, happened).State, time.GetUtcNow());
        return Task.CompletedTask;
    }

    /// <summary>What stands there is what the person means now; an answer that was given is not given again.</summary>
    private static Task<int> EditAsync(BotDb db, Conversation conversation, PlatformNews.Edited edited, CancellationToken cancellationToken) => db.Set<Message>()
        .Where(one => one.ConversationId == conversation.Id && one.InboxEventId == edited.EventId && one.From == MessageFrom.Member && one.Content == null)
        .ExecuteUpdateAsync(set => set.SetProperty(one => one.Text, edited.Text), cancellationToken);

    private static async Task RecallAsync(BotDb db, Conversation conversation, string eventId, CancellationToken cancellationToken)
    {
        var message = await db.Set<Message>().SingleOrDefaultAsync(
            one => one.ConversationId == conversation.Id && one.InboxEventId == eventId && one.From == MessageFrom.Member, cancellationToken);
        if (message is not null)
        {
            await EraseAsync(db, [message.Id], cancellationToken);
        }
    }

    /// <summary>
    /// The member's words and name go at once, and nothing more is sent. What an officer still has to settle keeps its question
    /// until then, and the officer is told.
    /// </summary>
    private async Task WithdrawAsync(BotDb db, Conversation conversation, CancellationToken cancellationToken)
    {
        var member = await db.Set<Member>().SingleAsync(one => one.Id == conversation.MemberId, cancellationToken);
        member.Withdraw();
        await db.Set<OutboxItem>()
            .Where(item => item.ConversationId == conversation.Id && item.State == OutboxState.Ready)
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, OutboxState.Refused).SetProperty(item => item.Reason, "withdrew"), cancellationToken);
        var ids = await db.Set<Message>()
            .Where(message => message.ConversationId == conversation.Id && message.From == MessageFrom.Member)
            .Select(message => message.Id)
            .ToListAsync(cancellationToken);
        await EraseAsync(db, ids, cancellationToken);
        await db.Set<Concern>()
            .Where(one => one.ConversationId == conversation.Id && one.State == ConcernState.Closed)
            .ExecuteUpdateAsync(
                set => set.SetProperty(one => one.Question, Wording.Erased).SetProperty(one => one.QuestionKey, ""), cancellationToken);
        if (await db.Set<Concern>().AnyAsync(one => one.ConversationId == conversation.Id && one.State != ConcernState.Closed, cancellationToken))
        {
            await replies.OpenAsync(db, conversation, "withdrew", Wording.Erased, urgent: false, cancellationToken);
        }
    }

    private static Task<int> EraseAsync(BotDb db, IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        db.Set<Message>().Where(message => ids.Contains(message.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(message => message.Text, Wording.Erased)
                .SetProperty(message => message.Content, (string?)null)
                .SetProperty(message => message.ClientData, (string?)null),
            cancellationToken);
}
