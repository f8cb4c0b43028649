using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CongDoan.Bot.Storage;

/// <summary>Where the host's database is, and how a context reaches it.</summary>
/// <param name="Folder">The data folder.</param>
internal sealed record BotDatabase(string Folder)
{
    public const string FileName = "bot.db";

    public string File => Path.Combine(Folder, FileName);

    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = File,
        Mode = SqliteOpenMode.ReadWrite,
        // The longer of this and busy_timeout wins, and the library's default is thirty seconds.
        DefaultTimeout = 1,
    }.ToString();

    public void Configure(DbContextOptionsBuilder options) => options
        .UseSqlite(ConnectionString)
        .AddInterceptors(SqlitePragmas.Instance)
        // Migrations are written by hand and carry no snapshot to compare with; a test compares the schema instead.
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));

    /// <summary>For commands that run without a container.</summary>
    public BotDb Open()
    {
        var options = new DbContextOptionsBuilder<BotDb>();
        Configure(options);
        return new BotDb(options.Options);
    }
}
