using System.Runtime.Versioning;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Tests.Bot.Storage;

[UnsupportedOSPlatform("windows")]
public sealed class BotSchemaTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 25, 8, 30, 0, TimeSpan.FromHours(7));
    private readonly TemporaryFolder _folder = new();
    private readonly BotDatabase _database;

    public BotSchemaTests() => _database = new BotDatabase(_folder.File("data"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Every_column_of_the_model_stands_in_the_migrated_schema()
    {
        await PrepareAsync();
        await using var db = _database.Open();
        foreach (var entity in db.Model.GetEntityTypes())
        {
            var table = entity.GetTableName()!;
            var columns = await db.Database.SqlQuery<string>($"SELECT name AS Value FROM pragma_table_info({table})").ToListAsync();
            Assert.Equal(entity.GetProperties().Select(property => property.GetColumnName()).Order(), columns.Order());
        }

        Assert.Equal(16, db.Model.GetEntityTypes().Count());
    }

    [Fact]
    public async Task A_stored_concern_comes_back_as_it_was()
    {
        await PrepareAsync();
        await using (var db = _database.Open())
        {
            var member = new Member { Channel = "webchat", Account = "web", ExternalId = "m1", CreatedAt = At };
            db.Add(member);
            await db.SaveChangesAsync();
            db.Add(new Conversation { Id = "c1", Channel = "webchat", Account = "web", Key = "k", MemberId = member.Id, CreatedAt = At });
            db.Add(new Concern { TicketCode = "CD-1", ConversationId = "c1", Reason = "no_evidence", Urgent = true, Question = "hỏi", QuestionKey = "hoi", OpenedAt = At });
            await db.SaveChangesAsync();
        }

        await using (var db = _database.Open())
        {
            var concern = await db.Set<Concern>().SingleAsync(one => one.Urgent && one.OpenedAt < At.AddTicks(1) && one.State == ConcernState.Waiting);
            Assert.Equal(At, concern.OpenedAt);
            Assert.Equal("vn", concern.Unit);
        }
    }

    [Fact]
    public async Task Every_connection_syncs_fully_and_keeps_foreign_keys()
    {
        await PrepareAsync();
        for (var round = 0; round < 3; round++)
        {
            await using var db = _database.Open();
            Assert.Equal(2L, await PragmaAsync(db, "PRAGMA synchronous"));
            Assert.Equal(1L, await PragmaAsync(db, "PRAGMA foreign_keys"));
            Assert.Equal(1000L, await PragmaAsync(db, "PRAGMA busy_timeout"));
            Assert.Equal("wal", await PragmaAsync(db, "PRAGMA journal_mode"));
        }
    }

    [Fact]
    public async Task A_transaction_takes_the_write_lock_when_it_begins()
    {
        await PrepareAsync();
        await using var first = _database.Open();
        await using var second = _database.Open();
        await using var transaction = await first.Database.BeginTransactionAsync();
        var error = await Assert.ThrowsAsync<SqliteException>(() => second.Database.BeginTransactionAsync());
        Assert.Equal(5, error.SqliteErrorCode);
    }

    [Fact]
    public async Task A_migration_lock_left_by_a_dead_program_does_not_stop_the_next_start()
    {
        await PrepareAsync();
        await using (var db = _database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL)");
            await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsLock VALUES (1, '2026-11-25')");
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsHistory");
            await db.Database.ExecuteSqlRawAsync("DROP TABLE officer_audit");
        }

        // The history is empty, so the migration runs again and meets its own tables: it gets as far as that, not stuck.
        var error = await Assert.ThrowsAsync<SqliteException>(() => PrepareAsync());
        Assert.Contains("already exists", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_programs_that_start_together_both_find_the_schema()
    {
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(PrepareAsync)));
        await using var db = _database.Open();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task Folder_and_files_are_for_their_owner_only()
    {
        await PrepareAsync();
        Assert.Equal("700", Mode(_database.Folder));
        Assert.Equal("600", Mode(_database.File));
        Assert.Equal("600", Mode(Path.Combine(_database.Folder, "bot.schema.lock")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a database, but long enough to look like a file that holds something")]
    public async Task A_damaged_file_is_refused_and_left_as_it_is(string content)
    {
        Directory.CreateDirectory(_database.Folder);
        await File.WriteAllTextAsync(_database.File, content);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => PrepareAsync());
        Assert.Contains("bị hỏng", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllTextAsync(_database.File));
    }

    [Fact]
    public async Task A_file_cut_short_is_refused()
    {
        await PrepareAsync();
        SqliteConnection.ClearAllPools();
        await using (var stream = File.OpenWrite(_database.File))
        {
            stream.SetLength(stream.Length / 2);
        }

        await Assert.ThrowsAsync<StartRefusedException>(() => PrepareAsync());
    }

    [Fact]
    public async Task A_read_only_file_is_refused()
    {
        await PrepareAsync();
        SqliteConnection.ClearAllPools();
        File.SetUnixFileMode(_database.File, UnixFileMode.UserRead);
        var refusal = await Assert.ThrowsAsync<StartRefusedException>(() => PrepareAsync());
        Assert.Contains("chỉ đọc", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused()
    {
        await File.WriteAllTextAsync(_folder.File("data"), "a file stands where the folder should be");
        await Assert.ThrowsAsync<StartRefusedException>(() => PrepareAsync());
    }

    [Fact]
    public void A_second_host_on_the_same_folder_is_refused()
    {
        using (HostLock.Take(_database.Folder))
        {
            var refusal = Assert.Throws<StartRefusedException>(() => HostLock.Take(_database.Folder));
            Assert.Contains("đang chạy", refusal.Message, StringComparison.Ordinal);
        }

        HostLock.Take(_database.Folder).Dispose();
    }

    private Task PrepareAsync() => BotSchema.PrepareAsync(_database, TimeProvider.System, CancellationToken.None);

    private static string Mode(string path) => Convert.ToString((int)File.GetUnixFileMode(path), 8);

    private static async Task<object?> PragmaAsync(BotDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
