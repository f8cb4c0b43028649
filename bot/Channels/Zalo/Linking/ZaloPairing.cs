using CongDoan.Bot.Channels.Zalo.Events;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Zalo.Linking;

/// <summary>
/// Zalo shows an account's secret key only after its unsigned try-out of the webhook got 200. So for ten minutes after an
/// administrator opened it such a body is answered, and neither stored nor looked at.
/// </summary>
internal sealed class ZaloPairing(IDbContextFactory<BotDb> databases, ZaloAccounts accounts, TimeProvider time)
{
    public static readonly TimeSpan Open = TimeSpan.FromMinutes(10);

    /// <summary>Opens it, from any process beside the host; gives until when.</summary>
    public static async Task<DateTimeOffset> OpenAsync(BotDb db, string app, TimeProvider time, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Open;
        var state = await FindAsync(db, app, cancellationToken);
        state.PairingUntil = until;
        await db.SaveChangesAsync(cancellationToken);
        return until;
    }

    /// <summary>The row of an app, made when there is none.</summary>
    public static async Task<ZaloAppState> FindAsync(BotDb db, string app, CancellationToken cancellationToken)
    {
#pragma warning disable CA1308 // A key of the settings in any case is one key; it is shown so.
        var key = app.ToLowerInvariant();
#pragma warning restore CA1308
        var state = await db.Set<ZaloAppState>().SingleOrDefaultAsync(one => one.App == key, cancellationToken);
        if (state is null)
        {
            state = new ZaloAppState { App = key };
            db.Add(state);
        }

        return state;
    }

    public async Task<bool> IsRehearsalAsync(ZaloApp app, WebhookRequest request, ZaloEvent? one, CancellationToken cancellationToken)
    {
        // With a key at hand a try-out is what carries no signature and tells of nothing; an event is proved or refused.
        var hasKey = accounts.SecretKeys(app).Count > 0;
        if (hasKey && (one is not null || request.Header(ZaloSignature.Header) is not null))
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return (await FindAsync(db, app.Key, cancellationToken)).PairingUntil > time.GetUtcNow();
    }
}
