using CongDoan.Bot.Concerns;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Conversations;

/// <summary>Writes what follows from a member's words: the answer, a concern with its ticket, or nothing but a note to the officer.</summary>
internal sealed class ReplyWriter(ConcernBook concerns, OfficeHours hours, TimeProvider time)
{
    public async Task WriteAsync(BotDb db, Conversation conversation, PlannedStep.Reply step, CancellationToken cancellationToken)
    {
        var (_, effect) = ConversationMachine.Next(conversation.State, ConversationEvent.MemberWrote);
        if (effect == ConversationEffect.OfficerReads)
        {
            await ForwardAsync(db, conversation, step, cancellationToken);
            return;
        }

        if (conversation.State == ConversationState.Waiting)
        {
            await ConcernBook.CountUnreadAsync(db, conversation.Id, step.Messages.Count, cancellationToken);
        }

        var content = await ContentAsync(db, conversation, step, cancellationToken);
        await SayAsync(db, conversation, content, step.Messages[^1].Sequence, cancellationToken);
    }

    public async Task GiveUpAsync(BotDb db, Conversation conversation, string text, long? replyTo, CancellationToken cancellationToken)
    {
        var (ticket, promise) = await OpenAsync(db, conversation, "bot_failed", text, urgent: false, cancellationToken);
        var content = AnswerFormatter.Fixed($"{Wording.BotFailed}\n{promise}", "bot_failed") with { Ticket = ticket };
        await SayAsync(db, conversation, content, replyTo, cancellationToken);
    }

    /// <summary>Opens a concern, moves the conversation, and gives the ticket and the sentence that tells of it.</summary>
    public async Task<(string Ticket, string Promise)> OpenAsync(
        BotDb db, Conversation conversation, string reason, string question, bool urgent, CancellationToken cancellationToken)
    {
        var (concern, isNew) = await concerns.OpenAsync(
            db, conversation.Id, conversation.Unit, reason, question, urgent, cancellationToken);
        var now = time.GetUtcNow();
        conversation.Enter(ConversationMachine.Next(conversation.State, ConversationEvent.ConcernOpened).State, now);
        var promise = (urgent, isNew) switch
        {
            (true, _) => Wording.UrgentToOfficer(concern.TicketCode),
            (_, true) => Wording.OfficerWillAnswer(hours.Promise(now), concern.TicketCode),
            _ => Wording.StillWithOfficer(concern.TicketCode),
        };
        return (concern.TicketCode, promise);
    }

    public Task SayAsync(BotDb db, Conversation conversation, MessageContent content, long? replyTo, CancellationToken cancellationToken) =>
        SayWordsAsync(db, conversation, content, AnswerFormatter.PlainText(content), replyTo, cancellationToken);

    public Task SayWordsAsync(
        BotDb db, Conversation conversation, MessageContent content, string words, long? replyTo, CancellationToken cancellationToken) =>
        Transcript.AddBotAsync(db, conversation, content, words, replyTo, time.GetUtcNow(), cancellationToken);

    private async Task<MessageContent> ContentAsync(
        BotDb db, Conversation conversation, PlannedStep.Reply step, CancellationToken cancellationToken)
    {
        if (step.Answer is not { } answer)
        {
            return AnswerFormatter.Fixed(Wording.NothingToRead, "nothing_to_read");
        }

        var content = AnswerFormatter.Content(answer);
        if (answer.Decision == Decision.Abstain && string.IsNullOrWhiteSpace(answer.Text))
        {
            content = content with { Text = Wording.CannotAnswer };
        }

        if (answer.Decision is Decision.Abstain or Decision.Escalate)
        {
            var (ticket, promise) = await OpenAsync(db, conversation, answer.Reason, step.Text, answer.Urgent, cancellationToken);
            content = content with { Ticket = ticket, Text = $"{content.Text}\n{promise}" };
        }

        return step.WasCut ? content with { Text = $"{content.Text}\n{Wording.WasLong}" } : content;
    }

    private async Task ForwardAsync(BotDb db, Conversation conversation, PlannedStep.Reply step, CancellationToken cancellationToken)
    {
        if (step.Answer is { Decision: Decision.Escalate, Urgent: true })
        {
            // Words that may save a person are said whoever is talking.
            var content = await ContentAsync(db, conversation, step, cancellationToken);
            await SayAsync(db, conversation, content, step.Messages[^1].Sequence, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await ConcernBook.CountUnreadAsync(db, conversation.Id, step.Messages.Count, cancellationToken);
            return;
        }

        if (!await ConcernBook.CountUnreadAsync(db, conversation.Id, step.Messages.Count, cancellationToken))
        {
            await OpenAsync(db, conversation, "with_officer", step.Text, urgent: false, cancellationToken);
        }

        if (await WasToldAsync(db, conversation.Id, cancellationToken))
        {
            return;
        }

        await SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.ReachedOfficer, "reached_officer", MemberCommands.Bot), null, cancellationToken);
    }

    /// <summary>Once per reply of an officer is enough: whatever the bot said since, it said that.</summary>
    private static async Task<bool> WasToldAsync(BotDb db, string conversationId, CancellationToken cancellationToken)
    {
        var messages = db.Set<Message>().Where(message => message.ConversationId == conversationId);
        var lastReply = await messages.Where(message => message.From == MessageFrom.Officer)
            .MaxAsync(message => (long?)message.Sequence, cancellationToken) ?? 0;
        return await messages.AnyAsync(message => message.From == MessageFrom.Bot && message.Sequence > lastReply, cancellationToken);
    }
}
