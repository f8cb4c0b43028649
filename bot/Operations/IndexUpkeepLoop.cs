using CongDoan.Bot.Workers;
using CongDoan.Knowledge.Retrieval;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Operations;

/// <summary>Keeps the index's file, Qdrant and the dense vectors up with the library.</summary>
internal sealed partial class IndexUpkeepLoop(IndexUpkeep upkeep, LoopGuard guard, TimeProvider time, ILogger<IndexUpkeepLoop> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongPause = TimeSpan.FromSeconds(30);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        guard.RunAsync("index upkeep", LoopAsync, stoppingToken);

    private async Task LoopAsync(CancellationToken stopping)
    {
        while (true)
        {
            var isDone = false;
            try
            {
                isDone = await upkeep.RunOnceAsync(stopping);
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                Log.LibraryFailed(logger, error);
            }

            await Task.Delay(isDone ? Pause : LongPause, time, stopping);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The library could not be read or written; the index follows later")]
        public static partial void LibraryFailed(ILogger logger, Exception error);
    }
}
