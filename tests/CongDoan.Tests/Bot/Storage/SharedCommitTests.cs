using System.Diagnostics;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.Tests.Bot.Inbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CongDoan.Tests.Bot.Storage;

public sealed class SharedCommitTests : QueueTest
{
    [Fact]
    public async Task Who_asks_while_another_is_being_written_shares_the_next_commit()
    {
        await using var db = Store.CreateDbContext();
        using var commits = new CommitCount(db.Database.GetDbConnection().DataSource);
        using (DiagnosticListener.AllListeners.Subscribe(commits))
        {
            var release = new TaskCompletionSource();
            var first = Commits.WriteAsync(async fresh =>
            {
                await release.Task;
                return await AddAsync(fresh, "first");
            });
            // Each of them comes while the first holds the transaction; the first one takes along what has come by then.
            var others = Enumerable.Range(0, 20).Select(number => Commits.WriteAsync(fresh => AddAsync(fresh, $"{number}"))).ToList();
            release.SetResult();
            var ids = await Task.WhenAll(others.Prepend(first));
            Assert.Equal(21, ids.Distinct().Count());
        }

        Assert.InRange(commits.Count, 1, 2);
        Assert.Equal(21, await db.Set<OutboxItem>().CountAsync());
    }

    [Fact]
    public async Task One_that_cannot_be_written_costs_the_others_nothing()
    {
        var release = new TaskCompletionSource();
        var first = Commits.WriteAsync(async fresh =>
        {
            await release.Task;
            return await AddAsync(fresh, "first");
        });
        var bad = Commits.WriteAsync<long>(async fresh =>
        {
            await AddAsync(fresh, "half");
            throw new InvalidOperationException("bad");
        });
        var last = Commits.WriteAsync(fresh => AddAsync(fresh, "last"));
        release.SetResult();

        Assert.Equal("bad", (await Assert.ThrowsAsync<InvalidOperationException>(() => bad)).Message);
        await Task.WhenAll(first, last);
        await using var db = Store.CreateDbContext();
        Assert.Equal(["first", "last"], await db.Set<OutboxItem>().OrderBy(item => item.Id).Select(item => item.Account).ToListAsync());
    }

    [Fact]
    public async Task What_was_given_is_on_the_disk_and_a_context_forgets_the_one_before()
    {
        var id = await Commits.WriteAsync(fresh => AddAsync(fresh, "a"));
        await using var db = Store.CreateDbContext();
        Assert.Equal("a", (await db.Set<OutboxItem>().SingleAsync(item => item.Id == id)).Account);
        Assert.Equal(0, await Commits.WriteAsync(fresh => Task.FromResult(fresh.ChangeTracker.Entries().Count())));
    }

    [Fact]
    public async Task A_database_that_somebody_holds_is_said_to_be_busy_and_written_when_it_is_free()
    {
        await using var other = Store.CreateDbContext();
        await using (await other.Database.BeginTransactionAsync())
        {
            var refused = await Assert.ThrowsAsync<SqliteException>(() => Commits.WriteAsync(fresh => AddAsync(fresh, "a")));
            Assert.Equal(5, refused.SqliteErrorCode);
        }

        await Commits.WriteAsync(fresh => AddAsync(fresh, "b"));
        Assert.Equal("b", (await other.Set<OutboxItem>().SingleAsync()).Account);
    }

    [Fact]
    public async Task Nobody_is_forgotten_however_many_come_from_everywhere()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), async (number, _) => await Commits.WriteAsync(fresh => AddAsync(fresh, $"{number}")));
        await using var db = Store.CreateDbContext();
        Assert.Equal(500, await db.Set<OutboxItem>().Select(item => item.Account).Distinct().CountAsync());
    }

    private async Task<long> AddAsync(BotDb db, string account)
    {
        var item = new OutboxItem { Channel = "scripted", Account = account, Kind = OutboxKind.Alert, Body = "{}", DueAt = Time.GetUtcNow() };
        db.Add(item);
        await db.SaveChangesAsync();
        return item.Id;
    }

    private sealed class CommitCount(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];

        public int Count { get; private set; }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name)
            {
                _subscriptions.Add(value.Subscribe(this));
            }
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            // Other tests run beside this one, each over a file of its own.
            if (value.Key == RelationalEventId.TransactionCommitted.Name && value.Value is TransactionEndEventData { Context: { } context }
                && context.Database.GetDbConnection().DataSource == file)
            {
                Count++;
            }
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => _subscriptions.ForEach(one => one.Dispose());
    }
}
