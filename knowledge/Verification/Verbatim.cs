using System.Text;

namespace CongDoan.Knowledge.Verification;

/// <summary>Texts compared word for word, after NFC and with runs of white space as one space.</summary>
internal static class Verbatim
{
    /// <summary>Gives the text in NFC, white space folded, trimmed.</summary>
    internal static string Fold(string text)
    {
        var normal = text.IsNormalized() ? text : text.Normalize(NormalizationForm.FormC);
        var builder = new StringBuilder(normal.Length);
        var space = false;
        foreach (var letter in normal)
        {
            if (char.IsWhiteSpace(letter))
            {
                space = builder.Length > 0;
                continue;
            }

            if (space)
            {
                builder.Append(' ');
                space = false;
            }

            builder.Append(letter);
        }

        return builder.ToString();
    }

    /// <summary>Whether words stand in a text as they are.</summary>
    internal static bool Contains(string text, string words) => Fold(text).Contains(Fold(words), StringComparison.Ordinal);
}
