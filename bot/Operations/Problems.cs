using CongDoan.Bot.Channels.WebChat;

namespace CongDoan.Bot.Operations;

/// <summary>Error bodies (RFC 9457) in Vietnamese, whoever raised the error. Below Direct Line they carry its own shape as well.</summary>
internal static partial class Problems
{
    private static readonly Dictionary<int, (string Title, string Code)> Known = new()
    {
        [StatusCodes.Status400BadRequest] = ("Yêu cầu gửi lên không đúng dạng.", "BadArgument"),
        [StatusCodes.Status401Unauthorized] = ("Cần đăng nhập hoặc mã truy cập.", "Unauthorized"),
        [StatusCodes.Status403Forbidden] = ("Không được phép.", "Forbidden"),
        [StatusCodes.Status404NotFound] = ("Không có gì ở địa chỉ này.", "NotFound"),
        [StatusCodes.Status405MethodNotAllowed] = ("Địa chỉ này không nhận cách gọi đó.", "MethodNotAllowed"),
        [StatusCodes.Status408RequestTimeout] = ("Nội dung gửi lên quá chậm nên máy chủ đã ngừng chờ.", "RequestTimeout"),
        [StatusCodes.Status413PayloadTooLarge] = (
            $"Nội dung gửi lên quá lớn: tối đa {HostOperations.MaxBody / 1024} KB. Bạn chia thành nhiều tin ngắn hơn nhé.", "PayloadTooLarge"),
        [StatusCodes.Status415UnsupportedMediaType] = ("Máy chủ không nhận loại nội dung này.", "UnsupportedMediaType"),
        [StatusCodes.Status503ServiceUnavailable] = ("Hệ thống đang bận. Bạn thử lại sau giây lát nhé.", "ServiceUnavailable"),
    };

    public static void AddProblems(this IServiceCollection services) =>
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Translate);

    /// <summary>A request that is wrong in itself is one line in the log; what the program did wrong is there with its trace.</summary>
    public static void UseProblems(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = error => error is BadHttpRequestException bad ? bad.StatusCode : StatusCodes.Status500InternalServerError,
            SuppressDiagnosticsCallback = failed => failed.Exception is BadHttpRequestException bad && Noted(app.Logger, bad, failed.HttpContext.Request),
        });
        app.UseStatusCodePages();
    }

    private static bool Noted(ILogger logger, BadHttpRequestException error, HttpRequest request)
    {
        Log.Refused(logger, error.StatusCode, request.ContentLength);
        return true;
    }

    private static void Translate(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var status = problem.Status ?? context.HttpContext.Response.StatusCode;
        var (title, code) = Known.GetValueOrDefault(status, status < StatusCodes.Status500InternalServerError
            ? ("Yêu cầu không được chấp nhận.", "BadArgument")
            : ("Hệ thống gặp lỗi. Lỗi đã được ghi lại, bạn thử lại sau nhé.", "ServiceError"));
        problem.Title = title;
        problem.Type = null;
        if (context.HttpContext.Request.Path.StartsWithSegments(DirectLineEndpoints.Base, StringComparison.OrdinalIgnoreCase))
        {
            problem.Extensions["error"] = new { code, message = title };
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused with status {Status}; it announced {Length} bytes")]
        public static partial void Refused(ILogger logger, int status, long? length);
    }
}
