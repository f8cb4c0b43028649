using System.Globalization;
using CongDoan.Bot;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Knowledge.Answering;
using CongDoan.Tests.Bot.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>Two hosts' worth of services over one database, as two replicas would have it.</summary>
public sealed class TwoRefreshersTests : SimulatedZalo
{
    private const int Members = 30;

    [Fact]
    public async Task A_token_that_ends_in_a_burst_is_refreshed_once_and_every_message_is_answered()
    {
        Answers.On("xin chào", ScriptedAnswers.Plain(Decision.Greet, "greet", "Chào bạn"));
        await using var other = Program.Build([], builder =>
        {
            builder.Configuration.AddInMemoryCollection(Host.App.Configuration.AsEnumerable());
            builder.Logging.ClearProviders();
        });
        ZaloTokens[] refreshers = [Host.App.Services.GetRequiredService<ZaloTokens>(), other.Services.GetRequiredService<ZaloTokens>()];
        var account = Host.App.Services.GetRequiredService<ZaloAccounts>().All.Single();
        var old = await refreshers[1].AccessAsync(account, rejected: null, CancellationToken.None);
        Assert.NotNull(old);
        Assert.Equal(1, Platform.Refreshes);

        for (var ends = 1; ends <= 3; ends++)
        {
            var members = Enumerable.Range(0, Members).Select(one => string.Create(CultureInfo.InvariantCulture, $"41{ends:d8}{one:d8}")).ToList();
            members.ForEach(member => Phone.Say(member, "xin chào"));
            Platform.EndAccessTokens();
            var rejected = old;
            var given = await Task.WhenAll(Enumerable.Range(0, 40).Select(one =>
                Task.Run(() => refreshers[one % 2].AccessAsync(account, rejected, CancellationToken.None))));
            old = Assert.Single(given.Distinct());
            Assert.NotNull(old);
            Assert.NotEqual(rejected, old);
            foreach (var member in members)
            {
                Assert.Equal("Chào bạn", Assert.Single(await ShownAsync(1, member)).Text);
            }

            Assert.Equal((1 + ends, 0), (Platform.Refreshes, Platform.UsedTwice));
        }
    }
}
