using System.Globalization;
using System.Security.Cryptography;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>The session of our own page: a cookie remembers the browser, so that it gets its conversation back.</summary>
internal sealed class ChatSession(
    IDataProtectionProvider protection,
    DirectLineTokens tokens,
    StreamAddress address,
    IDbContextFactory<BotDb> databases,
    IOptions<WebChatOptions> options,
    TimeProvider time)
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(180);
    private readonly IDataProtector _protector = protection.CreateProtector("CongDoan.Chat.Cookie.v1");

    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/chat/session").AllowAnonymous().DisableAntiforgery().AddEndpointFilter(RequireOurPageAsync);
        group.MapPost("/", (HttpContext context, ChatSession session, CancellationToken cancellationToken) => session.OpenAsync(context, cancellationToken))
            .RequireRateLimiting(WebChatLimits.Sessions);
        group.MapDelete("/", (HttpContext context) =>
        {
            context.Response.Cookies.Delete(CookieName(context.Request), Cookie(context.Request, null));
            return Results.NoContent();
        }).RequireRateLimiting(WebChatLimits.Sessions);
    }

    private async Task<IResult> OpenAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var holder = Read(context.Request) ?? new TokenHolder(DirectLineEndpoints.NewConversationId(), $"m-{Guid.NewGuid():N}");
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<Conversation>().AsNoTracking()
            .Where(one => one.Id == holder.ConversationId)
            .Select(one => new { one.Unit })
            .SingleOrDefaultAsync(cancellationToken);
        var now = time.GetUtcNow();
        var value = string.Join('\n', (now + Life).UtcTicks.ToString(CultureInfo.InvariantCulture), holder.ConversationId, holder.UserId);
        context.Response.Cookies.Append(CookieName(context.Request), _protector.Protect(value), Cookie(context.Request, now + Life));
        context.Response.Headers.CacheControl = "no-store";
        var token = tokens.New(holder);
        return Results.Json(new
        {
            conversationId = holder.ConversationId,
            token,
            expiresIn = DirectLineEndpoints.Seconds,
            streamUrl = address.For(context.Request, holder.ConversationId, token, 0),
            directLine = DirectLineEndpoints.Base,
            unit = known?.Unit ?? options.Value.Unit,
            resumed = known is not null,
        });
    }

    private TokenHolder? Read(HttpRequest request)
    {
        if (request.Cookies[CookieName(request)] is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            return _protector.Unprotect(cookie).Split('\n') is [var until, var conversation, var member]
                && long.TryParse(until, CultureInfo.InvariantCulture, out var ticks) && time.GetUtcNow().UtcTicks < ticks
                    ? new TokenHolder(conversation, member)
                    : null;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            // Sealed with a key that is gone: a new conversation begins.
            return null;
        }
    }

    /// <summary>A page of another site can neither set this header nor hide where it comes from.</summary>
    private static async ValueTask<object?> RequireOurPageAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var request = call.HttpContext.Request;
        var address = call.HttpContext.RequestServices.GetRequiredService<IOptions<PublicAddress>>().Value;
        return request.Headers.XRequestedWith == "congdoan-chat"
            && request.Headers["Sec-Fetch-Site"].ToString() is "" or "same-origin" or "none"
            && RequestOrigin.Foreign(request, address) is null
            ? await next(call)
            : DirectLineErrors.Make(StatusCodes.Status403Forbidden, "Forbidden", "Yêu cầu này chỉ được gửi từ trang trò chuyện.");
    }

    private static string CookieName(HttpRequest request) => request.IsHttps ? "__Host-cd-chat" : "cd-chat";

    private static CookieOptions Cookie(HttpRequest request, DateTimeOffset? expires) => new()
    {
        HttpOnly = true, Secure = request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", Expires = expires, IsEssential = true,
    };
}
