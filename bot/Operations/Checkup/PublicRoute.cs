using System.Net;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>The way in that a platform takes: the public address, through whatever stands in front of the host.</summary>
internal static class PublicRoute
{
    public static async Task<Finding> LookAsync(
        RunningBot bot, string? publicUrl, string subject, string path, string query, string expected, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(publicUrl))
        {
            return Finding.Warning(subject, "chưa đặt PublicUrl nên không thử được.", "đặt PublicUrl là địa chỉ https mà nền tảng gọi vào.");
        }

        var target = publicUrl.TrimEnd('/') + path;
        return await bot.GetAsync(target + query, cancellationToken) switch
        {
            null => Finding.Fault(subject, $"không gọi được {target}.", "kiểm tra tên miền, chứng thư, nginx và tường lửa."),
            { Status: HttpStatusCode.OK } answer when answer.Body == expected => Finding.Good(subject, $"{target} trả lời đúng."),
            { } answer => Finding.Fault(
                subject, $"{target} trả lời {(int)answer.Status}, không phải lời đáp của máy chủ này.", "kiểm tra nginx có chuyển tiếp đúng máy chủ, và máy chủ đang chạy dùng đúng cài đặt này."),
        };
    }
}
