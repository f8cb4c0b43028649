using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.PlatformSimulator;
using CongDoan.PlatformSimulator.Connector;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.BotConnector;

/// <summary>The real host beside a simulated Bot Framework, each on a port of its own.</summary>
public abstract class SimulatedConnector : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("congdoan-").FullName;
    private WebApplication _simulator = null!;

    internal ScriptedAnswers Answers { get; } = new();

    internal ConnectorBehaviour Behaviour { get; } = new();

    internal RunningHost Host { get; private set; } = null!;

    internal ConnectorPlatform Platform => _simulator.Services.GetRequiredService<ConnectorPlatform>();

    internal ConnectorPhone Phone => _simulator.Services.GetRequiredService<ConnectorPhone>();

    protected virtual Dictionary<string, string?> Settings => [];

    public async Task InitializeAsync()
    {
        _simulator = SimulatorHost.Build("http://127.0.0.1:0", "http://127.0.0.1:1", new ZaloBehaviour(), new MetaBehaviour(), Behaviour, TimeProvider.System);
        await _simulator.StartAsync();
        Phone.ServiceUrl = _simulator.Urls.Single() + ConnectorPlatform.Service + "/";
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
        await _simulator.StopAsync();
        await _simulator.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task RestartAsync()
    {
        await Host.DisposeAsync();
        await StartAsync();
    }

    /// <summary>Waits until so many messages of the bot have arrived, and gives them.</summary>
    internal async Task<IReadOnlyList<ConnectorShown>> ShownAsync(int count, string? conversation = "c-1")
    {
        await Host.EventuallyAsync(_ => Task.FromResult(Platform.Shown(conversation).Count >= count ? "" : null));
        return Platform.Shown(conversation);
    }

    internal Task<OutboxItem> OutboxAsync(OutboxState state) =>
        Host.EventuallyAsync(db => db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.State == state && item.MessageId != null));

    /// <summary>Waits until all work is done and all that follows was sent or given up.</summary>
    internal Task QuietAsync() => Host.EventuallyAsync(async db =>
        !await db.Set<InboxItem>().AnyAsync(item => item.State == InboxState.Ready || item.State == InboxState.Running)
        && !await db.Set<OutboxItem>().AnyAsync(item => item.State == OutboxState.Ready || item.State == OutboxState.Sending) ? "" : null);

    internal async Task<int> CountAsync()
    {
        await using var db = await Host.DbAsync();
        return await db.Set<InboxItem>().CountAsync();
    }

    /// <summary>An officer answers in our own console.</summary>
    internal async Task OfficerRepliesAsync(string text)
    {
        await using (var db = await Host.DbAsync())
        {
            await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
            var conversation = await db.Set<Conversation>().SingleAsync();
            var officer = await db.Set<Officer>().FirstAsync();
            await Transcript.AddOfficerAsync(db, conversation, new OfficerWords(officer.Id, "Cán bộ Hòa", text), TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }

        Host.App.Services.GetRequiredService<OutboxDoorbell>().Ring();
    }

    private async Task StartAsync()
    {
        var settings = ConnectorPlatform.BotSettings(_simulator.Urls.Single());
        foreach (var (key, value) in Settings)
        {
            settings[key] = value;
        }

        Host = await RunningHost.StartAsync(Path.Combine(_folder, "data"), Answers, settings);
        _simulator.Services.GetRequiredService<BotAddress>().Url = Host.Address;
    }
}
