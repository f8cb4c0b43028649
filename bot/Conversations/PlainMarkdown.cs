using System.Text.RegularExpressions;

namespace CongDoan.Bot.Conversations;

/// <summary>Markdown of the library for a client that shows words only: the signs go, the words and the lists stay.</summary>
internal static class PlainMarkdown
{
    private static readonly Regex Link = new(@"!?\[([^\]\n]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)");
    private static readonly Regex Strong = new(@"(\*\*|__)(?=\S)(.+?)(?<=\S)\1");
    private static readonly Regex Heading = new(@"^#{1,6}[ \t]+", RegexOptions.Multiline);

    public static string Read(string markdown) => Strong.Replace(Heading.Replace(Link.Replace(markdown, Shown), ""), "$2");

    /// <summary>An address stands behind its words, for the member to open; anything else that is linked is only words.</summary>
    private static string Shown(Match link)
    {
        var (words, address) = (link.Groups[1].Value, link.Groups[2].Value);
        var isWeb = link.Value[0] != '!' && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";
        return isWeb && words != address ? $"{words} ({address})" : words;
    }
}
