using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Outbox;

/// <summary>Who sends what: one item of a conversation at a time, in order, each start committed before the first byte leaves.</summary>
internal sealed class OutboxClaims(IDbContextFactory<BotDb> databases, TimeProvider time)
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

    public async Task<OutboxItem?> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Asked one after the other, each has an index of its own; in one question the whole queue is read.
        if (!await db.Set<OutboxItem>().AnyAsync(item => item.State == OutboxState.Ready, cancellationToken)
            && !await db.Set<OutboxItem>().AnyAsync(item => item.State == OutboxState.Sending && item.LeaseUntil < now, cancellationToken))
        {
            return null;
        }

        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        await db.Set<OutboxItem>().Where(item => item.State == OutboxState.Sending && item.LeaseUntil < now)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.State, OutboxState.Ready), cancellationToken);
        var all = db.Set<OutboxItem>();
        var item = await all
            .Where(one => one.State == OutboxState.Ready && one.DueAt <= now && (one.ConversationId == null
                || (!all.Any(other => other.ConversationId == one.ConversationId && other.State == OutboxState.Sending)
                    && !all.Any(other => other.ConversationId == one.ConversationId && other.State == OutboxState.Ready && other.Id < one.Id))))
            .OrderBy(one => one.Id)
            .FirstOrDefaultAsync(cancellationToken);
        if (item is not null)
        {
            item.State = OutboxState.Sending;
            item.Attempts++;
            item.Token++;
            item.LeaseOwner = _owner;
            item.LeaseUntil = now + Lease;
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return item;
    }

    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<OutboxItem>().Where(item => item.State == OutboxState.Ready && item.DueAt > now)
            .MinAsync(item => (DateTimeOffset?)item.DueAt, cancellationToken);
    }

    /// <summary>Writes what became of a sending; false when the claim was lost and nothing changed.</summary>
    public Task<bool> SettleAsync(OutboxItem claimed, OutboxState state, DateTimeOffset due, string? reason, CancellationToken cancellationToken) =>
        SettleAsync(claimed, state, due, reason, claimed.Attempts, cancellationToken);

    /// <summary>The same, with the number of tries that count.</summary>
    public async Task<bool> SettleAsync(
        OutboxItem claimed, OutboxState state, DateTimeOffset due, string? reason, int tries, CancellationToken cancellationToken)
    {
        var sentAt = state == OutboxState.Sent ? time.GetUtcNow() : (DateTimeOffset?)null;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var settled = await db.Set<OutboxItem>()
            .Where(item => item.Id == claimed.Id && item.Token == claimed.Token && item.State == OutboxState.Sending)
            .ExecuteUpdateAsync(
                set => set.SetProperty(item => item.State, state)
                    .SetProperty(item => item.DueAt, due)
                    .SetProperty(item => item.Reason, reason)
                    .SetProperty(item => item.Attempts, tries)
                    .SetProperty(item => item.SentAt, sentAt)
                    .SetProperty(item => item.LeaseUntil, (DateTimeOffset?)null),
                cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return settled == 1;
    }
}
