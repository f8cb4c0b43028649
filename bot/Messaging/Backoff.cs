namespace CongDoan.Bot.Messaging;

/// <summary>How long to wait before the next try: 1, 2, 4 … 60 seconds.</summary>
internal static class Backoff
{
    private const int LongestSeconds = 60;

    /// <param name="attempts">Tries so far, one or more.</param>
    public static TimeSpan After(int attempts) =>
        TimeSpan.FromSeconds(Math.Min(LongestSeconds, 1 << Math.Clamp(attempts - 1, 0, 6)));
}
