using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Inbox;

internal static class InboxServices
{
    public static IHostApplicationBuilder AddInbox(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<InboxOptions>().BindConfiguration(InboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<InboxDoorbell>();
        builder.Services.AddSingleton<InboxClaims>();
        builder.Services.AddSingleton<InboxWriter>();
        builder.Services.AddHostedService(services => services.GetRequiredService<InboxWriter>());
        builder.Services.AddHostedService<InboxWorker>();
        return builder;
    }
}
