namespace CongDoan.Bot.Webhooks;

internal static class WebhookServices
{
    /// <summary>Called by every channel that has a webhook and is on; without one nothing of this exists.</summary>
    public static IHostApplicationBuilder AddWebhook<TWebhook>(this IHostApplicationBuilder builder)
        where TWebhook : class, IWebhook
    {
        builder.Services.AddSingleton<IWebhook, TWebhook>();
        if (!builder.Services.Any(service => service.ServiceType == typeof(WebhookIntake)))
        {
            builder.Services.AddWebhookJournal();
        }

        return builder;
    }

    /// <summary>What all webhooks share.</summary>
    internal static void AddWebhookJournal(this IServiceCollection services)
    {
        services.AddSingleton<WebhookIntake>();
        services.AddSingleton<WebhookJournal>();
        services.AddSingleton<Quarantine>();
        services.AddHostedService<JournalPlacer>();
    }
}
