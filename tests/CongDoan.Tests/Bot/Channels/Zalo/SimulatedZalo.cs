using CongDoan.Bot.Outbox;
using CongDoan.PlatformSimulator;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Zalo;

/// <summary>The real host beside the simulated platform, each on a port of its own.</summary>
public abstract class SimulatedZalo : IAsyncLifetime
{
    internal const string Lan = "4000000000000000001";

    private readonly string _folder = Directory.CreateTempSubdirectory("congdoan-").FullName;
    private WebApplication _simulator = null!;

    internal ScriptedAnswers Answers { get; } = new();

    internal ZaloBehaviour Behaviour { get; } = new() { Receipts = false };

    internal RunningHost Host { get; private set; } = null!;

    internal ZaloPlatform Platform => _simulator.Services.GetRequiredService<ZaloPlatform>();

    internal ZaloPhone Phone => _simulator.Services.GetRequiredService<ZaloPhone>();

    internal ZaloPeople People => _simulator.Services.GetRequiredService<ZaloPeople>();

    internal ZaloWebhooks Webhooks => _simulator.Services.GetRequiredService<ZaloWebhooks>();

    protected virtual Dictionary<string, string?> Settings => [];

    public async Task InitializeAsync()
    {
        _simulator = SimulatorHost.Build("http://127.0.0.1:0", "http://127.0.0.1:1", Behaviour, TimeProvider.System);
        await _simulator.StartAsync();
        var settings = ZaloPlatform.BotSettings(_simulator.Urls.Single());
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        Host = await RunningHost.StartAsync(Path.Combine(_folder, "data"), Answers, settings);
        _simulator.Services.GetRequiredService<BotAddress>().Url = Host.Address;
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _simulator.StopAsync();
        await _simulator.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Waits until a phone shows so many messages that are not its own, and gives them.</summary>
    internal async Task<List<ZaloShown>> ShownAsync(int count, string? user = Lan, string? group = null)
    {
        await Host.EventuallyAsync(_ => Task.FromResult(Read().Count >= count ? "" : null));
        return Read();

        List<ZaloShown> Read() => Platform.Shown(user, group).Where(one => one.From != "user").ToList();
    }

    internal Task<OutboxItem> OutboxAsync(OutboxState state) =>
        Host.EventuallyAsync(db => db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.State == state && item.MessageId != null));

    internal static IEnumerable<string> Titles(ZaloShown shown) => shown.Buttons?.Select(one => one!["title"]!.GetValue<string>()) ?? [];
}
