using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Outbox;

/// <summary>What of a sending has left already, so that another try goes on where the last one ended; and which message a platform means.</summary>
internal sealed class OutboxParts(IDbContextFactory<BotDb> databases, SharedCommit commits, TimeProvider time)
{
    /// <summary>Half of a claim's lease: whoever takes the sending up after its end has to find what was sent.</summary>
    private static readonly TimeSpan Patience = OutboxClaims.Lease / 2;

    /// <summary>Gives how many bubbles of a sending the platform has taken.</summary>
    public async Task<int> CountAsync(long outboxId, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutboxPart>().CountAsync(part => part.OutboxId == outboxId, cancellationToken);
    }

    /// <summary>Writes down that the platform took a bubble. Not cancelled, and not given up for a held database: what left has left, and would be sent again.</summary>
    public Task AddAsync(long outboxId, int part, string? platformId) => BusyDatabase.OutlastAsync(
        () => commits.WriteAsync(async db =>
        {
            if (await db.Set<OutboxPart>().AnyAsync(one => one.OutboxId == outboxId && one.Part == part))
            {
                return false;
            }

            db.Add(new OutboxPart { OutboxId = outboxId, Part = part, PlatformId = platformId, SentAt = time.GetUtcNow() });
            await db.SaveChangesAsync();
            return true;
        }),
        Patience,
        time);

    /// <summary>Says whether a platform's id is that of a bubble of ours.</summary>
    public async Task<bool> IsOursAsync(string? platformId, CancellationToken cancellationToken)
    {
        if (platformId is null)
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutboxPart>().AnyAsync(part => part.PlatformId == platformId, cancellationToken);
    }

    /// <summary>Gives the sequence number of our message that the platform knows by this id, within a conversation; or null.</summary>
    public static async Task<long?> SequenceAsync(BotDb db, string conversationId, string? platformId, CancellationToken cancellationToken) =>
        platformId is null
            ? null
            // Plain SQL: the outbox knows no conversations, they know it.
            : (await db.Database.SqlQuery<long>(
                $"""
                SELECT m.Sequence AS Value FROM outbox_parts p JOIN outbox o ON o.Id = p.OutboxId JOIN messages m ON m.Id = o.MessageId
                WHERE p.PlatformId = {platformId} AND o.ConversationId = {conversationId}
                """).ToListAsync(cancellationToken)).Cast<long?>().FirstOrDefault();
}
