using System.Net;
using CongDoan.Bot.Channels.Zalo.Groups;
using CongDoan.Bot.Channels.Zalo.Linking;
using CongDoan.Bot.Channels.Zalo.Profiles;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Webhooks;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.Zalo;

internal static class ZaloServices
{
    /// <summary>On when the settings name an app; else nothing of it exists.</summary>
    public static IHostApplicationBuilder AddZalo(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(ZaloOptions.Section);
        if (!section.GetChildren().Any())
        {
            return builder;
        }

        var services = builder.Services;
        services.AddOptions<ZaloOptions>().Configure(options => section.Bind(options.Apps)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ZaloOptions>, Validator>();
        services.AddSingleton<ZaloAccounts>();
        services.AddSingleton<ZaloPace>();
        services.AddSingleton<ZaloApi>();
        services.AddSingleton<ZaloOAuth>();
        services.AddSingleton<ZaloTokenStore>();
        services.AddSingleton<ZaloTokens>();
        services.AddSingleton<ZaloEchoes>();
        services.AddSingleton<ZaloQuotas>();
        services.AddSingleton<ContactForm>();
        services.AddSingleton<ZaloFiles>();
        services.AddSingleton<ZaloCalls>();
        services.AddSingleton<ZaloSender>();
        services.AddSingleton<ZaloPairing>();
        services.AddSingleton<ZaloLinks>();
        services.AddSingleton<IChannel, ZaloChannel>();
        services.AddSingleton<IChannel, GroupChannel>();
        services.AddSingleton<TokenUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<TokenUpkeep>());
        services.AddSingleton<NameUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<NameUpkeep>());
        AddClient(services, ZaloApi.ClientName, Timeout.InfiniteTimeSpan).AddHttpMessageHandler(provider => new CallResilience(provider.GetRequiredService<TimeProvider>()));
        AddClient(services, ZaloOAuth.ClientName, TimeSpan.FromSeconds(20));
        return builder.AddWebhook<ZaloWebhook>();
    }

    public static void MapZalo(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<ZaloAccounts>() is not null)
        {
            routes.MapDomainFile();
            routes.MapConnect();
        }
    }

    private static IHttpClientBuilder AddClient(IServiceCollection services, string name, TimeSpan timeout) =>
        services.AddHttpClient(name, client => client.Timeout = timeout).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

    private sealed class Validator : IValidateOptions<ZaloOptions>
    {
        public ValidateOptionsResult Validate(string? name, ZaloOptions options) =>
            ZaloSettings.Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
