using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using CongDoan.PlatformSimulator;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.PlatformSimulator.Zalo;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Bot.Channels.Meta;

/// <summary>The real host beside the simulated platform, each on a port of its own.</summary>
public abstract class SimulatedMeta : IAsyncLifetime
{
    internal const string Lan = "5000000000000001";

    private readonly string _folder = Directory.CreateTempSubdirectory("congdoan-").FullName;
    private WebApplication _simulator = null!;

    internal ScriptedAnswers Answers { get; } = new();

    internal MetaBehaviour Behaviour { get; } = new() { Receipts = false };

    internal RunningHost Host { get; private set; } = null!;

    internal MetaPlatform Platform => _simulator.Services.GetRequiredService<MetaPlatform>();

    internal MetaPhone Phone => _simulator.Services.GetRequiredService<MetaPhone>();

    internal MetaWebhooks Webhooks => _simulator.Services.GetRequiredService<MetaWebhooks>();

    internal string SimulatorAddress => _simulator.Urls.Single();

    protected virtual Dictionary<string, string?> Settings => [];

    public async Task InitializeAsync()
    {
        _simulator = SimulatorHost.Build("http://127.0.0.1:0", "http://127.0.0.1:1", new ZaloBehaviour(), Behaviour, TimeProvider.System);
        await _simulator.StartAsync();
        var settings = MetaPlatform.BotSettings(SimulatorAddress);
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
    internal async Task<List<MetaShown>> ShownAsync(int count, string? user = Lan)
    {
        await Host.EventuallyAsync(_ => Task.FromResult(Read().Count >= count ? "" : null));
        return Read();

        List<MetaShown> Read() => Platform.Shown(user).Where(one => one.From != "user").ToList();
    }

    /// <summary>Waits until the Page has said so much below its post, and gives it.</summary>
    internal async Task<List<MetaBelow>> BelowAsync(int count)
    {
        await Host.EventuallyAsync(_ => Task.FromResult(Read().Count >= count ? "" : null));
        return Read();

        List<MetaBelow> Read() => Platform.Below().Where(one => one.From == "page").ToList();
    }

    internal Task<OutboxItem> OutboxAsync(OutboxState state) =>
        Host.EventuallyAsync(db => db.Set<OutboxItem>().AsNoTracking().FirstOrDefaultAsync(item => item.State == state && item.MessageId != null));

    /// <summary>Waits until every event was taken, worked on, and all that follows was sent or given up.</summary>
    internal Task QuietAsync() => Host.EventuallyAsync(async db => Webhooks.Open == 0
        && !await db.Set<InboxItem>().AnyAsync(item => item.State == InboxState.Ready || item.State == InboxState.Running)
        && !await db.Set<OutboxItem>().AnyAsync(item => item.State == OutboxState.Ready || item.State == OutboxState.Sending) ? "" : null);

    /// <summary>As if the member had last written so long ago, here and at Meta.</summary>
    internal async Task SilenceAsync(TimeSpan length, string user = Lan)
    {
        Platform.Silence(user, length);
        await using var db = await Host.DbAsync();
        var at = TimeProvider.System.GetUtcNow() - length;
        await db.Set<InboxItem>().ExecuteUpdateAsync(set => set.SetProperty(item => item.ReceivedAt, at));
    }

    /// <summary>An officer answers in our own console.</summary>
    internal async Task OfficerRepliesAsync(string conversationId, string text)
    {
        await using (var db = await Host.DbAsync())
        {
            await using var transaction = await WriteTransaction.BeginAsync(db, CancellationToken.None);
            var conversation = await db.Set<Conversation>().SingleAsync(one => one.Id == conversationId);
            var officer = await db.Set<Officer>().FirstAsync();
            await Transcript.AddOfficerAsync(db, conversation, new OfficerWords(officer.Id, "Cán bộ Hòa", text), TimeProvider.System.GetUtcNow(), CancellationToken.None);
            await db.SaveChangesAsync();
            await transaction.CommitAsync(CancellationToken.None);
        }

        Host.App.Services.GetRequiredService<OutboxDoorbell>().Ring();
    }

    internal static IEnumerable<string> Titles(MetaShown shown) => (shown.QuickReplies ?? shown.Buttons)?.Select(one => one!["title"]!.GetValue<string>()) ?? [];

    internal void Press(MetaShown shown, string title)
    {
        var all = shown.QuickReplies ?? shown.Buttons!;
        var payload = all.Single(one => one!["title"]!.GetValue<string>() == title)!["payload"]!.GetValue<string>();
        if (shown.QuickReplies is not null)
        {
            Phone.Say(shown.User, title, payload);
        }
        else
        {
            Phone.Press(shown.User, title, payload);
        }
    }
}
