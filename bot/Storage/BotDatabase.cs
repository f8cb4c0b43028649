using CongDoan.Knowledge.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Storage;

/// <summary>Where the host's database is, and how a context reaches it.</summary>
/// <param name="Folder">The data folder.</param>
internal sealed record BotDatabase(string Folder)
{
    public const string FileName = "bot.db";

    /// <summary>All the waiting for another writer that a web request can afford.</summary>
    private const int LockTimeoutSeconds = 1;

    public string File => Path.Combine(Folder, FileName);

    public void Configure(DbContextOptionsBuilder options) => options.UseExistingSqliteFile(File, LockTimeoutSeconds);

    /// <summary>For commands that run without a container.</summary>
    public BotDb Open()
    {
        var options = new DbContextOptionsBuilder<BotDb>();
        Configure(options);
        return new BotDb(options.Options);
    }
}
