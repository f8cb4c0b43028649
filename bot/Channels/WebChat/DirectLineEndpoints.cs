using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CongDoan.Bot.Channels.WebChat.Uploads;
using CongDoan.Bot.Messaging;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>
/// Direct Line 3.0: tokens and conversations. What a client relies on beyond the documentation is marked where it is
/// met: Microsoft's own client stops for good on several answers that look harmless.
/// </summary>
internal static class DirectLineEndpoints
{
    public const string Base = "/v3/directline";
    private const int MaxUserId = 128;

    public static void MapDirectLine(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup(Base).AllowAnonymous().RequireCors(WebChatServices.CorsPolicy).DisableAntiforgery()
            .AddEndpointFilter(RequireKnownOriginAsync);
        group.MapPost("/tokens/generate", GenerateAsync).RequireRateLimiting(WebChatLimits.Sessions);
        group.MapPost("/tokens/refresh", Refresh).RequireRateLimiting(WebChatLimits.Sessions);
        group.MapPost("/conversations", StartAsync).RequireRateLimiting(WebChatLimits.Sessions);
        group.MapGet("/conversations/{id}", Resume);
        group.MapGet("/conversations/{id}/activities", ActivityEndpoints.ReadAsync);
        group.MapPost("/conversations/{id}/activities", ActivityEndpoints.PostAsync).RequireRateLimiting(WebChatLimits.Messages);
        group.MapPost("/conversations/{id}/upload", (HttpContext context, string id, UploadEndpoint uploads, CancellationToken cancellationToken) => uploads.PostAsync(context, id, cancellationToken))
            .RequireRateLimiting(WebChatLimits.Uploads).WithMetadata(new RequestSizeLimitAttribute(UploadForm.LargestBody));
        // A picture of a page carries no token and no origin.
        routes.MapGet(Base + "/attachments/{file}", (HttpContext context, string file, UploadEndpoint uploads, CancellationToken cancellationToken) => uploads.GetAsync(context, file, cancellationToken))
            .AllowAnonymous();
        group.MapGet("/conversations/{id}/stream", StreamEndpoint.RunAsync);
    }

    /// <summary>CORS only keeps a foreign page from reading the answer, and a WebSocket does not know it at all.</summary>
    private static async ValueTask<object?> RequireKnownOriginAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var services = call.HttpContext.RequestServices;
        var foreign = RequestOrigin.Foreign(call.HttpContext.Request, services.GetRequiredService<IOptions<PublicAddress>>().Value);
        return foreign is null || services.GetRequiredService<IOptions<WebChatOptions>>().Value.Origins.Contains(foreign, StringComparer.OrdinalIgnoreCase)
            ? await next(call)
            : DirectLineErrors.ForeignOrigin();
    }

    private static async Task<IResult> GenerateAsync(
        HttpContext context, DirectLineAccess access, DirectLineTokens tokens, CancellationToken cancellationToken)
    {
        if (!access.HasSecret(context.Request))
        {
            return DirectLineErrors.Unauthorized();
        }

        var holder = new TokenHolder(NewConversationId(), await UserIdAsync(context.Request, cancellationToken));
        return Results.Json(new TokenAnswer(holder.ConversationId, tokens.New(holder), Seconds, null));
    }

    private static IResult Refresh(HttpContext context, DirectLineAccess access, DirectLineTokens tokens)
    {
        var (holder, refusal) = access.Check(DirectLineAccess.Bearer(context.Request), null);
        return holder is null
            ? refusal!
            : Results.Json(new TokenAnswer(holder.ConversationId, tokens.New(holder), Seconds, null));
    }

    private static async Task<IResult> StartAsync(
        HttpContext context, DirectLineAccess access, DirectLineTokens tokens, StreamAddress address, CancellationToken cancellationToken)
    {
        if (access.HasSecret(context.Request))
        {
            return Opened(context, new TokenHolder(NewConversationId(), await UserIdAsync(context.Request, cancellationToken)), 0);
        }

        var (holder, refusal) = access.Check(DirectLineAccess.Bearer(context.Request), null);
        return holder is null ? refusal! : Opened(context, holder, 0);

        IResult Opened(HttpContext http, TokenHolder who, long watermark) =>
            Open(http.Request, who, watermark, tokens, address, StatusCodes.Status201Created);
    }

    private static IResult Resume(
        HttpContext context, string id, string? watermark, DirectLineAccess access, DirectLineTokens tokens, StreamAddress address)
    {
        var (holder, refusal) = access.Check(DirectLineAccess.Bearer(context.Request), id);
        return holder is null ? refusal! : Open(context.Request, holder, Watermark(watermark), tokens, address, StatusCodes.Status200OK);
    }

    /// <summary>Both token and stream address are needed each time: without one the client sends "undefined", without the other it never polls.</summary>
    private static IResult Open(
        HttpRequest request, TokenHolder holder, long watermark, DirectLineTokens tokens, StreamAddress address, int status)
    {
        var token = tokens.New(holder);
        return Results.Json(
            new TokenAnswer(holder.ConversationId, token, Seconds, address.For(request, holder.ConversationId, token, watermark)), statusCode: status);
    }

    public static long Watermark(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var watermark) ? watermark : 0;

    public static string NewConversationId() => Guid.NewGuid().ToString("N");

    public static int Seconds => (int)DirectLineTokens.Life.TotalSeconds;

    /// <summary>The user that the calling server names, or a fresh one.</summary>
    private static async Task<string> UserIdAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellationToken);
            if (body.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("user", out var user) && user.ValueKind == JsonValueKind.Object
                && user.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
                && id.GetString() is { Length: > 0 and <= MaxUserId } given && !given.Any(char.IsControl))
            {
                return given;
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // No body, or none that names a user.
        }

        return $"u-{Guid.NewGuid():N}";
    }

    private sealed record TokenAnswer(
        string ConversationId,
        string Token,
        [property: JsonPropertyName("expires_in")] int ExpiresIn,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? StreamUrl);
}
