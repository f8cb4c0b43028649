using CongDoan.PlatformSimulator.Connector;
using CongDoan.PlatformSimulator.Meta;
using CongDoan.PlatformSimulator.Zalo;

namespace CongDoan.PlatformSimulator;

/// <summary>The simulator as a web host, for the page and for tests alike.</summary>
internal static class SimulatorHost
{
    public static WebApplication Build(string address, string bot, ZaloBehaviour zalo, TimeProvider time) => Build(address, bot, zalo, new MetaBehaviour(), time);

    public static WebApplication Build(string address, string bot, ZaloBehaviour zalo, MetaBehaviour meta, TimeProvider time) =>
        Build(address, bot, zalo, meta, new ConnectorBehaviour(), time);

    public static WebApplication Build(string address, string bot, ZaloBehaviour zalo, MetaBehaviour meta, ConnectorBehaviour connector, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(zalo);
        builder.Services.AddSingleton(meta);
        builder.Services.AddSingleton(connector);
        builder.Services.AddSingleton(new BotAddress(bot));
        builder.Services.AddSingleton<ZaloPlatform>();
        builder.Services.AddSingleton<ZaloPeople>();
        builder.Services.AddSingleton<ZaloCalls>();
        builder.Services.AddSingleton<ZaloPhone>();
        builder.Services.AddSingleton<ZaloWebhooks>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ZaloWebhooks>());
        builder.Services.AddSingleton<MetaPlatform>();
        builder.Services.AddSingleton<MetaCalls>();
        builder.Services.AddSingleton<MetaPhone>();
        builder.Services.AddSingleton<MetaWebhooks>();
        builder.Services.AddHostedService(services => services.GetRequiredService<MetaWebhooks>());
        builder.Services.AddSingleton<ConnectorPlatform>();
        builder.Services.AddSingleton<ConnectorPhone>();
        builder.Services.AddHttpClient();
        var app = builder.Build();
        app.MapZaloOAuth();
        app.MapZaloApi();
        app.MapZaloPhone();
        app.MapMetaGraph();
        app.MapMetaPhone();
        app.MapConnector();
        (string Path, string File, string Type)[] pages =
        [
            ("/", "index.html", "text/html"), ("/phones.css", "phones.css", "text/css"), ("/phone.js", "phone.js", "text/javascript"),
            ("/zalo.js", "zalo.js", "text/javascript"), ("/messenger.js", "messenger.js", "text/javascript"), ("/post.js", "post.js", "text/javascript"),
        ];
        foreach (var (path, file, type) in pages)
        {
            app.MapGet(path, () => Results.Stream(typeof(SimulatorHost).Assembly.GetManifestResourceStream("pages/" + file)!, type + "; charset=utf-8"));
        }

        return app;
    }
}

/// <summary>Where the bot is; a test learns it only after the simulator has started.</summary>
internal sealed class BotAddress(string url)
{
    public Uri Url { get; set; } = new(url);
}
