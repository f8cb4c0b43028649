using System.Security.Cryptography;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers.SignIn;

/// <summary>Begins, finds and ends sessions. A session ends after half an hour without a page, and after half a day anyway.</summary>
internal sealed class OfficerSessions(IDbContextFactory<BotDb> databases, TimeProvider time)
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>One write a minute is enough to know that somebody is there.</summary>
    private static readonly TimeSpan Grain = TimeSpan.FromMinutes(1);

    /// <summary>Adds a session to the caller's transaction.</summary>
    public SignedIn Begin(BotDb db, Officer officer)
    {
        var now = time.GetUtcNow();
        var session = new OfficerSession
        {
            Id = RandomNumberGenerator.GetHexString(32, lowercase: true),
            OfficerId = officer.Id,
            SecurityStamp = officer.SecurityStamp,
            CreatedAt = now,
            LastSeenAt = now,
        };
        db.Add(session);
        return Describe(officer, session.Id);
    }

    /// <summary>Gives the officer behind a session, or null when it is over: ended, idle, too old, disabled, another stamp.</summary>
    /// <param name="id">Id that the cookie names.</param>
    /// <param name="touch">True when a person asked for the page.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public async Task<SignedIn?> FindAsync(string id, bool touch, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var found = await db.Set<OfficerSession>().AsNoTracking()
            .Where(session => session.Id == id)
            .Join(db.Set<Officer>(), session => session.OfficerId, officer => officer.Id, (session, officer) => new { session, officer })
            .SingleOrDefaultAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (found is null || found.officer.Disabled || found.officer.SecurityStamp != found.session.SecurityStamp
            || now - found.session.LastSeenAt > Idle || now - found.session.CreatedAt > Longest)
        {
            return null;
        }

        if (touch && now - found.session.LastSeenAt >= Grain)
        {
            await db.Set<OfficerSession>().Where(session => session.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(session => session.LastSeenAt, now), cancellationToken);
        }

        return Describe(found.officer, id);
    }

    /// <summary>Ends one session.</summary>
    public async Task EndAsync(SignedIn officer, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await db.Set<OfficerSession>().Where(session => session.Id == officer.Session).ExecuteDeleteAsync(cancellationToken);
        db.Add(actor.Line("signed_out", officer.Name, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Ends every session of an officer, in the caller's transaction.</summary>
    public static Task EndAllAsync(BotDb db, long officerId, CancellationToken cancellationToken) =>
        db.Set<OfficerSession>().Where(session => session.OfficerId == officerId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Forgets sessions that nobody can use any more, in the caller's transaction.</summary>
    public Task ClearAsync(BotDb db, CancellationToken cancellationToken)
    {
        var idle = time.GetUtcNow() - Idle;
        return db.Set<OfficerSession>().Where(session => session.LastSeenAt < idle).ExecuteDeleteAsync(cancellationToken);
    }

    private static SignedIn Describe(Officer officer, string session) => new(
        officer.Id, officer.Name, officer.DisplayName, officer.Role, officer.Unit, session, officer.MustChangePassword);
}
