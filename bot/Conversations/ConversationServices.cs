using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.LanguageModels;
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
        // Before the one in memory that came with the knowledge.
        builder.Services.Replace(ServiceDescriptor.Singleton<ITokenLedger, TokenLedger>());
        builder.Services.AddSingleton<ReplyWriter>();
        builder.Services.AddSingleton<CommandWriter>();
        builder.Services.AddSingleton<NewsWriter>();
        builder.Services.AddSingleton<TurnRunner>();
        return builder;
    }
}
