using System.Net;
using CongDoan.Bot.Channels.BotConnector.Addresses;
using CongDoan.Bot.Channels.BotConnector.Sending;
using CongDoan.Bot.Channels.BotConnector.Tokens;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Webhooks;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.BotConnector;

internal static class ConnectorServices
{
    private const int LargestKeySet = 1024 * 1024;

    /// <summary>On when the settings name a bot; else nothing of it exists.</summary>
    public static IHostApplicationBuilder AddBotConnector(this IHostApplicationBuilder builder)
    {
        var section = builder.Configuration.GetSection(ConnectorOptions.Section);
        if (!section.GetChildren().Any())
        {
            return builder;
        }

        var services = builder.Services;
        services.AddOptions<ConnectorOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<ConnectorOptions>, Validator>();
        services.AddSingleton<ConnectorBots>();
        services.AddSingleton<IncomingTokens>();
        services.AddSingleton<OutgoingTokens>();
        services.AddSingleton<ProofSeal>();
        services.AddSingleton<AddressBook>();
        services.AddSingleton<ConnectorApi>();
        services.AddSingleton<ConnectorSender>();
        services.AddSingleton<ConnectorEndpoint>();
        services.AddSingleton<IChannel, ConnectorChannel>();
        AddClient(services, SigningKeys.ClientName, client => (client.Timeout, client.MaxResponseContentBufferSize) = (TimeSpan.FromSeconds(5), LargestKeySet));
        AddClient(services, OutgoingTokens.ClientName, client => client.Timeout = TimeSpan.FromSeconds(10));
        AddClient(services, ConnectorApi.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .AddHttpMessageHandler(provider => new CallResilience(provider.GetRequiredService<TimeProvider>()));
        return builder.AddWebhook<ConnectorWebhook>();
    }

    public static void MapBotConnector(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<ConnectorBots>() is not null)
        {
            ConnectorEndpoint.Map(routes);
        }
    }

    /// <summary>Nothing is followed elsewhere: a token goes where it is meant to go.</summary>
    private static IHttpClientBuilder AddClient(IServiceCollection services, string name, Action<HttpClient> configure) =>
        services.AddHttpClient(name, configure).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(3),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        });

    private sealed class Validator : IValidateOptions<ConnectorOptions>
    {
        public ValidateOptionsResult Validate(string? name, ConnectorOptions options) =>
            ConnectorSettings.Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
