using CongDoan.Bot.Channels.WebChat;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CongDoan.Bot.Operations;

/// <summary>Headers of every response: what a browser may load, who may frame it, and that nothing of a signed-in person is kept.</summary>
internal static class SecurityHeaders
{
    public static void UseSecurityHeaders(this WebApplication app)
    {
        var embedders = string.Join(' ', app.Services.GetRequiredService<IOptions<WebChatOptions>>().Value.EmbedOrigins);
        const string Policy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";
        // Only the chat may stand in another site's frame, never the officers' console.
        var (ofConsole, ofOthers) = (new StringValues(Policy + "'none'"), new StringValues(Policy + $"'self' {embedders}".TrimEnd()));
        Func<object, Task> add = state =>
        {
            var context = (HttpContext)state;
            var headers = context.Response.Headers;
            var isConsole = context.Request.Path.StartsWithSegments("/officers");
            // What a member sent has a policy of its own, under which nothing runs.
            if (headers.ContentSecurityPolicy.Count == 0)
            {
                headers.ContentSecurityPolicy = isConsole ? ofConsole : ofOthers;
            }

            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            if (isConsole || context.User.Identity?.IsAuthenticated == true)
            {
                headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        };
        app.Use((context, next) =>
        {
            context.Response.OnStarting(add, context);
            return next(context);
        });
    }
}
