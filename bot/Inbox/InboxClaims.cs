using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Inbox;

/// <summary>What one conversation waits for next, held by one worker.</summary>
/// <param name="ConversationId">Which conversation.</param>
/// <param name="Items">The bubbles of one question in order, or one item alone: a command, or what failed before, so that the item that fails is known.</param>
/// <param name="Token">Named by every write that finishes them.</param>
/// <param name="IsGivenUp">True when the first has been started too often: it is not started again.</param>
internal sealed record InboxClaim(string ConversationId, IReadOnlyList<InboxItem> Items, long Token, bool IsGivenUp)
{
    public IReadOnlyList<long> Ids { get; } = Items.Select(item => item.Id).ToList();
}

/// <summary>Who works on what: claims, leases, and the tokens that keep a late worker from finishing what another has.</summary>
internal sealed class InboxClaims(
    IDbContextFactory<BotDb> databases, SharedCommit commits, IOptions<InboxOptions> options, IOptions<ConversationOptions> conversations, TimeProvider time)
{
    private const int MaxItems = 50;

    /// <summary>A member who types without a pause is answered after this many windows.</summary>
    private const int LongestBurst = 4;

    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Frees what a dead process held. Only the one host of a database may call this, before its workers start.</summary>
    public async Task FreeAllAsync(CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<InboxItem>().Where(item => item.State == InboxState.Running)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.State, InboxState.Ready), cancellationToken);
    }

    /// <summary>Claims the conversations that have waited longest, at most so many, each start counted and committed.</summary>
    public async Task<IReadOnlyList<InboxClaim>> ClaimAsync(int most, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        bool isLeft;
        await using (var db = await databases.CreateDbContextAsync(cancellationToken))
        {
            // Asked one after the other, each has an index of its own; in one question the whole queue is read.
            isLeft = await LeftBehind(db, now).AnyAsync(cancellationToken);
            if (!isLeft && !await db.Set<InboxItem>().AnyAsync(item => item.State == InboxState.Ready, cancellationToken))
            {
                // An idle host takes no write lock.
                return [];
            }
        }

        return await commits.WriteAsync(db => ClaimAsync(db, most, isLeft, now));
    }

    /// <summary>When the next item becomes due; null when no item waits for its time.</summary>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<InboxItem>().Where(item => item.State == InboxState.Ready && item.DueAt > now)
            .MinAsync(item => (DateTimeOffset?)item.DueAt, cancellationToken);
    }

    /// <summary>Says that the worker is alive; false when the claim is lost.</summary>
    public async Task<bool> RenewAsync(InboxClaim claim, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var until = time.GetUtcNow() + options.Value.Lease;
        return claim.Ids.Count == await Held(db, claim)
            .ExecuteUpdateAsync(set => set.SetProperty(item => item.LeaseUntil, until), cancellationToken);
    }

    /// <summary>Finishes the items inside the caller's transaction; false, and nothing changed, when the claim is lost.</summary>
    public async Task<bool> FinishAsync(BotDb db, InboxClaim claim, InboxState state, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return claim.Ids.Count == await Held(db, claim).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.State, state)
                .SetProperty(item => item.FinishedAt, now)
                .SetProperty(item => item.Reason, reason)
                .SetProperty(item => item.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    /// <summary>Gives the items back: after a failure with a pause, or at once when the host stops, which is no failure.</summary>
    public async Task GiveBackAsync(InboxClaim claim, bool failed, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var due = time.GetUtcNow() + (failed ? Backoff.After(claim.Items[0].Attempts) : TimeSpan.Zero);
        var uncounted = failed ? 0 : 1;
        await Held(db, claim).ExecuteUpdateAsync(
            set => set.SetProperty(item => item.State, InboxState.Ready)
                .SetProperty(item => item.DueAt, due)
                .SetProperty(item => item.Attempts, item => item.Attempts - uncounted)
                .SetProperty(item => item.LeaseUntil, (DateTimeOffset?)null),
            cancellationToken);
    }

    private async Task<IReadOnlyList<InboxClaim>> ClaimAsync(BotDb db, int most, bool isLeft, DateTimeOffset now)
    {
        if (isLeft)
        {
            await LeftBehind(db, now).ExecuteUpdateAsync(set => set.SetProperty(item => item.State, InboxState.Ready));
        }

        var claims = new List<InboxClaim>();
        foreach (var first in await Due(db, now).Take(most).ToListAsync())
        {
            var items = OneQuestion(await db.Set<InboxItem>()
                .Where(item => item.ConversationId == first.ConversationId && item.State == InboxState.Ready && item.Id >= first.Id)
                .OrderBy(item => item.Id)
                .Take(MaxItems)
                .ToListAsync());
            var isGivenUp = first.Attempts >= InboxOptions.MaxStarts;
            var token = items.Max(item => item.Token) + 1;
            foreach (var item in items)
            {
                item.State = InboxState.Running;
                item.Attempts++;
                item.Token = token;
                item.LeaseOwner = _owner;
                item.LeaseUntil = now + options.Value.Lease;
            }

            claims.Add(new InboxClaim(first.ConversationId!, items, token, isGivenUp));
        }

        await db.SaveChangesAsync();
        return claims;
    }

    /// <summary>What somebody took up and whose lease is over.</summary>
    private static IQueryable<InboxItem> LeftBehind(BotDb db, DateTimeOffset now) =>
        db.Set<InboxItem>().Where(item => item.State == InboxState.Running && item.LeaseUntil < now);

    /// <summary>
    /// Of the waiting items those that are bubbles of one question. When they arrived decides, never how long they had to
    /// wait: what a busy or killed host left lying for minutes is split as it would have been at once.
    /// </summary>
    private List<InboxItem> OneQuestion(List<InboxItem> waiting)
    {
        var window = conversations.Value.BurstWindow;
        var count = 1;
        while (count < waiting.Count && IsBubble(waiting[count - 1]) && IsBubble(waiting[count])
            && (waiting[count].ReceivedAt - waiting[count - 1].ReceivedAt).Duration() < window
            && (waiting[count].ReceivedAt - waiting[0].ReceivedAt).Duration() < LongestBurst * window)
        {
            count++;
        }

        return waiting[..count];

        static bool IsBubble(InboxItem item) => item is { Kind: InboxKind.Message, Attempts: 0 };
    }

    private static IQueryable<InboxItem> Held(BotDb db, InboxClaim claim) => db.Set<InboxItem>()
        .Where(item => claim.Ids.Contains(item.Id) && item.Token == claim.Token && item.State == InboxState.Running);

    /// <summary>
    /// First items of conversations that nobody works on, and that are due: their pause is over and no newer bubble is
    /// still fresh, or a command came after them.
    /// </summary>
    private IQueryable<InboxItem> Due(BotDb db, DateTimeOffset now)
    {
        var longAgo = now - ((LongestBurst - 1) * conversations.Value.BurstWindow);
        var all = db.Set<InboxItem>();
        return all
            .Where(item => item.State == InboxState.Ready && item.ConversationId != null
                && !all.Any(other => other.ConversationId == item.ConversationId && other.State == InboxState.Running)
                && !all.Any(other => other.ConversationId == item.ConversationId && other.State == InboxState.Ready && other.Id < item.Id))
            .Where(item =>
                (item.DueAt <= now && (item.Attempts > 0 || item.DueAt <= longAgo
                    || !all.Any(other => other.ConversationId == item.ConversationId && other.State == InboxState.Ready
                        && other.Id > item.Id && other.Attempts == 0 && other.DueAt > now)))
                || (item.Attempts == 0 && all.Any(other => other.ConversationId == item.ConversationId && other.State == InboxState.Ready
                    && other.Id > item.Id && other.Kind == InboxKind.Command)))
            .OrderBy(item => item.Id);
    }
}
