using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Tests.Bot.Conversations;

/// <summary>What a language model cost is known after a restart, to every process, and is never spent twice.</summary>
public sealed class TokenLedgerTests : IAsyncLifetime, IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    private readonly TemporaryFolder _folder = new();
    private readonly BotDatabase _database;

    public TokenLedgerTests() => _database = new BotDatabase(_folder.File("data"));

    public Task InitializeAsync() => BotSchema.PrepareAsync(_database, TimeProvider.System, CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_restart_gives_nobody_a_new_day()
    {
        Assert.True(await Take(Ledger(), "a", 90));
        SqliteConnection.ClearAllPools();

        var restarted = Ledger();
        Assert.False(await Take(restarted, "a", 20));
        Assert.True(await Take(restarted, "a", 10));
        Assert.True(await Take(restarted, "b", 90));
        Assert.True(await restarted.TryTakeAsync("a", Day.AddDays(1), 90, 100, CancellationToken.None));
    }

    [Fact]
    public async Task What_was_not_used_comes_back_and_what_was_used_more_is_gone()
    {
        var ledger = Ledger();
        await Take(ledger, "a", 90);
        await ledger.CorrectAsync("a", Day, -60, CancellationToken.None);
        Assert.False(await Take(ledger, "a", 71));
        Assert.True(await Take(ledger, "a", 70));
        await ledger.CorrectAsync("a", Day, -1_000, CancellationToken.None);
        Assert.True(await Take(ledger, "a", 100));
        Assert.False(await Take(ledger, "c", 101));
    }

    [Fact]
    public async Task Many_at_once_take_no_more_than_there_is()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Take(Ledger(), "a", 10))));

        Assert.Equal(10, taken.Count(one => one));
    }

    [Fact]
    public async Task Days_gone_by_are_forgotten()
    {
        var ledger = Ledger();
        await Take(ledger, "a", 10);
        await ledger.TryTakeAsync("a", Day.AddDays(3), 10, 100, CancellationToken.None);

        await using var db = _database.Open();
        Assert.Equal(["2026-11-25"], await db.Database.SqlQuery<string>($"SELECT Day AS Value FROM model_tokens").ToListAsync());
    }

    [Fact]
    public async Task What_cannot_be_written_down_is_not_spent()
    {
        await using (var db = _database.Open())
        {
            await db.Database.ExecuteSqlRawAsync("DROP TABLE model_tokens");
        }

        Assert.False(await Take(Ledger(), "a", 10));
        await Ledger().CorrectAsync("a", Day, 10, CancellationToken.None);
    }

    private static Task<bool> Take(TokenLedger ledger, string member, long tokens) => ledger.TryTakeAsync(member, Day, tokens, 100, CancellationToken.None);

    private TokenLedger Ledger() => new(new Factory(_database), NullLogger<TokenLedger>.Instance);

    private sealed class Factory(BotDatabase database) : IDbContextFactory<BotDb>
    {
        public BotDb CreateDbContext() => database.Open();
    }
}
