using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Outbox;

internal static class OutboxServices
{
    public static IHostApplicationBuilder AddOutbox(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OutboxDoorbell>();
        builder.Services.AddSingleton<ConversationBells>();
        builder.Services.AddSingleton<ChannelSet>();
        builder.Services.AddSingleton<OutboxClaims>();
        builder.Services.AddSingleton<OutboundReader>();
        builder.Services.AddSingleton<OutboxParts>();
        builder.Services.AddHostedService<OutboxWorker>();
        return builder;
    }
}
