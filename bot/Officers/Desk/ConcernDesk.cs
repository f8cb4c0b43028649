using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>What became of an officer's form.</summary>
internal enum FormOutcome
{
    /// <summary>Done, now or by the same form before.</summary>
    Done,

    /// <summary>No concern that the officer may see.</summary>
    Missing,

    /// <summary>Another officer replied or settled it since the page was drawn: nothing was sent.</summary>
    Overtaken,
}

/// <summary>
/// What an officer does to a concern. Each form is one transaction: the words, their place, the sending, the states and
/// the line in the audit. The key of a form stands with its message, where it is unique, so that a form sent twice is
/// carried out once.
/// </summary>
internal sealed class ConcernDesk(
    IDbContextFactory<BotDb> databases, OfficerScope scope, OutboxDoorbell outbox, ConversationBells bells, TimeProvider time)
{
    /// <summary>Answers the member, and closes the concern when the form says so.</summary>
    public Task<FormOutcome> ReplyAsync(SignedIn officer, string ticket, ConcernForm form, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(officer, ticket, form, actor, async (db, concern, conversation, now) =>
        {
            await SayAsync(db, conversation, officer, form, now, cancellationToken);
            concern.State = ConcernState.Answered;
            concern.FirstReplyAt ??= now;
            conversation.Enter(ConversationMachine.Next(conversation.State, ConversationEvent.OfficerReplied).State, now);
            db.Add(actor.Line("replied", concern.TicketCode, time));
            if (form.Closes)
            {
                await SettleAsync(db, concern, conversation, officer, actor, hasWords: true, now, cancellationToken);
            }
        }, cancellationToken);

    /// <summary>Closes the concern, with words to the member when the form has any; after the last one the bot answers again.</summary>
    public Task<FormOutcome> CloseAsync(SignedIn officer, string ticket, ConcernForm form, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(officer, ticket, form, actor, async (db, concern, conversation, now) =>
        {
            var hasWords = form.Text.Length > 0;
            if (hasWords)
            {
                await SayAsync(db, conversation, officer, form, now, cancellationToken);
                concern.FirstReplyAt ??= now;
            }

            await SettleAsync(db, concern, conversation, officer, actor, hasWords, now, cancellationToken);
        }, cancellationToken);

    /// <summary>Puts a closed concern back on the list; the bot still helps until an officer replies.</summary>
    public async Task<FormOutcome> ReopenAsync(SignedIn officer, string ticket, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concern = await ConcernFile.FindAsync(db, scope, officer, ticket, cancellationToken);
        if (concern is null)
        {
            return FormOutcome.Missing;
        }

        if (concern.State != ConcernState.Closed)
        {
            return FormOutcome.Done;
        }

        var conversation = await db.Set<Conversation>().SingleAsync(one => one.Id == concern.ConversationId, cancellationToken);
        concern.State = ConcernState.Waiting;
        concern.ClosedAt = null;
        concern.ClosedBy = null;
        concern.Version++;
        conversation.Enter(ConversationMachine.Next(conversation.State, ConversationEvent.ConcernOpened).State, time.GetUtcNow());
        db.Add(actor.Line("reopened", concern.TicketCode, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return FormOutcome.Done;
    }

    private async Task<FormOutcome> ChangeAsync(
        SignedIn officer,
        string ticket,
        ConcernForm form,
        Actor actor,
        Func<BotDb, Concern, Conversation, DateTimeOffset, Task> change,
        CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concern = await ConcernFile.FindAsync(db, scope, officer, ticket, cancellationToken);
        if (concern is null)
        {
            return FormOutcome.Missing;
        }

        var messages = db.Set<Message>().Where(message => message.ConversationId == concern.ConversationId);
        if (await messages.AnyAsync(message => message.InboxEventId == EventId(form), cancellationToken))
        {
            return FormOutcome.Done;
        }

        if (concern.State == ConcernState.Closed)
        {
            // To close what is closed already is no news, unless words would be lost.
            return form.Text.Length == 0 ? FormOutcome.Done : FormOutcome.Overtaken;
        }

        // The version also moves when the member writes on, which is no reason to stop an answer.
        if (concern.Version != form.Version
            && await messages.AnyAsync(message => message.From == MessageFrom.Officer && message.Sequence > form.Seen, cancellationToken))
        {
            return FormOutcome.Overtaken;
        }

        var conversation = await db.Set<Conversation>().SingleAsync(one => one.Id == concern.ConversationId, cancellationToken);
        concern.Version++;
        concern.UnreadMessages = 0;
        await change(db, concern, conversation, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.Ring();
        bells.Ring(conversation.Id);
        return FormOutcome.Done;
    }

    private static async Task SayAsync(
        BotDb db, Conversation conversation, SignedIn officer, ConcernForm form, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var message = await Transcript.AddOfficerAsync(
            db, conversation, new OfficerWords(officer.Id, officer.DisplayName, form.Text, AsksForDetails: form.AsksForDetails), now, cancellationToken);
        db.Entry(message).Property(one => one.InboxEventId).CurrentValue = EventId(form);
    }

    private async Task SettleAsync(
        BotDb db,
        Concern concern,
        Conversation conversation,
        SignedIn officer,
        Actor actor,
        bool hasWords,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        concern.State = ConcernState.Closed;
        concern.ClosedAt = now;
        concern.ClosedBy = officer.Name;
        db.Add(actor.Line("closed", concern.TicketCode, time));
        var another = await db.Set<Concern>().AnyAsync(
            one => one.ConversationId == conversation.Id && one.Id != concern.Id && one.State != ConcernState.Closed, cancellationToken);
        var (state, effect) = ConversationMachine.Next(
            conversation.State, another ? ConversationEvent.ConcernClosed : ConversationEvent.LastConcernClosed);
        conversation.Enter(state, now);
        if (effect == ConversationEffect.TellBotIsBack)
        {
            // After an officer's own last words it is enough to say who listens from now on.
            var content = hasWords
                ? AnswerFormatter.Fixed(Wording.BotListens, "bot_listens", MemberCommands.Officer)
                : AnswerFormatter.Fixed(Wording.OfficerHasFinished, "officer_has_finished", MemberCommands.Officer);
            content = content with { Ticket = concern.TicketCode };
            await Transcript.AddBotAsync(db, conversation, content, content.Text, null, now, cancellationToken);
        }
    }

    private static string EventId(ConcernForm form) => "form:" + form.Key;
}
