using CongDoan.Knowledge.Storage;

namespace CongDoan.Bot.Storage;

/// <summary>Creates the host's database or brings it to the schema of this program; two programs take turns.</summary>
internal static class BotSchema
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task PrepareAsync(BotDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        DataFiles.EnsureFolder(database.Folder);
        await using var turn = await TakeTurnAsync(database, time, cancellationToken);
        DataFiles.EnsureDatabase(database.File);
        await using var db = database.Open();
        await SchemaUpgrade.ApplyAsync(db, cancellationToken);
    }

    private static async Task<IAsyncDisposable> TakeTurnAsync(BotDatabase database, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = Path.Combine(database.Folder, "bot.schema.lock");
        try
        {
            return await SchemaUpgrade.TakeTurnAsync(file, Patience, time, cancellationToken);
        }
        catch (TimeoutException error)
        {
            throw new StartRefusedException($"Một chương trình khác đang nâng cấp cơ sở dữ liệu trong {database.Folder} quá lâu. Hãy đợi nó xong rồi chạy lại.", error);
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            throw DataFiles.NotWritable(file, error);
        }
    }
}
