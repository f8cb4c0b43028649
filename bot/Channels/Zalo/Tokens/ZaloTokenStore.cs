using System.Security.Cryptography;
using System.Text;
using CongDoan.Bot.Alerts;
using CongDoan.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Zalo.Tokens;

/// <summary>The tokens as they stand in the database, which all processes share. Nothing is used before it stands there.</summary>
internal sealed class ZaloTokenStore(
    IDbContextFactory<BotDb> databases, IDataProtectionProvider protection, OfficerAlerts alerts, TimeProvider time)
{
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(60);

    /// <summary>How long a held database is tried with a pair that Zalo gives only once: without it a person has to link the account again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly IDataProtector _protector = protection.CreateProtector("CongDoan.Zalo.Tokens.v1");
    private readonly string _owner = $"{Environment.MachineName}-{Environment.ProcessId}-{Guid.NewGuid():N}";

    /// <summary>Gives the row; made from the settings' first token when there is none, and begun anew when a new one stands there after the old was lost.</summary>
    public async Task<ZaloToken?> FindAsync(ZaloAccount account, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var token = await db.Set<ZaloToken>().AsNoTracking().SingleOrDefaultAsync(one => one.OaId == account.OaId, cancellationToken);
        var seed = string.IsNullOrWhiteSpace(account.Options.RefreshToken) ? null : account.Options.RefreshToken.Trim();
        return seed is null || (token is not null && (token.State == ZaloTokenState.Linked || token.SeedHash == Hash(seed)))
            ? token
            : await BeginAsync(account, seed, cancellationToken);
    }

    /// <summary>Makes this process the one that refreshes what it saw; false when another is at it, or has been.</summary>
    public async Task<bool> ClaimAsync(ZaloToken seen, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return await ChangeAsync(
            seen,
            tokens => tokens.Where(one => one.LeaseUntil == null || one.LeaseUntil < now).ExecuteUpdateAsync(
                set => set.SetProperty(one => one.LeaseOwner, _owner).SetProperty(one => one.LeaseUntil, now + Lease)
                    .SetProperty(one => one.IsInUse, true).SetProperty(one => one.Version, seen.Version + 1),
                cancellationToken),
            cancellationToken);
    }

    /// <summary>Stores a new pair in the place of the claimed one.</summary>
    public async Task<bool> ReplaceAsync(ZaloToken claimed, ZaloAccount account, OAuthReply.Pair pair)
    {
        var now = time.GetUtcNow();
        var (access, refresh) = (_protector.Protect(pair.Access), _protector.Protect(pair.Refresh));
        return await BusyDatabase.OutlastAsync(() => ChangeAsync(
            claimed,
            tokens => tokens.ExecuteUpdateAsync(
                set => set.SetProperty(one => one.SealedPrevious, claimed.SealedRefresh)
                    .SetProperty(one => one.SealedAccess, access).SetProperty(one => one.AccessUntil, now + pair.Life)
                    .SetProperty(one => one.SealedRefresh, refresh).SetProperty(one => one.RefreshUntil, now + account.App.Options.RefreshTokenLife)
                    .SetProperty(one => one.GivenAt, now).SetProperty(one => one.State, ZaloTokenState.Linked).SetProperty(one => one.Reason, (string?)null)
                    .SetProperty(one => one.IsInUse, false).SetProperty(one => one.LeaseUntil, (DateTimeOffset?)null)
                    .SetProperty(one => one.AlertedAt, (DateTimeOffset?)null).SetProperty(one => one.Version, claimed.Version + 1),
                CancellationToken.None),
            CancellationToken.None), Patience, time);
    }

    /// <summary>Ends a claim without a new pair; <paramref name="isInUse"/> stays true while nobody knows whether the token was used.</summary>
    public Task<bool> ReleaseAsync(ZaloToken claimed, bool isInUse) => ChangeAsync(
        claimed,
        tokens => tokens.ExecuteUpdateAsync(
            set => set.SetProperty(one => one.LeaseUntil, (DateTimeOffset?)null).SetProperty(one => one.IsInUse, isInUse)
                .SetProperty(one => one.Version, claimed.Version + 1),
            CancellationToken.None),
        CancellationToken.None);

    /// <summary>Writes down that a person has to link the account again, and tells officers.</summary>
    public async Task LoseAsync(ZaloToken claimed, ZaloAccount account, string reason)
    {
        var now = time.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
        await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
        var changed = await db.Set<ZaloToken>().Where(one => one.OaId == claimed.OaId && one.Version == claimed.Version).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.State, ZaloTokenState.NeedsLink).SetProperty(one => one.Reason, reason)
                .SetProperty(one => one.LeaseUntil, (DateTimeOffset?)null).SetProperty(one => one.AlertedAt, now).SetProperty(one => one.Version, claimed.Version + 1));
        if (changed == 1)
        {
            alerts.AddNotice(
                db,
                $"KHẨN: mất liên kết với Zalo OA {account.OaId}. Tin nhắn vẫn nhận được nhưng chưa trả lời được. Quản trị viên OA hãy mở trang liên kết và cấp quyền lại.",
                ConnectPath(account),
                urgent: true);
            await db.SaveChangesAsync();
        }

        await transaction.CommitAsync(CancellationToken.None);
    }

    /// <summary>Stores what a person has just granted, whatever stood there before.</summary>
    public async Task LinkAsync(ZaloAccount account, OAuthReply.Pair pair, CancellationToken cancellationToken)
    {
        if (await FindAsync(account, cancellationToken) is null)
        {
            await BusyDatabase.OutlastAsync(() => AddAsync(account, cancellationToken), Patience, time);
        }

        while (await FindAsync(account, cancellationToken) is { } token && !await ReplaceAsync(token, account, pair))
        {
            // A refresh ended in between; what was granted now is newer.
        }
    }

    /// <summary>Tells officers once a day that a refresh token ends soon; false when they were told already.</summary>
    public async Task<bool> WarnAsync(ZaloToken token, ZaloAccount account, int days, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (token.AlertedAt > now - TimeSpan.FromDays(1))
        {
            return false;
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var isFirst = await db.Set<ZaloToken>().Where(one => one.OaId == token.OaId && one.Version == token.Version && one.AlertedAt == token.AlertedAt)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.AlertedAt, now), cancellationToken) == 1;
        if (isFirst)
        {
            alerts.AddNotice(
                db, $"Liên kết với Zalo OA {account.OaId} sẽ hết hạn sau {days} ngày. Quản trị viên OA hãy mở trang liên kết và cấp quyền lại.", ConnectPath(account), urgent: false);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return isFirst;
    }

    /// <summary>Gives what was sealed; null when the key is gone, as after a restore without the keys.</summary>
    public string? Open(string? sealedToken)
    {
        try
        {
            return sealedToken is null ? null : _protector.Unprotect(sealedToken);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    public static string ConnectPath(ZaloAccount account) => $"/channels/zalo/{Uri.EscapeDataString(account.App.Key)}/connect";

    private async Task<ZaloToken?> BeginAsync(ZaloAccount account, string seed, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var token = await db.Set<ZaloToken>().SingleOrDefaultAsync(one => one.OaId == account.OaId, cancellationToken);
        if (token is null)
        {
            token = new ZaloToken { OaId = account.OaId };
            db.Add(token);
        }

        if (token.SeedHash != Hash(seed))
        {
            (token.SeedHash, token.SealedRefresh, token.RefreshUntil) = (Hash(seed), _protector.Protect(seed), time.GetUtcNow() + account.App.Options.RefreshTokenLife);
            (token.State, token.Reason, token.IsInUse, token.SealedAccess, token.AccessUntil) = (ZaloTokenState.Linked, null, false, null, null);
            token.Version++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return token;
    }

    private async Task<int> AddAsync(ZaloAccount account, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        db.Add(new ZaloToken { OaId = account.OaId });
        return await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> ChangeAsync(ZaloToken seen, Func<IQueryable<ZaloToken>, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        if (await change(db.Set<ZaloToken>().Where(one => one.OaId == seen.OaId && one.Version == seen.Version)) != 1)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        seen.Version++;
        return true;
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
