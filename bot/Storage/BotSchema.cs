using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Storage;

/// <summary>
/// Brings the database to the schema of this program. A lock file of our own keeps two programs apart, because the
/// operating system releases it when a program dies; the row that Entity Framework uses for the same purpose would stay.
/// </summary>
internal static class BotSchema
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task PrepareAsync(BotDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        DataFiles.EnsureFolder(database.Folder);
        await using var turn = await TakeTurnAsync(database, time, cancellationToken);
        DataFiles.EnsureDatabase(database.File);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS __EFMigrationsLock", cancellationToken);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<FileStream> TakeTurnAsync(BotDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = Path.Combine(database.Folder, "bot.schema.lock");
        for (var started = time.GetTimestamp(); ;)
        {
            if (DataFiles.TryLock(file) is { } stream)
            {
                return stream;
            }

            if (time.GetElapsedTime(started) > Patience)
            {
                throw new StartRefusedException($"Một chương trình khác đang nâng cấp cơ sở dữ liệu trong {database.Folder} quá lâu. Hãy đợi nó xong rồi chạy lại.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), time, cancellationToken);
        }
    }
}
