using System.Collections.Concurrent;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Alerts;

/// <summary>Tells officers, once a day and matter, of what somebody has to put right before anything goes through again.</summary>
internal sealed partial class RareNotice(IDbContextFactory<BotDb> databases, OfficerAlerts alerts, TimeProvider time, ILogger<RareNotice> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _told = new(StringComparer.Ordinal);

    /// <param name="matter">What it is about, such as <c>meta:123:meta_token</c>: the same matter is told once a day.</param>
    /// <param name="text">The sentence for officers.</param>
    public async Task TellAsync(string matter, string text)
    {
        var now = time.GetUtcNow();
        // Several senders may come upon it at the same time: one of them tells.
        if (_told.TryGetValue(matter, out var last) ? now - last < Pause || !_told.TryUpdate(matter, now, last) : !_told.TryAdd(matter, now))
        {
            return;
        }

        Log.Stopped(logger, matter);
        try
        {
            await using var db = await databases.CreateDbContextAsync(CancellationToken.None);
            await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
            alerts.AddNotice(db, text, "/officers", urgent: true);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception error) when (error is SqliteException or DbUpdateException)
        {
            _told.TryRemove(matter, out _);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "Nothing goes through until somebody changes something outside: {Matter}")]
        public static partial void Stopped(ILogger logger, string matter);
    }
}
