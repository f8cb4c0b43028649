namespace CongDoan.Bot.Operations.Checkup;

/// <summary>
/// Our clock beside that of a platform, by the Date header of any answer, which counts whole seconds. Tokens' ends, the
/// windows for answers and leases go by our clock.
/// </summary>
internal static class ClockCheck
{
    private static readonly TimeSpan Suspicious = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Wrong = TimeSpan.FromMinutes(2);

    public static async Task<Finding> LookAsync(RunningBot bot, Uri platform, TimeProvider time, CancellationToken cancellationToken)
    {
        var subject = $"Đồng hồ so với {platform.Host}";
        var before = time.GetUtcNow();
        var answer = await bot.GetAsync(platform.AbsoluteUri, cancellationToken);
        if (answer is null)
        {
            return Finding.Warning(subject, "không gọi được nên chưa so được.", "kiểm tra mạng rồi chạy lại.");
        }

        if (answer.Value.Date is not { } theirs)
        {
            return Finding.Warning(subject, "câu trả lời không ghi giờ.", "so đồng hồ máy chủ với một nguồn giờ chuẩn.");
        }

        // The answer was dated at some moment of the call: half of it is the best guess.
        var ours = before + (time.GetUtcNow() - before) / 2;
        var off = ours - theirs;
        var seconds = (long)Math.Round(Math.Abs(off.TotalSeconds));
        var sentence = $"lệch {seconds} giây{(seconds == 0 ? "" : off > TimeSpan.Zero ? " (máy này chạy trước)" : " (máy này chạy sau)")}.";
        const string Advice = "bật đồng bộ giờ (timedatectl set-ntp true, hoặc chrony) trên máy chủ.";
        return off.Duration() >= Wrong ? Finding.Fault(subject, sentence, Advice)
            : off.Duration() >= Suspicious ? Finding.Warning(subject, sentence, Advice)
            : Finding.Good(subject, sentence);
    }
}
