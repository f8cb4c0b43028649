using CongDoan.Bot.Officers.Pages;

namespace CongDoan.Bot.Officers;

/// <summary>What an error page says.</summary>
/// <param name="Code">HTTP status.</param>
/// <param name="Title">What happened.</param>
/// <param name="Advice">What the officer can do.</param>
internal sealed record ErrorView(int Code, string Title, string Advice);

/// <summary>Pages for what went wrong. They name nothing of the request, so that two of one status are the same bytes.</summary>
internal static class ErrorPages
{
    private static readonly Dictionary<int, (string Title, string Advice)> Known = new()
    {
        [StatusCodes.Status400BadRequest] = (
            "Biểu mẫu này không còn dùng được",
            "Có thể bạn đã đăng nhập lại ở thẻ khác. Bấm nút quay lại của trình duyệt, chép nội dung đang gõ, tải lại trang rồi gửi lại."),
        [StatusCodes.Status403Forbidden] = (
            "Bạn không có quyền làm việc này",
            "Việc này dành cho quản trị viên, hoặc biểu mẫu được gửi từ một trang khác. Nếu bạn cần quyền, hãy liên hệ quản trị viên của công đoàn."),
        [StatusCodes.Status404NotFound] = (
            "Không tìm thấy trang này",
            "Mã phản ánh có thể bị gõ thiếu, hoặc phản ánh thuộc đơn vị khác."),
        [StatusCodes.Status413PayloadTooLarge] = (
            "Nội dung gửi lên quá lớn",
            "Hãy rút gọn nội dung rồi gửi lại."),
        [StatusCodes.Status429TooManyRequests] = (
            "Bạn thao tác quá nhanh",
            "Chờ 1 phút rồi thử lại."),
        [StatusCodes.Status503ServiceUnavailable] = (
            "Hệ thống đang bận",
            "Chưa có gì được gửi đi. Bấm nút quay lại của trình duyệt để giữ nội dung đang gõ, rồi thử lại sau ít giây."),
    };

    public static IResult Of(int status)
    {
        var (title, advice) = Known.GetValueOrDefault(status, (
            "Hệ thống gặp lỗi",
            "Lỗi đã được ghi lại. Hãy thử lại; nếu vẫn lỗi, báo cho người vận hành hệ thống."));
        return ConsolePages.Show<ErrorPage>(new ErrorView(status, title, advice), status);
    }
}
