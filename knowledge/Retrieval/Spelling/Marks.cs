using System.Globalization;
using System.Text;

namespace CongDoan.Knowledge.Retrieval.Spelling;

/// <summary>The marks of a Vietnamese syllable: its tone, and what makes â, ê, ô, ă, ơ, ư and đ of their letters.</summary>
internal static class Marks
{
    private const string Keys = "fsrxj";
    private const string Tones = "\u0300\u0301\u0309\u0303\u0323";

    /// <summary>Gives the tone (NUL for none) and the other marks in their order.</summary>
    internal static (char Tone, string Shapes) Of(string syllable)
    {
        var tone = '\0';
        var shapes = "";
        foreach (var c in syllable.Normalize(NormalizationForm.FormD))
        {
            if (Tones.Contains(c, StringComparison.Ordinal))
            {
                tone = c;
            }
            else if (c == 'đ' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                shapes += c;
            }
        }

        return (tone, shapes);
    }

    /// <summary>Gives the tone that a telex key writes, or null.</summary>
    internal static char? ToneOfKey(char key) => Keys.IndexOf(key, StringComparison.Ordinal) is >= 0 and var at ? Tones[at] : null;

    /// <summary>Puts a tone somewhere on a syllable: good for comparing marks, not for showing.</summary>
    internal static string WithTone(string syllable, char tone) => syllable + tone;
}
