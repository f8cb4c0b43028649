using System.Net;
using CongDoan.Bot.Channels.BotConnector.Activities;
using CongDoan.Bot.Channels.BotConnector.Tokens;
using CongDoan.Bot.Webhooks;

namespace CongDoan.Bot.Channels.BotConnector;

/// <summary><c>POST /api/messages</c>: the token is checked, the activity is on disk, then 200; what follows happens later.</summary>
internal sealed partial class ConnectorEndpoint(
    IncomingTokens tokens, ProofSeal seal, WebhookIntake intake, TimeProvider time, ILogger<ConnectorEndpoint> logger)
{
    public const string Path = "/api/messages";
    private const string RetrySeconds = "5";
    private long _refused;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Path, (HttpContext context, ConnectorEndpoint endpoint) => endpoint.PostAsync(context))
        .AllowAnonymous().DisableAntiforgery();

    private async Task<IResult> PostAsync(HttpContext context)
    {
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var body = buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
        var one = ActivityReader.Read(body.Span);
        switch (await tokens.CheckAsync(context.Request.Headers.Authorization, one, IsLocal(context), context.RequestAborted))
        {
            case TokenVerdict.Missing:
                context.Response.Headers.WWWAuthenticate = "Bearer";
                return Refuse(StatusCodes.Status401Unauthorized, "no_token");
            case TokenVerdict.Refused refused:
                return Refuse(StatusCodes.Status403Forbidden, refused.Reason);
            case TokenVerdict.Good good:
                return await TakeAsync(context, good.Bot, body) switch
                {
                    StatusCodes.Status503ServiceUnavailable => Later(context),
                    // An invoke waits for a value in the answer; it is recorded, and nothing here gives values.
                    StatusCodes.Status200OK when one?.Type == "invoke" => Results.StatusCode(StatusCodes.Status501NotImplemented),
                    var status => Results.StatusCode(status),
                };
            default:
                return Later(context);
        }
    }

    private async Task<int> TakeAsync(HttpContext context, ConnectorBot bot, ReadOnlyMemory<byte> body)
    {
        if (intake.Find(ConnectorWebhook.WebhookName) is not { } webhook)
        {
            return StatusCodes.Status404NotFound;
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [ProofSeal.Header] = seal.Of(bot, body.Span) };
        var request = new WebhookRequest(ConnectorWebhook.WebhookName, bot.Key, headers, body, time.GetUtcNow());
        // Not cancelled by a caller who hangs up: what has come whole is kept.
        return await intake.TakeAsync(webhook, request, CancellationToken.None);
    }

    private static IResult Later(HttpContext context)
    {
        context.Response.Headers.RetryAfter = RetrySeconds;
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    /// <summary>A flood of forgeries fills no disk: only each tenfold is a line.</summary>
    private IResult Refuse(int status, string reason)
    {
        var count = Interlocked.Increment(ref _refused);
        if (count == (long)Math.Pow(10, Math.Floor(Math.Log10(count))))
        {
            Log.Refused(logger, reason, count);
        }

        return Results.StatusCode(status);
    }

    /// <summary>A proxy on this machine names the caller; without one the caller is who is connected.</summary>
    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is { } caller && IPAddress.IsLoopback(caller) && !context.Request.Headers.ContainsKey("X-Forwarded-For") && !context.Request.Headers.ContainsKey("X-Original-For")
        && context.Request.Host.Host is "localhost" or "127.0.0.1" or "[::1]";

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A call of /api/messages was refused ({Reason}); {Count} since the start")]
        public static partial void Refused(ILogger logger, string reason, long count);
    }
}
