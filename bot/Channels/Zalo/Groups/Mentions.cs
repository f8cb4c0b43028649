using System.Text.RegularExpressions;

namespace CongDoan.Bot.Channels.Zalo.Groups;

/// <summary>Mentions inside a group's text: <c>[@id]</c> of a person, the account, or the group, which calls everybody.</summary>
internal static partial class Mentions
{
    /// <summary>Gives the ids mentioned.</summary>
    public static IReadOnlyList<string> Of(string text) => Mention().Matches(text).Select(match => match.Groups[1].Value).ToList();

    public static string Remove(string text) => Mention().Replace(text, " ").Trim();

    /// <summary>Words of ours, or of a member, that go into a group must not call anybody.</summary>
    public static string Disarm(string text) => text.Replace("[@", "[ @", StringComparison.Ordinal);

    public static string Call(string userId) => $"[@{userId}]";

    [GeneratedRegex(@"\[@([0-9A-Za-z_-]{1,64})\]")]
    private static partial Regex Mention();
}
