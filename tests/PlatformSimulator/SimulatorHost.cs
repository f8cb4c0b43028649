using CongDoan.PlatformSimulator.Zalo;

namespace CongDoan.PlatformSimulator;

/// <summary>The simulator as a web host, for the page and for tests alike.</summary>
internal static class SimulatorHost
{
    public static WebApplication Build(string address, string bot, ZaloBehaviour behaviour, TimeProvider time)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(behaviour);
        builder.Services.AddSingleton(new BotAddress(bot));
        builder.Services.AddSingleton<ZaloPlatform>();
        builder.Services.AddSingleton<ZaloCalls>();
        builder.Services.AddSingleton<ZaloPhone>();
        builder.Services.AddSingleton<ZaloWebhooks>();
        builder.Services.AddHostedService(services => services.GetRequiredService<ZaloWebhooks>());
        builder.Services.AddHttpClient();
        var app = builder.Build();
        app.MapZaloOAuth();
        app.MapZaloApi();
        app.MapZaloPhone();
        foreach (var (path, file, type) in new[] { ("/", "index.html", "text/html"), ("/phones.css", "phones.css", "text/css"), ("/zalo.js", "zalo.js", "text/javascript") })
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
