namespace CongDoan.Bot.Channels.WebChat;

/// <summary>Errors in the shape that Direct Line clients read: <c>{"error":{"code","message"}}</c>.</summary>
internal static class DirectLineErrors
{
    public static IResult BadArgument(string message) => Make(StatusCodes.Status400BadRequest, "BadArgument", message);

    public static IResult Unauthorized() =>
        Make(StatusCodes.Status401Unauthorized, "Unauthorized", "Thiếu mã truy cập hợp lệ trong tiêu đề Authorization.");

    public static IResult TokenExpired() => Make(StatusCodes.Status403Forbidden, "TokenExpired", "Mã truy cập đã hết hạn.");

    public static IResult Forbidden() =>
        Make(StatusCodes.Status403Forbidden, "Forbidden", "Mã truy cập không thuộc cuộc trò chuyện này.");

    public static IResult NotSupported() => Make(
        StatusCodes.Status415UnsupportedMediaType, "UnsupportedMediaType", "Kênh này chưa nhận tệp đính kèm. Bạn hãy mô tả nội dung bằng chữ.");

    public static IResult Unavailable(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "2";
        return Make(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", "Hệ thống đang bận, tin nhắn chưa được lưu. Bạn gửi lại sau giây lát nhé.");
    }

    public static IResult Make(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
