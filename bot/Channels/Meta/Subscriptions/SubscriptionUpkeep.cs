using CongDoan.Bot.Alerts;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Workers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Meta.Subscriptions;

/// <summary>
/// Looks every five minutes whether Meta still tells us of each Page. Where it stopped, the Page is subscribed again, what
/// was said meanwhile is fetched, and officers are told.
/// </summary>
internal sealed partial class SubscriptionUpkeep(
    MetaAccounts accounts, PageSubscription subscription, MissedMessages missed, RareNotice notice, LoopGuard guard, TimeProvider time,
    ILogger<SubscriptionUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => guard.RunAsync("meta subscriptions", RunAsync, stoppingToken);

    /// <summary>One look at every Page.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var account in accounts.All)
        {
            try
            {
                await LookAsync(account, cancellationToken);
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                Log.Busy(logger, account.PageId);
            }
        }
    }

    private async Task RunAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    private async Task LookAsync(MetaAccount account, CancellationToken cancellationToken)
    {
        if (await subscription.MissingAsync(account, cancellationToken) is not { Count: > 0 } missing)
        {
            return;
        }

        Log.Stopped(logger, account.PageId, string.Join(',', missing));
        var matter = $"meta:{account.PageId}:subscription";
        if (await subscription.SubscribeAsync(account, cancellationToken) is not MetaReply.Done)
        {
            await notice.TellAsync(
                matter + ":off",
                $"Meta không gửi sự kiện của Trang {account.PageId} cho trợ lý, và chưa đăng ký lại được. Quản trị viên chạy lệnh messenger-profile {account.App.Key}, rồi xem mục Webhook của ứng dụng trên developers.facebook.com.");
            return;
        }

        var found = await missed.FetchAsync(account, cancellationToken);
        Log.Restored(logger, account.PageId, found);
        await notice.TellAsync(
            matter,
            $"Meta đã ngừng gửi sự kiện của Trang {account.PageId}; trợ lý đã tự đăng ký lại và lấy về {found} tin nhắn bị bỏ lỡ. Bình luận trong lúc đó cán bộ cần xem trên Trang.");
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Meta does not tell of the Page {Page} (fields {Fields}); it is subscribed again")]
        public static partial void Stopped(ILogger logger, string page, string fields);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The Page {Page} is subscribed again; {Count} messages had been missed")]
        public static partial void Restored(ILogger logger, string page, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The database was busy; the subscription of the Page {Page} is looked at again in a few minutes")]
        public static partial void Busy(ILogger logger, string page);
    }
}
