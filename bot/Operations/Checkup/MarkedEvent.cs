using System.Net;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>
/// An event that no platform sends, signed as a platform signs: the running host has to prove and store it, and has
/// nothing to answer, since it names something that is only recorded.
/// </summary>
/// <param name="Path">The webhook's route.</param>
/// <param name="Body">The raw bytes.</param>
/// <param name="Header">The header of the signature.</param>
/// <param name="Signature">Its value.</param>
/// <param name="Channel">Under which channel it is stored.</param>
/// <param name="Account">Under which account.</param>
/// <param name="EventId">Under which id.</param>
internal sealed record MarkedEvent(string Path, byte[] Body, string Header, string Signature, string Channel, string Account, string EventId)
{
    /// <summary>Sends it twice: as it is, and with one byte changed, which the host has to refuse.</summary>
    public async Task<Finding> TryAsync(RunningBot bot, string subject, string keys, CancellationToken cancellationToken)
    {
        byte[] changed = [.. Body];
        changed[^1] = (byte)' ';
        var forged = await bot.PostAsync(Path, changed, Header, Signature, cancellationToken);
        var taken = await bot.PostAsync(Path, Body, Header, Signature, cancellationToken);
        return (taken, forged) switch
        {
            (null, _) => Finding.Fault(subject, $"không gọi được {bot.Address} để thử chữ ký.", "chạy máy chủ, hoặc chỉ đúng địa chỉ bằng --url."),
            (HttpStatusCode.Unauthorized, _) => Finding.Fault(
                subject, "máy chủ đang chạy từ chối chữ ký (401).", $"kiểm tra {keys}; vừa sửa cài đặt thì khởi động lại máy chủ."),
            (HttpStatusCode.NotFound, _) => Finding.Fault(
                subject, $"máy chủ đang chạy không có webhook {Path} (404).", "khởi động lại máy chủ với đúng cài đặt này, hoặc chỉ đúng địa chỉ bằng --url."),
            (HttpStatusCode.OK, not HttpStatusCode.Unauthorized) => Finding.Fault(
                subject, "máy chủ nhận cả sự kiện bị sửa một byte.", "chương trình ở địa chỉ này không phải bản đang kiểm tra; chỉ đúng địa chỉ bằng --url."),
            (HttpStatusCode.OK, _) when await bot.HasStoredAsync(Channel, Account, EventId, cancellationToken) =>
                Finding.Good(subject, "sự kiện thử có chữ ký đã được kiểm tra và lưu, sự kiện bị sửa bị từ chối."),
            (HttpStatusCode.OK, _) => Finding.Fault(
                subject, "máy chủ nhận sự kiện thử nhưng không thấy trong thư mục dữ liệu này.", "chỉ đúng thư mục dữ liệu của máy chủ đang chạy bằng --data."),
            _ => Finding.Fault(subject, $"máy chủ trả lời {(int)taken.Value} cho sự kiện thử.", "xem nhật ký của máy chủ và dung lượng đĩa."),
        };
    }
}
