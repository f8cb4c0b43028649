using System.Globalization;
using System.Text;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>
/// First step for every text that comes from outside: well-formed Unicode in NFC, without characters that nobody
/// sees (zero-width, tag block, variation selectors, bidirectional controls) and without piles of combining marks.
/// </summary>
public static class TextCleaner
{
    /// <summary>More marks than this on one base letter are decoration or an attack; Vietnamese needs two.</summary>
    private const int MaxMarksPerBase = 4;

    /// <summary>
    /// Gives the text in NFC, invisible characters removed, control characters other than line feed and tab turned
    /// into spaces, lone surrogates and noncharacters
    /// replaced by U+FFFD. Line breaks become <c>\n</c>. Never throws.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new StringBuilder(text.Length);
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune))
            {
                continue;
            }

            var isMark = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;
            marks = isMark ? marks + 1 : 0;
            if (marks > MaxMarksPerBase)
            {
                continue;
            }

            builder.Append(Visible(rune).ToString());
        }

        return builder.ToString().Normalize(NormalizationForm.FormC)
            .Replace("\r\n", "\n", StringComparison.Ordinal)
            .Replace('\r', '\n');
    }

    /// <summary>Gives the cleaned text on one line, runs of white space folded to one space, trimmed.</summary>
    public static string CleanLine(string text)
    {
        var builder = new StringBuilder();
        var space = false;
        foreach (var c in Clean(text))
        {
            if (char.IsWhiteSpace(c))
            {
                space = builder.Length > 0;
                continue;
            }

            if (space)
            {
                builder.Append(' ');
                space = false;
            }

            builder.Append(c);
        }

        return builder.ToString();
    }

    private static Rune Visible(Rune rune) =>
        Rune.IsControl(rune) && rune.Value is not ('\n' or '\t' or '\r') ? new Rune(' ')
        : IsNoCharacter(rune) ? Rune.ReplacementChar
        : rune;

    // Unicode keeps these out of texts for good, and normalising U+FFFE throws.
    private static bool IsNoCharacter(Rune rune) => (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsInvisible(Rune rune) => rune.Value is
        (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or 0x00AD or 0x061C or 0x180E
        or (>= 0xE0000 and <= 0xE01EF) or 0;
}
