using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace CongDoan.Bot.Webhooks;

/// <summary>Where the platforms call: raw bytes, genuine or not, on disk, then 200.</summary>
internal static class WebhookEndpoints
{
    public const string Base = "/webhooks";
    private const int FirstBuffer = 4096;

    /// <summary>A platform may send a thousand events in one body.</summary>
    private const int LongestBody = 4 * 1024 * 1024;

    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        // Asked for, not made: the doctor builds all of this beside the host that holds the journal.
        if (!routes.ServiceProvider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(WebhookIntake)))
        {
            return;
        }

        // Nobody signs in here and no other site's page calls: what comes after routing is passed by.
        var group = routes.MapGroup(Base).AllowAnonymous().DisableAntiforgery().WithMetadata(new RequestSizeLimitAttribute(LongestBody));
        group.ShortCircuit();
        group.MapPost("/{webhook}/{app}", PostAsync);
        group.MapGet("/{webhook}/{app}", Get);
    }

    private static async Task PostAsync(
        HttpContext context, string webhook, string app, WebhookIntake intake, TimeProvider time)
    {
        if (intake.Find(webhook) is not { } way)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var request = new WebhookRequest(webhook, app, HeadersOf(context.Request, way), await BodyAsync(context), time.GetUtcNow());
        // Not cancelled by a caller who hangs up: what has come whole is kept.
        context.Response.StatusCode = await intake.TakeAsync(way, request, CancellationToken.None);
    }

    private static IResult Get(HttpContext context, string webhook, string app, WebhookIntake intake) =>
        intake.Find(webhook) is not { } way ? Results.NotFound()
        : way.Challenge(app, context.Request.Query) is { } answer ? Results.Text(answer, "text/plain", Encoding.UTF8)
        : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static Dictionary<string, string> HeadersOf(HttpRequest request, IWebhook webhook)
    {
        var headers = new Dictionary<string, string>(webhook.Headers.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var name in webhook.Headers)
        {
            if (request.Headers.TryGetValue(name, out var value))
            {
                headers[name] = value.ToString();
            }
        }

        return headers;
    }

    private static async Task<ReadOnlyMemory<byte>> BodyAsync(HttpContext context)
    {
        using var body = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? FirstBuffer, FirstBuffer));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }
}
