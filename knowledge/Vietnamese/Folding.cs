using System.Globalization;
using System.Text;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>The second layer of the index: letters without tone and vowel marks, đ as d, in lower case.</summary>
public static class Folding
{
    /// <summary>Gives the text in lower case without Vietnamese marks: <c>Công đoàn</c> becomes <c>cong doan</c>.</summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var builder = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            builder.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
        }

        return builder.ToString();
    }

    /// <summary>Says whether any letter carries a Vietnamese mark (đ counts), so that the accented layer can be used.</summary>
    public static bool HasMarks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (c is 'đ' or 'Đ' || (c is >= '\u0300' and <= '\u0323'))
            {
                return true;
            }
        }

        return false;
    }
}
