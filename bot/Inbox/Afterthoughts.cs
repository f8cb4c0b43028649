using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Inbox;

/// <summary>
/// What a member took back or put right before the words had their turn. Platforms tell of things out of order, and a person unsends within
/// the moment for which bubbles are waited for: such words are not answered, or answered as they stand now.
/// </summary>
internal static class Afterthoughts
{
    /// <summary>How long before a message what changes it may come.</summary>
    private static readonly TimeSpan Disorder = TimeSpan.FromMinutes(5);

    /// <summary>Gives, by the event id of a message of the claim, its words as they stand now; null for a message that was taken back.</summary>
    public static async Task<IReadOnlyDictionary<string, string?>> OfAsync(BotDb db, InboxClaim claim, CancellationToken cancellationToken)
    {
        var found = new Dictionary<string, string?>(StringComparer.Ordinal);
        var ids = claim.Items.Where(item => item.Kind == InboxKind.Message).Select(item => item.EventId).ToHashSet(StringComparer.Ordinal);
        if (ids.Count == 0)
        {
            return found;
        }

        var since = claim.Items.Min(item => item.ReceivedAt) - Disorder;
        var changes = await db.Set<InboxItem>().AsNoTracking()
            .Where(item => item.ConversationId == claim.ConversationId && item.ReceivedAt > since && (item.Kind == InboxKind.Recall || item.Kind == InboxKind.Edit))
            .OrderBy(item => item.Id)
            .Select(item => new { item.Kind, item.Body })
            .ToListAsync(cancellationToken);
        foreach (var change in changes)
        {
            var body = JsonSerializer.Deserialize<InboundBody>(change.Body, AnswerFormatter.Json)!;
            // What was taken back stays so, whatever else is told of it.
            if (body.Value is { } id && ids.Contains(id) && !(found.TryGetValue(id, out var now) && now is null))
            {
                found[id] = change.Kind == InboxKind.Recall ? null : body.Text;
            }
        }

        return found;
    }
}
