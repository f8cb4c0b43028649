using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers;

/// <summary>What became of an officer's form.</summary>
internal abstract record DeskOutcome
{
    private DeskOutcome()
    {
    }

    internal sealed record Done : DeskOutcome;

    /// <summary>The concern changed since the page was drawn: the officer looks again and decides again.</summary>
    internal sealed record Changed : DeskOutcome;

    /// <summary>No such concern, or it is closed.</summary>
    internal sealed record Gone : DeskOutcome;
}

/// <summary>What an officer does to a concern; each is one transaction together with what the member reads of it.</summary>
internal sealed class OfficerDesk(IDbContextFactory<BotDb> databases, OutboxDoorbell bell, ConversationBells bells, TimeProvider time)
{
    /// <summary>Answers a member; the conversation is with officers from then on.</summary>
    /// <param name="concernId">Which concern.</param>
    /// <param name="version">The version that the officer saw.</param>
    /// <param name="officer">Who answers.</param>
    /// <param name="text">The words, not blank.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public Task<DeskOutcome> ReplyAsync(long concernId, long version, Officer officer, string text, CancellationToken cancellationToken) =>
        ChangeAsync(concernId, version, "replied", officer, async (db, concern, conversation, now) =>
        {
            concern.State = ConcernState.Answered;
            concern.FirstReplyAt ??= now;
            concern.UnreadMessages = 0;
            conversation.Enter(ConversationMachine.Next(conversation.State, ConversationEvent.OfficerReplied).State, now);
            await Transcript.AddOfficerAsync(db, conversation, officer.Id, officer.DisplayName, text, now, cancellationToken);
        }, cancellationToken);

    /// <summary>Settles a concern; after the last one the bot answers again.</summary>
    public Task<DeskOutcome> CloseAsync(long concernId, long version, Officer officer, CancellationToken cancellationToken) =>
        ChangeAsync(concernId, version, "closed", officer, async (db, concern, conversation, now) =>
        {
            concern.State = ConcernState.Closed;
            concern.ClosedAt = now;
            concern.ClosedBy = officer.Name;
            var another = await db.Set<Concern>().AnyAsync(
                one => one.ConversationId == conversation.Id && one.Id != concern.Id && one.State != ConcernState.Closed, cancellationToken);
            var (state, effect) = ConversationMachine.Next(
                conversation.State, another ? ConversationEvent.ConcernClosed : ConversationEvent.LastConcernClosed);
            conversation.Enter(state, now);
            if (effect == ConversationEffect.TellBotIsBack)
            {
                var content = AnswerFormatter.Fixed(Wording.OfficerHasFinished, "officer_has_finished", MemberCommands.Officer) with { Ticket = concern.TicketCode };
                await Transcript.AddBotAsync(db, conversation, content, content.Text, null, now, cancellationToken);
            }
        }, cancellationToken);

    private async Task<DeskOutcome> ChangeAsync(
        long concernId,
        long version,
        string action,
        Officer officer,
        Func<BotDb, Concern, Conversation, DateTimeOffset, Task> change,
        CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concern = await db.Set<Concern>().SingleOrDefaultAsync(one => one.Id == concernId, cancellationToken);
        if (concern is null || concern.State == ConcernState.Closed)
        {
            return new DeskOutcome.Gone();
        }

        if (concern.Version != version)
        {
            return new DeskOutcome.Changed();
        }

        var now = time.GetUtcNow();
        var conversation = await db.Set<Conversation>().SingleAsync(one => one.Id == concern.ConversationId, cancellationToken);
        concern.Version++;
        await change(db, concern, conversation, now);
        db.Add(new OfficerAudit { At = now, OfficerName = officer.Name, Action = action, Subject = concern.TicketCode });
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        bell.Ring();
        bells.Ring(conversation.Id);
        return new DeskOutcome.Done();
    }
}
