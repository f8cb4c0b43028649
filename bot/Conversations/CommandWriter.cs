using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Conversations;

/// <summary>Writes what follows from a command.</summary>
internal sealed class CommandWriter(ReplyWriter replies, TimeProvider time)
{
    private const int LookBack = 20;

    public Task WriteAsync(BotDb db, Conversation conversation, PlannedStep.Obey step, CancellationToken cancellationToken) => step.Command switch
    {
        MemberCommand.AskOfficer => AskOfficerAsync(db, conversation, step, cancellationToken),
        MemberCommand.ShowBasis => ShowBasisAsync(db, conversation, step, cancellationToken),
        MemberCommand.Helpful => JudgeAsync(db, conversation, step, MessageFeedback.Helpful, cancellationToken),
        MemberCommand.Wrong => JudgeAsync(db, conversation, step, MessageFeedback.Wrong, cancellationToken),
        MemberCommand.AskBot => AskBotAsync(db, conversation, cancellationToken),
        MemberCommand.ReadWhole => ReadWholeAsync(db, conversation, step, cancellationToken),
        _ => throw new InvalidOperationException("A command of an unknown kind."),
    };

    private async Task AskOfficerAsync(BotDb db, Conversation conversation, PlannedStep.Obey step, CancellationToken cancellationToken)
    {
        if (conversation.State == ConversationState.WithOfficer)
        {
            await replies.SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.OfficerIsHere, "officer_is_here"), step.Message?.Sequence, cancellationToken);
            return;
        }

        var before = step.Message?.Sequence ?? long.MaxValue;
        var words = await db.Set<Message>().AsNoTracking()
            .Where(message => message.ConversationId == conversation.Id && message.From == MessageFrom.Member && message.Sequence < before)
            .OrderByDescending(message => message.Sequence)
            .Take(LookBack)
            .Select(message => message.Text)
            .ToListAsync(cancellationToken);
        var question = words.Find(text => MemberCommands.Recognize(text) is null && !string.IsNullOrWhiteSpace(text)) ?? MemberCommands.Officer.Title;
        var (ticket, promise) = await replies.OpenAsync(db, conversation, "asked_for_officer", question, urgent: false, cancellationToken);
        var content = AnswerFormatter.Fixed(promise, "asked_for_officer") with { Ticket = ticket };
        await replies.SayAsync(db, conversation, content, step.Message?.Sequence, cancellationToken);
    }

    private async Task ShowBasisAsync(BotDb db, Conversation conversation, PlannedStep.Obey step, CancellationToken cancellationToken)
    {
        var answer = await FindAnswerAsync(
            db, conversation.Id, step.About, content => content.Citations.Count > 0 || content.Detail is not null, cancellationToken);
        if (answer is not { } found)
        {
            await replies.SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.NoBasis, "no_basis"), step.Message?.Sequence, cancellationToken);
            return;
        }

        // The words hold everything already; the citations go along for pages that show them as cards.
        var text = AnswerFormatter.Basis(found.Content);
        var shown = found.Content with { Text = text, Decision = null, Reason = "basis", Ticket = null, Actions = [] };
        await replies.SayWordsAsync(db, conversation, shown, text, found.Message.Sequence, cancellationToken);
    }

    private async Task JudgeAsync(
        BotDb db, Conversation conversation, PlannedStep.Obey step, MessageFeedback feedback, CancellationToken cancellationToken)
    {
        var answer = await FindAnswerAsync(db, conversation.Id, step.About, content => content.Decision is not null, cancellationToken);
        if (answer is not { } found)
        {
            await replies.SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.NothingToJudge, "nothing_to_judge"), step.Message?.Sequence, cancellationToken);
            return;
        }

        found.Message.Feedback = feedback;
        var content = feedback == MessageFeedback.Helpful
            ? AnswerFormatter.Fixed(Wording.ThanksForHelpful, "feedback_helpful")
            : AnswerFormatter.Fixed(Wording.SorryForWrong, "feedback_wrong", MemberCommands.Officer);
        await replies.SayAsync(db, conversation, content, found.Message.Sequence, cancellationToken);
    }

    private async Task AskBotAsync(BotDb db, Conversation conversation, CancellationToken cancellationToken)
    {
        conversation.Enter(ConversationMachine.Next(conversation.State, ConversationEvent.MemberAsksBot).State, time.GetUtcNow());
        await replies.SayAsync(db, conversation, AnswerFormatter.Fixed(Wording.BotListens, "bot_listens"), null, cancellationToken);
    }

    /// <summary>Here it goes in as many bubbles as it needs.</summary>
    private async Task ReadWholeAsync(BotDb db, Conversation conversation, PlannedStep.Obey step, CancellationToken cancellationToken)
    {
        var candidates = await db.Set<Message>()
            .Where(message => message.ConversationId == conversation.Id && message.From != MessageFrom.Member && (step.About == null || message.Sequence == step.About))
            .OrderByDescending(message => message.Sequence)
            .Take(LookBack)
            .ToListAsync(cancellationToken);
        var found = candidates.Find(message => message.From == MessageFrom.Officer || AnswerFormatter.Read(message.Content)?.Decision is not null);
        var content = found is null ? AnswerFormatter.Fixed(Wording.NoAnswerYet, "no_answer_yet") : AnswerFormatter.Fixed(found.Text, "read_whole");
        await replies.SayAsync(db, conversation, content, found?.Sequence ?? step.Message?.Sequence, cancellationToken);
    }

    private static async Task<(Message Message, MessageContent Content)?> FindAnswerAsync(
        BotDb db, string conversationId, long? about, Func<MessageContent, bool> wanted, CancellationToken cancellationToken)
    {
        var candidates = await db.Set<Message>()
            .Where(message => message.ConversationId == conversationId && message.From == MessageFrom.Bot && (about == null || message.Sequence == about))
            .OrderByDescending(message => message.Sequence)
            .Take(LookBack)
            .ToListAsync(cancellationToken);
        foreach (var message in candidates)
        {
            if (AnswerFormatter.Read(message.Content) is { } content && wanted(content))
            {
                return (message, content);
            }
        }

        return null;
    }
}
