using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>Somebody holds the database, for longer than SQLite waits, just when what happened at Zalo has to be written down.</summary>
public sealed class ZaloHeldDatabaseTests : SimulatedZalo
{
    private static readonly TimeSpan LongerThanSqliteWaits = TimeSpan.FromSeconds(3.5);

    [Fact]
    public async Task A_pair_that_Zalo_has_given_is_stored_all_the_same()
    {
        var tokens = Host.App.Services.GetRequiredService<ZaloTokens>();
        var account = Host.App.Services.GetRequiredService<ZaloAccounts>().All.Single();
        var old = await tokens.AccessAsync(account, null, CancellationToken.None);
        var before = Platform.Refreshes;
        Platform.EndAccessTokens();
        await using var holder = new Holder(Host);
        Behaviour.WhenPairIsGiven = holder.HoldAsync;
        var fresh = await tokens.AccessAsync(account, old, CancellationToken.None);
        Behaviour.WhenPairIsGiven = null;
        Assert.NotNull(fresh);
        Assert.NotEqual(old, fresh);
        Assert.Equal((before + 1, 0), (Platform.Refreshes, Platform.UsedTwice));
        await using var db = await Host.DbAsync();
        Assert.Equal(ZaloTokenState.Linked, (await db.Set<ZaloToken>().SingleAsync()).State);
    }

    [Fact]
    public async Task A_message_that_Zalo_has_taken_is_not_sent_again_although_no_echo_tells_of_it()
    {
        Behaviour.Echoes = false;
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        await using var holder = new Holder(Host);
        Behaviour.WhenDelivered = holder.HoldAsync;
        Phone.Say(Lan, "xin chào");
        await Host.EventuallyAsync(db => db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.State == OutboxState.Sent));
        Assert.Single(Platform.Shown(Lan), one => one.From == "oa");
    }

    /// <summary>Holds the database once, and lets go by itself.</summary>
    private sealed class Holder(RunningHost host) : IAsyncDisposable
    {
        private Task _held = Task.CompletedTask;
        private int _times;

        public async Task HoldAsync()
        {
            if (Interlocked.Increment(ref _times) > 1)
            {
                return;
            }

            var db = await host.DbAsync();
            IDbContextTransaction? held = null;
            while (held is null)
            {
                try
                {
                    held = await db.Database.BeginTransactionAsync();
                }
                catch (Microsoft.Data.Sqlite.SqliteException)
                {
                    // Somebody else writes at this moment.
                }
            }

            _held = LetGoAsync(db, held);
        }

        public async ValueTask DisposeAsync() => await _held;

        private static async Task LetGoAsync(BotDb db, IDbContextTransaction held)
        {
            await Task.Delay(LongerThanSqliteWaits);
            await held.DisposeAsync();
            await db.DisposeAsync();
        }
    }
}
