using CongDoan.Knowledge.Answering;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CongDoan.Bot.Conversations;

internal static class ConversationServices
{
    public static IHostApplicationBuilder AddConversations(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<ConversationOptions>().BindConfiguration(ConversationOptions.Section)
            .Validate(
                options => options.BurstWindow >= TimeSpan.Zero && options.BurstWindow <= ConversationOptions.LongestWindow,
                "Conversations:BurstWindow phải từ 00:00:00 đến 00:00:10.")
            .ValidateOnStart();
        builder.Services.TryAddSingleton<AnswerQuestion>(services => services.GetRequiredService<Answerer>().AnswerAsync);
        builder.Services.AddSingleton<ReplyWriter>();
        builder.Services.AddSingleton<CommandWriter>();
        builder.Services.AddSingleton<NewsWriter>();
        builder.Services.AddSingleton<TurnRunner>();
        return builder;
    }
}
