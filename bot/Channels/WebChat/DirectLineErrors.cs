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

    public static IResult NotStored(HttpContext context) =>
        Busy(context, "Hệ thống đang bận, tin nhắn chưa được lưu. Bạn gửi lại sau giây lát nhé.");

    /// <summary>Says nothing about what became of the words: they may be on disk a moment later.</summary>
    public static IResult NotConfirmed(HttpContext context) =>
        Busy(context, "Máy chủ chưa kịp xác nhận tin nhắn này. Hãy gửi lại với cùng mã tin: tin nào đã đến thì không bị lưu hai lần.");

    public static IResult ForeignOrigin() =>
        Make(StatusCodes.Status403Forbidden, "Forbidden", "Trang web này chưa được phép gọi kênh trò chuyện. Người vận hành có thể thêm trang vào Channels:DirectLine:Origins.");

    private static IResult Busy(HttpContext context, string message)
    {
        context.Response.Headers.RetryAfter = "2";
        return Make(StatusCodes.Status503ServiceUnavailable, "ServiceUnavailable", message);
    }

    public static IResult Make(int status, string code, string message) =>
        Results.Json(new { error = new { code, message } }, statusCode: status);
}
