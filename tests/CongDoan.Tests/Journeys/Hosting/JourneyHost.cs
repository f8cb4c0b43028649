using Microsoft.Playwright;

namespace CongDoan.Tests.Journeys.Hosting;

/// <summary>One host and one browser for all journeys: starting either costs seconds.</summary>
public sealed class JourneyHost : IAsyncLifetime
{
    private const string Secret = "journeys-direct-line-secret";

    // A browser in a container: no sandbox for root, and nothing that calls home.
    private static readonly string[] BrowserArguments =
    [
        "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
        "--disable-sync", "--disable-quic", "--disable-dev-shm-usage",
    ];

    private readonly string _data = Directory.CreateTempSubdirectory("congdoan-journey-").FullName;
    private HostProcess? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private OfficerPassword? _password;
    private EmbeddingSite? _site;
    private OfficerClient? _officer;

    internal static string DirectLineSecret => Secret;

    internal HostProcess Host => _host!;

    /// <summary>A site of the union's on another origin, which may call Direct Line.</summary>
    internal EmbeddingSite Site => _site!;

    internal async Task<IBrowser> BrowserAsync()
    {
        _playwright ??= await Playwright.CreateAsync();
        return _browser ??= await _playwright.Chromium.LaunchAsync(
            new() { ExecutablePath = Tools.Chromium, Args = BrowserArguments, Headless = true });
    }

    internal OfficerPassword Password => _password ??= new OfficerPassword(
        Host.FirstPassword ?? throw new InvalidOperationException("The host printed no first password." + Environment.NewLine + Host.Output));

    /// <summary>An officer who is signed in for all journeys: the host lets nobody sign in many times a minute.</summary>
    internal async Task<OfficerClient> OfficerAsync(CancellationToken cancellationToken) =>
        _officer ??= await OfficerClient.SignInAsync(Host.Address, Password, cancellationToken);

    public async Task InitializeAsync()
    {
        _site = await EmbeddingSite.StartAsync();
        _host = await HostProcess.StartAsync(
            _data,
            new Dictionary<string, string>
            {
                ["Channels:DirectLine:Secret"] = Secret,
                ["Channels:DirectLine:Origins:0"] = _site.Origin,
                ["Conversations:BurstWindow"] = "00:00:00.3",
            },
            0,
            CancellationToken.None);
        _site.Serve(_host.Address, Secret);
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _officer?.Dispose();
        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        if (_host is not null)
        {
            await _host.DisposeAsync();
        }

        Directory.Delete(_data, recursive: true);
    }
}

/// <summary>The tests that share the host; they run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class SharedJourneyHost : ICollectionFixture<JourneyHost>
{
    public const string Name = "Journeys";
}
