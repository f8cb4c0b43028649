using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>How often a browser may call: beginning a session counts by address, posting by token.</summary>
internal static class WebChatLimits
{
    public const string Sessions = "chat-sessions";
    public const string Messages = "chat-messages";
    public const string Uploads = "chat-uploads";

    public static void Add(RateLimiterOptions limits, IOptions<WebChatOptions> options)
    {
        limits.AddPolicy(Sessions, context => PerMinute(
            context.Connection.RemoteIpAddress?.ToString() ?? "", options.Value.SessionsPerMinute));
        limits.AddPolicy(Uploads, context => PerMinute(
            context.Connection.RemoteIpAddress?.ToString() ?? "", options.Value.UploadsPerMinute));
        limits.AddPolicy(Messages, context => PerMinute(
            Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(DirectLineAccess.Bearer(context.Request) ?? ""))),
            options.Value.MessagesPerMinute));
    }

    private static RateLimitPartition<string> PerMinute(string key, int count) => RateLimitPartition.GetTokenBucketLimiter(
        key,
        _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = count,
            TokensPerPeriod = Math.Max(1, count / 10),
            ReplenishmentPeriod = TimeSpan.FromSeconds(6),
            QueueLimit = 0,
        });
}
