using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Alerts;

internal static class AlertServices
{
    public static IHostApplicationBuilder AddAlerts(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<AlertOptions>().BindConfiguration(AlertOptions.Section)
            .Validate(
                options => options.WebhookUrl is null
                    || (Uri.TryCreate(options.WebhookUrl, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"),
                "Alerts:WebhookUrl phải là một địa chỉ http hoặc https đầy đủ.")
            .ValidateOnStart();
        builder.Services.AddHttpClient(AlertWebhook.ChannelName, client => client.Timeout = TimeSpan.FromSeconds(10))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                ConnectTimeout = TimeSpan.FromSeconds(3),
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            });
        builder.Services.AddSingleton<IChannel, AlertWebhook>();
        builder.Services.AddSingleton<OfficerAlerts>();
        builder.Services.AddSingleton<RareNotice>();
        return builder;
    }
}
