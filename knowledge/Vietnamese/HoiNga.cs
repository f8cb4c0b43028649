using System.Text;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>The tones hỏi and ngã, which many people write one for the other.</summary>
internal static class HoiNga
{
    private const char Hoi = '\u0309';
    private const char Nga = '\u0303';

    /// <summary>Gives a syllable with its hỏi as ngã and its ngã as hỏi; one that has neither comes back unchanged.</summary>
    public static string Exchanged(string syllable)
    {
        if (Ascii.IsValid(syllable))
        {
            return syllable;
        }

        var marks = syllable.Normalize(NormalizationForm.FormD);
        return marks.Contains(Hoi, StringComparison.Ordinal) || marks.Contains(Nga, StringComparison.Ordinal)
            ? string.Concat(marks.Select(Exchanged)).Normalize(NormalizationForm.FormC)
            : syllable;
    }

    private static char Exchanged(char mark) => mark switch
    {
        Hoi => Nga,
        Nga => Hoi,
        _ => mark,
    };
}
