using System.Globalization;
using System.Text;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>The second layer of the index: letters without tone and vowel marks, đ as d, in lower case.</summary>
public static class Folding
{
    // Every letter that Vietnamese uses lies below this; the table makes folding one look-up a letter.
    private const int TableSize = 0x1F00;

    private static readonly char[] Table = BuildTable();

    /// <summary>
    /// Gives the text in lower case without Vietnamese marks: <c>Công đoàn</c> becomes <c>cong doan</c>. Text that is
    /// already folded comes back as the same string.
    /// </summary>
    public static string Fold(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var first = 0;
        while (first < text.Length && FoldChar(text[first]) == text[first])
        {
            first++;
        }

        if (first == text.Length)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length).Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var folded = FoldChar(text[i]);
            if (folded != '\0')
            {
                builder.Append(folded);
            }
        }

        return builder.ToString();
    }

    /// <summary>Says whether any letter carries a Vietnamese mark (đ counts), so that the accented layer can be used.</summary>
    public static bool HasMarks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var c in text)
        {
            if (c > 0x7F && char.ToLowerInvariant(c) != FoldChar(c))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Folds one letter; a combining mark and NUL give NUL, which stands for nothing.</summary>
    private static char FoldChar(char c)
    {
        if (c < TableSize)
        {
            return Table[c];
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark ? '\0' : char.ToLowerInvariant(c);
    }

    private static char[] BuildTable()
    {
        var table = new char[TableSize];
        for (var i = 0; i < TableSize; i++)
        {
            var c = (char)i;
            table[i] = c switch
            {
                'đ' or 'Đ' => 'd',
                _ when CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark => '\0',
                _ => char.ToLowerInvariant(c).ToString().Normalize(NormalizationForm.FormD)[0],
            };
        }

        return table;
    }
}
