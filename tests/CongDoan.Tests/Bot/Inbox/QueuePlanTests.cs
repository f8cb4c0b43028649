using System.Data.Common;
using System.Diagnostics;
using CongDoan.Bot.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CongDoan.Tests.Bot.Inbox;

/// <summary>A union's queues hold what was done for months; looking for work must not read it. What SQLite says of its plan is the witness.</summary>
public sealed class QueuePlanTests : QueueTest
{
    [Fact]
    public async Task Storing_events_looks_for_these_alone() => await AssertNoScanAsync(async () =>
    {
        await ReceiveAsync(Event("c1", "e1"), Event("c2", "e2"));
        await ReceiveAsync(Event("c1", "e1"), Event("c1", "e3"));
    });

    [Fact]
    public async Task Taking_up_an_event_reads_only_what_waits()
    {
        await ReceiveAsync("c1", "e1");
        Time.Advance(TimeSpan.FromSeconds(5));
        await AssertNoScanAsync(async () =>
        {
            Assert.NotNull(await ClaimAsync());
            Assert.Null(await ClaimAsync());
            Assert.Null(await Claims.NextDueAsync(CancellationToken.None));
        });
    }

    [Fact]
    public async Task Taking_up_a_reply_reads_only_what_waits()
    {
        var claims = new OutboxClaims(Store, Commits, Time);
        await using (var db = Store.CreateDbContext())
        {
            db.Add(new OutboxItem { Channel = "scripted", Account = "a", Kind = OutboxKind.Alert, Body = "{}", DueAt = Time.GetUtcNow() });
            await db.SaveChangesAsync();
        }

        await AssertNoScanAsync(async () =>
        {
            Assert.Single(await claims.ClaimAsync(4, CancellationToken.None));
            Assert.Empty(await claims.ClaimAsync(4, CancellationToken.None));
            Assert.Null(await claims.NextDueAsync(CancellationToken.None));
        });
    }

    private async Task AssertNoScanAsync(Func<Task> work)
    {
        await using var db = Store.CreateDbContext();
        var file = db.Database.GetDbConnection().DataSource;
        using var commands = new Commands(file);
        using (DiagnosticListener.AllListeners.Subscribe(commands))
        {
            await work();
        }

        Assert.NotEmpty(commands.Heard);
        await db.Database.OpenConnectionAsync();
        foreach (var (text, parameters) in commands.Heard.DistinctBy(one => one.Text).Where(one => one.Text.Contains("FROM \"", StringComparison.Ordinal)))
        {
            await using var plan = db.Database.GetDbConnection().CreateCommand();
            plan.CommandText = "EXPLAIN QUERY PLAN " + text;
            foreach (var (name, value) in parameters)
            {
                var parameter = plan.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                plan.Parameters.Add(parameter);
            }

            await using var rows = await plan.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                var step = rows.GetString(3);
                Assert.False(step.StartsWith("SCAN ", StringComparison.Ordinal) && step != "SCAN CONSTANT ROW" && !step.Contains(" USING ", StringComparison.Ordinal), $"{step}\n{text}");
            }
        }
    }

    private sealed class Commands(string file) : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        private readonly List<IDisposable> _subscriptions = [];

        public List<(string Text, List<(string Name, object? Value)> Parameters)> Heard { get; } = [];

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
            if (value.Key == RelationalEventId.CommandExecuting.Name && value.Value is CommandEventData { Command: var command } && command.Connection?.DataSource == file)
            {
                Heard.Add((command.CommandText, command.Parameters.Cast<DbParameter>().Select(one => (one.ParameterName, one.Value)).ToList()));
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
