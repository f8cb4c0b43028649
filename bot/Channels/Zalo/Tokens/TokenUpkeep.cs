using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Zalo.Tokens;

/// <summary>Looks once a minute whether a token has to be refreshed, or officers have to be told that one ends.</summary>
internal sealed partial class TokenUpkeep(
    ZaloAccounts accounts, ZaloTokens tokens, ZaloTokenStore store, LoopGuard guard, TimeProvider time, ILogger<TokenUpkeep> logger) : BackgroundService
{
    public static readonly TimeSpan WarnBefore = TimeSpan.FromDays(14);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync("zalo tokens", RunAsync, stoppingToken);

    /// <summary>One look at every account.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var account in accounts.All)
        {
            try
            {
                await tokens.KeepFreshAsync(account, cancellationToken);
                await WarnAsync(account, cancellationToken);
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                Log.Busy(logger, account.OaId);
            }
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WarnAsync(ZaloAccount account, CancellationToken cancellationToken)
    {
        if (await store.FindAsync(account, cancellationToken) is { State: ZaloTokenState.Linked, RefreshUntil: { } until } token
            && until - time.GetUtcNow() is var left && left < WarnBefore
            && await store.WarnAsync(token, account, Math.Max(0, (int)left.TotalDays), cancellationToken))
        {
            Log.EndsSoon(logger, account.OaId, until);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The refresh token of the Zalo account {Account} ends at {Until}")]
        public static partial void EndsSoon(ILogger logger, string account, DateTimeOffset until);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database was busy; the tokens of the Zalo account {Account} are looked at again in a minute")]
        public static partial void Busy(ILogger logger, string account);
    }
}
