using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Zalo.Profiles;

/// <summary>
/// Asks Zalo, once a minute and for a few at a time, what the members are called who agreed that officers know it. Nobody
/// else is asked for, no answer waits for it, and whoever takes the agreement back meanwhile gets no name.
/// </summary>
internal sealed partial class NameUpkeep(
    ZaloAccounts accounts, ZaloApi api, ZaloCalls calls, IDbContextFactory<BotDb> databases, LoopGuard guard, TimeProvider time, ILogger<NameUpkeep> logger) : BackgroundService
{
    /// <summary>How long a name is good, and for how long after their last message a person is asked for.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromDays(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan OutOfReach = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Unexplained = TimeSpan.FromDays(1);

    /// <summary>A tenth of what the smallest package allows in a minute: answers go first.</summary>
    private const int Most = 10;

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync("zalo names", RunAsync, stoppingToken);

    /// <summary>One look at those whose name is due.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            foreach (var member in await DueAsync(cancellationToken))
            {
                if (!await AskAsync(accounts.Find(member.Account)!, member, cancellationToken))
                {
                    return;
                }
            }
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            Log.Busy(logger);
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

    private async Task<List<Member>> DueAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var since = now - Freshness;
        var ours = accounts.All.Select(account => account.OaId).ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<Member>().AsNoTracking()
            .Where(member => member.NameDueAt != null && member.NameDueAt <= now && member.AgreedAt != null
                && member.Channel == ZaloChannel.ChannelName && ours.Contains(member.Account)
                && db.Set<Conversation>().Any(conversation => conversation.MemberId == member.Id && conversation.LastMessageAt > since))
            .OrderBy(member => member.NameDueAt)
            .Take(Most)
            .ToListAsync(cancellationToken);
    }

    /// <summary>Asks for one; false when the others would fare no better now.</summary>
    private async Task<bool> AskAsync(ZaloAccount account, Member member, CancellationToken cancellationToken)
    {
        var reply = await calls.CallAsync(
            account, access => api.GetAsync(account.App, ZaloProfile.Path(member.ExternalId), access, cancellationToken), cancellationToken);
        switch (reply)
        {
            case ZaloReply.Done done:
                await KeepAsync(member, ZaloProfile.Name(done.Data, member.ExternalId), Freshness, cancellationToken);
                return true;
            case ZaloReply.Failed { Code: var code } when ZaloErrors.Of(code) is var (outcome, reason):
                Log.Failed(logger, account.OaId, reason);
                var isOfMember = outcome is ZaloOutcome.Refused or ZaloOutcome.Limited;
                await KeepAsync(
                    member, member.DisplayName, outcome == ZaloOutcome.Refused ? Freshness : isOfMember ? Unexplained : OutOfReach, cancellationToken);
                return isOfMember;
            case ZaloReply.Busy:
                return false;
            default:
                await KeepAsync(member, member.DisplayName, OutOfReach, cancellationToken);
                return false;
        }
    }

    /// <summary>Only where the person still agrees, and agreed when Zalo was asked.</summary>
    private async Task KeepAsync(Member member, string? name, TimeSpan until, CancellationToken cancellationToken)
    {
        var due = time.GetUtcNow() + until;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await db.Set<Member>().Where(one => one.Id == member.Id && one.AgreedAt == member.AgreedAt).ExecuteUpdateAsync(
            set => set.SetProperty(one => one.DisplayName, name).SetProperty(one => one.NameDueAt, due), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Zalo did not tell the name of a member who agreed, account {Account}: {Reason}")]
        public static partial void Failed(ILogger logger, string account, string reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database was busy; members' names are looked after again in a minute")]
        public static partial void Busy(ILogger logger);
    }
}
