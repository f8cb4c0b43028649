using System.Text;
using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>A word, a number or a sign of a text.</summary>
/// <param name="Text">In lower case, the tone mark in its one place.</param>
/// <param name="Kind">What it is.</param>
/// <param name="IsUpper">Whether it began with a capital letter.</param>
internal readonly record struct Token(string Text, TokenKind Kind, bool IsUpper)
{
    // Digits and letters part: "22h30", "500k" and "30%" are three, two and two tokens.
    private static readonly Regex Pattern = new(@"(?<number>\d+(?:[.,]\d+)*)|(?<word>[\p{L}\p{M}]+)|(?<line>\n)|(?<sign>[^\s])");

    internal bool IsWord => Kind == TokenKind.Word;

    internal bool IsNumber => Kind == TokenKind.Number;

    /// <summary>Cuts a text into tokens.</summary>
    internal static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        foreach (Match match in Pattern.Matches(Folded(text)))
        {
            tokens.Add(match.Groups["number"].Success ? new(match.Value, TokenKind.Number, false)
                : match.Groups["word"].Success ? new(TonePlacement.Normalize(match.Value.ToLowerInvariant()), TokenKind.Word, char.IsUpper(match.Value[0]))
                : new(match.Value, match.Groups["line"].Success ? TokenKind.Line : TokenKind.Sign, false));
        }

        return tokens;
    }

    // Compatibility forms (full-width, circled, fractions) and digits of other scripts become ASCII, so that no number slips by as a sign.
    private static string Folded(string text)
    {
        var letters = text.Normalize(NormalizationForm.FormKC).ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (char.IsDigit(letters[i]))
            {
                letters[i] = (char)('0' + (int)char.GetNumericValue(letters[i]));
            }
        }

        return new string(letters);
    }
}

/// <summary>What a token is.</summary>
internal enum TokenKind
{
    /// <summary>Letters.</summary>
    Word,

    /// <summary>Digits with their points and commas.</summary>
    Number,

    /// <summary>Any other sign.</summary>
    Sign,

    /// <summary>The end of a line.</summary>
    Line,
}
