using CongDoan.Bot.Channels.WebChat.Uploads;
using CongDoan.Bot.Files;
using CongDoan.Bot.Messaging;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

internal static class WebChatServices
{
    public const string CorsPolicy = "directline";

    public static IHostApplicationBuilder AddWebChat(this IHostApplicationBuilder builder)
    {
        builder.Services.AddOptions<WebChatOptions>().BindConfiguration(WebChatOptions.Section)
            .ValidateDataAnnotations()
            .Validate(options => (options.Secret ?? "").All(letter => letter is > ' ' and <= '~'), "Channels:DirectLine:Secret chỉ được gồm chữ không dấu, số và dấu câu, không có khoảng trắng.")
            .Validate(options => options.Origins.All(WebChatOptions.IsOrigin), "Channels:DirectLine:Origins chỉ nhận nguồn dạng https://tên-miền, không có đường dẫn phía sau.")
            .Validate(options => options.EmbedOrigins.All(WebChatOptions.IsOrigin), "Channels:DirectLine:EmbedOrigins chỉ nhận nguồn dạng https://tên-miền, không có đường dẫn phía sau.")
            .ValidateOnStart();
        builder.Services.AddSingleton<DirectLineTokens>();
        builder.Services.AddSingleton<DirectLineAccess>();
        builder.Services.AddSingleton<ActivityFeed>();
        builder.Services.AddSingleton<StreamAddress>();
        builder.Services.AddSingleton<ChatSession>();
        builder.Services.AddSingleton<FileStore>();
        builder.Services.AddSingleton<UploadEndpoint>();
        builder.Services.AddSingleton<IChannel, WebChatChannel>();
        builder.Services.AddCors();
        builder.Services.AddOptions<CorsOptions>().Configure<IOptions<WebChatOptions>>((cors, options) => cors.AddPolicy(CorsPolicy, policy => policy
            .WithOrigins([.. options.Value.Origins])
            .WithMethods("GET", "POST")
            .WithHeaders("authorization", "content-type", "x-ms-bot-agent", "x-requested-with")
            .SetPreflightMaxAge(TimeSpan.FromHours(1))));
        builder.Services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebChatOptions>>(WebChatLimits.Add);
        return builder;
    }

    public static void MapWebChat(this IEndpointRouteBuilder routes)
    {
        routes.MapDirectLine();
        ChatSession.Map(routes);
    }
}
