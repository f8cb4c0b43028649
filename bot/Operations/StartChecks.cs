using CongDoan.Bot.Storage;

namespace CongDoan.Bot.Operations;

/// <summary>What must be true of the machine before anything starts.</summary>
internal static class StartChecks
{
    /// <summary>10.0.0 to 10.0.6 accept forged cookies (CVE-2026-40372).</summary>
    public static readonly Version LeastRuntime = new(10, 0, 7);

    public static void Run(Version runtime)
    {
        if (runtime < LeastRuntime)
        {
            throw new StartRefusedException($"Bản .NET đang chạy là {runtime}, có lỗ hổng bảo mật. Hãy cài .NET {LeastRuntime} trở lên.");
        }

        // With the invariant mode or without ICU, composed and decomposed Vietnamese are different words.
        if ("ê\u0323".Normalize() != "ệ")
        {
            throw new StartRefusedException("Máy này thiếu thư viện ICU nên không xử lý đúng tiếng Việt. Hãy cài gói libicu rồi chạy lại.");
        }
    }
}
