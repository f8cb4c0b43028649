namespace CongDoan.Bot.Conversations;

/// <summary>How the bot listens.</summary>
internal sealed class ConversationOptions
{
    public const string Section = "Conversations";

    public static readonly TimeSpan LongestWindow = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait for the next bubble of one question; zero to ten seconds, zero reads each as a question of its own. Default: 1.2 seconds.</summary>
    public TimeSpan BurstWindow { get; set; } = TimeSpan.FromSeconds(1.2);
}
