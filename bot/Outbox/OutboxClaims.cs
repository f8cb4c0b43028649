using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Outbox;

/// <summary>Who sends what: one item of a conversation at a time, in order, each start committed before the first byte leaves.</summary>
internal sealed class OutboxClaims(IDbContextFactory<BotDb> databases, SharedCommit commits, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>After a crash in the middle of a sending, a channel gets this long to show that the message had arrived.</summary>
    public static readonly TimeSpan DoubtPause = TimeSpan.FromSeconds(10);

    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Frees what a dead process held. Only the one host of a database may call this, before its workers start.</summary>
    public async Task FreeAllAsync(CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() + DoubtPause;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<OutboxItem>().Where(item => item.State == OutboxState.Sending).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.State, OutboxState.Ready).SetProperty(item => item.DueAt, due), cancellationToken);
    }

    /// <summary>Claims what has waited longest, of at most so many conversations, each start counted and committed.</summary>
    public async Task<IReadOnlyList<OutboxItem>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        bool isLeft;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            // Asked one after the other, each has an index of its own; in one question the whole queue is read.
            isLeft = await LeftBehind(db, now).AnyAsync(cancellationToken);
            if (!isLeft && !await db.Set<OutboxItem>().AnyAsync(item => item.State == OutboxState.Ready, cancellationToken))
            {
                // An idle host takes no write lock.
                return [];
            }
        }

        return await commits.WriteAsync(db => ClaimAsync(db, most, isLeft, now));
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutboxItem>().Where(item => item.State == OutboxState.Ready && item.DueAt > now)
            .MinAsync(item => (DateTimeOffset?)item.DueAt, cancellationToken);
    }

    /// <summary>Writes what became of a sending; false when the claim was lost and nothing changed. Not cancelled: what left has left.</summary>
    public Task<bool> SettleAsync(OutboxItem claimed, OutboxState state, DateTimeOffset due, string? reason) =>
        SettleAsync(claimed, state, due, reason, claimed.Attempts);

    /// <summary>The same, with the number of tries that count.</summary>
    public Task<bool> SettleAsync(OutboxItem claimed, OutboxState state, DateTimeOffset due, string? reason, int tries)
    {
        var sentAt = state == OutboxState.Sent ? time.GetUtcNow() : (DateTimeOffset?)null;
        return commits.WriteAsync(async db => 1 == await db.Set<OutboxItem>()
            .Where(item => item.Id == claimed.Id && item.Token == claimed.Token && item.State == OutboxState.Sending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, state)
                    .SetProperty(item => item.DueAt, due)
                    .SetProperty(item => item.Reason, reason)
                    .SetProperty(item => item.Attempts, tries)
                    .SetProperty(item => item.SentAt, sentAt)
                    .SetProperty(item => item.LeaseUntil, (DateTimeOffset?)null),
                CancellationToken.None));
    }

    private async Task<IReadOnlyList<OutboxItem>> ClaimAsync(BotDb db, int most, bool isLeft, DateTimeOffset now)
    {
        if (isLeft)
        {
            await LeftBehind(db, now).ExecuteUpdateAsync(set => set.SetProperty(item => item.State, OutboxState.Ready));
        }

        var all = db.Set<OutboxItem>();
        var items = await all
            .Where(one => one.State == OutboxState.Ready && one.DueAt <= now && (one.ConversationId == null
                || (!all.Any(other => other.ConversationId == one.ConversationId && other.State == OutboxState.Sending)
                    && !all.Any(other => other.ConversationId == one.ConversationId && other.State == OutboxState.Ready && other.Id < one.Id))))
            .OrderBy(one => one.Id)
            .Take(most)
            .ToListAsync();
        foreach (var item in items)
        {
            item.State = OutboxState.Sending;
            item.Attempts++;
            item.Token++;
            item.LeaseOwner = _owner;
            item.LeaseUntil = now + Lease;
        }

        await db.SaveChangesAsync();
        return items;
    }

    /// <summary>What somebody took up and whose lease is over.</summary>
    private static IQueryable<OutboxItem> LeftBehind(BotDb db, DateTimeOffset now) =>
        db.Set<OutboxItem>().Where(item => item.State == OutboxState.Sending && item.LeaseUntil < now);
}
