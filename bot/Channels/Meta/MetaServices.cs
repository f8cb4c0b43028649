using System.Net;
using CongDoan.Bot.Channels.Meta.Comments;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Channels.Meta.Subscriptions;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Webhooks;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.Meta;

internal static class MetaServices
{
    /// <summary>On when the settings name an app; else nothing of it exists.</summary>
    public static IHostApplicationBuilder AddMeta(this IHostApplicationBuilder builder)
    {
        if (!builder.Configuration.GetSection(MetaOptions.Section).GetChildren().Any())
        {
            return builder;
        }

        var services = AddMetaApi(builder.Services, builder.Configuration);
        services.AddSingleton<MetaEchoes>();
        services.AddSingleton<MetaAlarm>();
        services.AddSingleton<MissedMessages>();
        services.AddSingleton<SubscriptionUpkeep>();
        services.AddHostedService(provider => provider.GetRequiredService<SubscriptionUpkeep>());
        services.AddSingleton<MetaSender>();
        services.AddSingleton<CommentHandoff>();
        services.AddSingleton<MessengerChannel>();
        services.AddSingleton<IChannel>(provider => provider.GetRequiredService<MessengerChannel>());
        services.AddSingleton<IChannel, CommentChannel>();
        return builder.AddWebhook<MetaWebhook>();
    }

    /// <summary>The settings and the calls alone, for the host and for the command that sets a Page up.</summary>
    public static IServiceCollection AddMetaApi(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(MetaOptions.Section);
        services.AddOptions<MetaOptions>().Configure(options => section.Bind(options.Apps)).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MetaOptions>, Validator>();
        services.AddSingleton<MetaAccounts>();
        services.AddSingleton<MetaPace>();
        services.AddSingleton<MetaApi>();
        services.AddSingleton<PageSubscription>();
        services.AddSingleton<MessengerProfile>();
        services.AddHttpClient(MetaApi.ClientName, client => client.Timeout = Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                AutomaticDecompression = DecompressionMethods.All,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            })
            .AddHttpMessageHandler(provider => new CallResilience(provider.GetRequiredService<TimeProvider>()));
        return services;
    }

    private sealed class Validator : IValidateOptions<MetaOptions>
    {
        public ValidateOptionsResult Validate(string? name, MetaOptions options) =>
            MetaSettings.Faults(options).ToList() is { Count: > 0 } faults ? ValidateOptionsResult.Fail(faults) : ValidateOptionsResult.Success;
    }
}
