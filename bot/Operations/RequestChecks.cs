namespace CongDoan.Bot.Operations;

/// <summary>Refusals that come before any feature sees the request.</summary>
internal static class RequestChecks
{
    /// <summary>
    /// A request with two lengths means one thing to us and another to a proxy in front (request smuggling). Kestrel goes
    /// by the chunks, and keeps the other length under this name.
    /// </summary>
    public static void UseOneLength(this WebApplication app) => app.Use((context, next) =>
    {
        if (!context.Request.Headers.ContainsKey("X-Content-Length"))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    });

    /// <summary>Says in Vietnamese what host filtering says with a bare status: the first thing that an operator of a new address meets.</summary>
    internal sealed class ForeignHost : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (HttpContext context, RequestDelegate rest) =>
            {
                await rest(context);
                if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status400BadRequest, ContentType: null })
                {
                    context.Response.Headers.XContentTypeOptions = "nosniff";
                    context.Response.ContentType = "text/plain; charset=utf-8";
                    await context.Response.WriteAsync(
                        "Máy chủ này chưa được đặt để trả lời cho tên miền bạn vừa mở. Người vận hành: đặt PublicUrl hoặc AllowedHosts thành tên miền đó rồi khởi động lại.",
                        context.RequestAborted);
                }
            });
            next(app);
        };
    }
}
