using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.FollowUps;

/// <summary>
/// Spells out what a member says is done to them and only points at ("em đang bị ông ấy làm vậy"), by what was named before, from
/// <c>FollowUps/Data/misdeeds.tsv</c>. Pure.
/// </summary>
internal static partial class PointedDeed
{
    private static readonly Lazy<PhraseTable<string>> Deeds = new(() => PhraseTable<string>.Read("FollowUps/Data/misdeeds.tsv", row => row[1]));

    /// <summary>Gives the message with the deed in place of the words that point at it; null when nothing is pointed at or nothing was named.</summary>
    /// <param name="message">The message.</param>
    /// <param name="earlier">What was asked before in the same matter, newest first.</param>
    internal static string? SpelledOut(string message, IReadOnlyList<string> earlier)
    {
        var words = string.Join(' ', Token.Of(TextCleaner.CleanLine(message)).Select(token => token.Word));
        return Pointing().Match(Folding.Fold(words)) is { Success: true } match && earlier.Select(Named).FirstOrDefault(deed => deed is not null) is { } deed
            ? string.Concat(words.AsSpan(0, match.Groups["points"].Index), deed, words.AsSpan(match.Groups["points"].Index + match.Groups["points"].Length))
            : null;
    }

    private static string? Named(string text)
    {
        var words = Token.Of(text).Select(token => token.Word).ToList();
        var folded = !Folding.HasMarks(text);
        return Enumerable.Range(0, words.Count).SelectMany(i => Deeds.Value.LongestAt(words, i, folded).Values).FirstOrDefault();
    }

    // The words of a person and of a time may stand between: "bị ông tổ trưởng bên kho làm như vậy", "bị y chang vậy mấy tháng nay".
    [GeneratedRegex(@"(?<!\p{L})bi (?:\p{L}+ ){0,8}?(?<points>(?:(?:lam|doi xu|hanh xu|cu xu|noi) )?(?:(?:nhu|y|y nhu|y chang|giong|giong nhu|kieu) )?(?:vay|the|chuyen (?:do|nay|ay)|viec (?:do|nay|ay)))(?!\p{L})")]
    private static partial Regex Pointing();
}
