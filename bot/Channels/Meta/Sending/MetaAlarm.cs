using System.Collections.Concurrent;
using CongDoan.Bot.Alerts;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>Tells officers, once a day and Page, of what somebody has to put right at Meta before anything goes through again.</summary>
internal sealed partial class MetaAlarm(IDbContextFactory<BotDb> databases, OfficerAlerts alerts, TimeProvider time, ILogger<MetaAlarm> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<(string Page, string Reason), DateTimeOffset> _told = new();

    public async Task RaiseAsync(MetaAccount account, string reason)
    {
        var (key, now) = ((account.PageId, reason), time.GetUtcNow());
        // Several senders may come upon it at the same time: one of them tells.
        if (_told.TryGetValue(key, out var last) ? now - last < Pause || !_told.TryUpdate(key, now, last) : !_told.TryAdd(key, now))
        {
            return;
        }

        Log.Stopped(logger, account.PageId, reason);
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
            alerts.AddNotice(
                db, $"Trang Facebook {account.PageId} không gửi được tin ({reason}). Quản trị viên cần xem mục Meta trong hướng dẫn; tin đang chờ sẽ được gửi tiếp khi xong.", "/officers", urgent: true);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            _told.TryRemove(key, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Nothing goes through on the Page {Page} until somebody changes something at Meta: {Reason}")]
        public static partial void Stopped(ILogger logger, string page, string reason);
    }
}
