using CongDoan.Bot.Alerts;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Concerns;

/// <summary>Opens concerns. Its caller holds the transaction, so that a concern and what the member is told of it stand or fall together.</summary>
internal sealed class ConcernBook(OfficerAlerts alerts, TimeProvider time)
{
    /// <summary>Gives the open concern with the same question, else opens one and alerts officers.</summary>
    public async Task<(Concern Concern, bool IsNew)> OpenAsync(
        BotDb db, string conversationId, string unit, string reason, string question, bool urgent, CancellationToken cancellationToken)
    {
        var key = Key(question);
        var open = await db.Set<Concern>().FirstOrDefaultAsync(
            concern => concern.ConversationId == conversationId && concern.State != ConcernState.Closed && concern.QuestionKey == key,
            cancellationToken);
        if (open is not null)
        {
            if (urgent && !open.Urgent)
            {
                open.Urgent = true;
                open.Version++;
                alerts.Add(db, open.TicketCode, urgent);
            }

            return (open, false);
        }

        var fresh = new Concern
        {
            TicketCode = TicketCode.New(),
            ConversationId = conversationId,
            Unit = unit,
            Reason = reason,
            Urgent = urgent,
            Question = question,
            QuestionKey = key,
            OpenedAt = time.GetUtcNow(),
        };
        db.Add(fresh);
        alerts.Add(db, fresh.TicketCode, urgent);
        return (fresh, true);
    }

    /// <summary>Counts new messages of the member at the newest open concern; false when none is open.</summary>
    public static async Task<bool> CountUnreadAsync(BotDb db, string conversationId, int messages, CancellationToken cancellationToken)
    {
        var open = await db.Set<Concern>()
            .Where(concern => concern.ConversationId == conversationId && concern.State != ConcernState.Closed)
            .OrderByDescending(concern => concern.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (open is null)
        {
            return false;
        }

        open.UnreadMessages += messages;
        open.Version++;
        return true;
    }

    /// <summary>Two spellings of one question have one key: marks, case, spaces and punctuation do not count.</summary>
    internal static string Key(string question) => string.Join(' ', Syllables.Of(Folding.Fold(TextCleaner.Clean(question))));
}
