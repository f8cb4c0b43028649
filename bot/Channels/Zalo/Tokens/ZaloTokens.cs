using System.Collections.Concurrent;
using CongDoan.Bot.Channels.Zalo.Sending;

namespace CongDoan.Bot.Channels.Zalo.Tokens;

/// <summary>
/// Gives access tokens, refreshed by one process at a time. A refresh token is good for one use: it is marked before it
/// leaves, both new tokens are stored before either is used, and after an end that nobody saw it is used again only when
/// the old access token still works, which proves that Zalo never saw it.
/// </summary>
internal sealed partial class ZaloTokens(ZaloTokenStore store, ZaloOAuth oauth, ZaloApi api, TimeProvider time, ILogger<ZaloTokens> logger)
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);

    /// <summary>Longer than a refresh takes; a sending that still has no token then waits in the outbox.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _lines = new(StringComparer.Ordinal);

    /// <summary>Gives a token that is good by our clock, or null when there is none now.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="rejected">A token that Zalo has just refused: another one is wanted.</param>
    /// <param name="cancellationToken">Ends the waiting, never a refresh that has begun.</param>
    public async Task<string?> AccessAsync(ZaloAccount account, string? rejected, CancellationToken cancellationToken)
    {
        var token = await store.FindAsync(account, cancellationToken);
        return Good(token, rejected) ?? await RefreshInLineAsync(account, token => Good(token, rejected), cancellationToken);
    }

    /// <summary>Refreshes when half of the access token's life is over, so that trouble leaves time.</summary>
    public async Task KeepFreshAsync(ZaloAccount account, CancellationToken cancellationToken)
    {
        var token = await store.FindAsync(account, cancellationToken);
        if (token is { State: ZaloTokenState.Linked, SealedRefresh: not null } && IsHalfOver(token))
        {
            await RefreshInLineAsync(account, one => one is not null && !IsHalfOver(one) ? "" : null, cancellationToken);
        }
    }

    private bool IsHalfOver(ZaloToken token) =>
        token.SealedAccess is null || token.AccessUntil is not { } until || token.GivenAt is not { } given || time.GetUtcNow() - given > (until - given) / 2;

    private string? Good(ZaloToken? token, string? rejected) =>
        token is { State: ZaloTokenState.Linked } && token.AccessUntil > time.GetUtcNow() + Margin && store.Open(token.SealedAccess) is { } access && access != rejected
            ? access
            : null;

    /// <summary>One at a time in this process; across processes the row's lease decides, and the others look until it is over.</summary>
    private async Task<string?> RefreshInLineAsync(ZaloAccount account, Func<ZaloToken?, string?> enough, CancellationToken cancellationToken)
    {
        var line = _lines.GetOrAdd(account.OaId, _ => new SemaphoreSlim(1, 1));
        await line.WaitAsync(cancellationToken);
        var patience = time.GetUtcNow() + Patience;
        try
        {
            while (time.GetUtcNow() < patience)
            {
                var token = await store.FindAsync(account, cancellationToken);
                if (enough(token) is { } found)
                {
                    return found;
                }

                if (token is not { State: ZaloTokenState.Linked, SealedRefresh: not null })
                {
                    return null;
                }

                var wasInUse = token.IsInUse;
                if (await store.ClaimAsync(token, cancellationToken))
                {
                    return await RefreshAsync(account, token, wasInUse, cancellationToken)
                        ? enough(await store.FindAsync(account, cancellationToken))
                        : null;
                }

                await Task.Delay(Look, time, cancellationToken);
            }

            return null;
        }
        finally
        {
            line.Release();
        }
    }

    private async Task<bool> RefreshAsync(ZaloAccount account, ZaloToken claimed, bool wasInUse, CancellationToken cancellationToken)
    {
        if (wasInUse && !await IsUnusedAsync(account, claimed, cancellationToken))
        {
            return false;
        }

        if (store.Open(claimed.SealedRefresh) is not { } refresh)
        {
            await LoseAsync(account, claimed, "keys_lost");
            return false;
        }

        // Not cancelled from outside: once the token is on its way its end has to be seen.
        switch (await oauth.RefreshAsync(account.App, refresh, CancellationToken.None))
        {
            case OAuthReply.Pair pair when await store.ReplaceAsync(claimed, account, pair):
                Log.Refreshed(logger, account.OaId);
                return true;
            case OAuthReply.Denied denied:
                await LoseAsync(account, claimed, denied.Reason);
                return false;
            case OAuthReply.NotReached late:
                Log.NotRefreshed(logger, account.OaId, late.Reason);
                await store.ReleaseAsync(claimed, isInUse: false);
                return false;
            case OAuthReply.InDoubt doubt:
                Log.NotRefreshed(logger, account.OaId, doubt.Reason);
                await store.ReleaseAsync(claimed, isInUse: true);
                return false;
            default:
                // Linked by a person in between, whose tokens are newer.
                return true;
        }
    }

    /// <summary>To use a refresh token ends the access token beside it: while that works, the other was not used.</summary>
    private async Task<bool> IsUnusedAsync(ZaloAccount account, ZaloToken claimed, CancellationToken cancellationToken)
    {
        var access = claimed.AccessUntil > time.GetUtcNow() ? store.Open(claimed.SealedAccess) : null;
        var reply = access is null ? null : await api.GetAsync(account.App, ZaloApi.Account, access, cancellationToken);
        switch (reply)
        {
            case ZaloReply.Done:
                return true;
            case null or ZaloReply.Failed { Code: -216 or -220 }:
                await LoseAsync(account, claimed, "refresh_in_doubt");
                return false;
            default:
                await store.ReleaseAsync(claimed, isInUse: true);
                return false;
        }
    }

    private async Task LoseAsync(ZaloAccount account, ZaloToken claimed, string reason)
    {
        Log.Lost(logger, account.OaId, reason);
        await store.LoseAsync(claimed, account, reason);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The tokens of the Zalo account {Account} were refreshed")]
        public static partial void Refreshed(ILogger logger, string account);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The tokens of the Zalo account {Account} could not be refreshed now: {Reason}")]
        public static partial void NotRefreshed(ILogger logger, string account, string reason);

        [LoggerMessage(Level = LogLevel.Critical, Message = "The Zalo account {Account} has to be linked again ({Reason}); messages wait until then")]
        public static partial void Lost(ILogger logger, string account, string reason);
    }
}
