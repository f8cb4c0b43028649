using CongDoan.Bot.Channels.Meta;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CongDoan.Benchmarks.Webhooks;

/// <summary>What the intake is compared with: Kestrel with one endpoint that checks an HMAC over the body, and nothing else.</summary>
internal static class BareEndpoint
{
    public static async Task RunAsync(int port, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        await using var app = builder.Build();
        app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var isGenuine = MetaSignature.IsGenuine(context.Request.Headers[MetaSignature.Header], body.GetBuffer().AsSpan(0, (int)body.Length), SignedEvents.Secret);
            context.Response.StatusCode = isGenuine ? StatusCodes.Status200OK : StatusCodes.Status401Unauthorized;
        });
        await app.StartAsync(cancellationToken);
        await Task.Delay(Timeout.Infinite, cancellationToken);
    }
}
