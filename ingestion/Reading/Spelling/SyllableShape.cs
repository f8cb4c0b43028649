using System.Text;

namespace CongDoan.Ingestion.Reading.Spelling;

/// <summary>
/// Says whether a syllable can be Vietnamese at all: an opening consonant, a vowel group, a closing consonant and at most
/// one tone, in the combinations that the orthography allows. Text in a foreign encoding or badly recognised fails it.
/// </summary>
internal static class SyllableShape
{
    private const string Tones = "\u0300\u0301\u0303\u0309\u0323";
    private const string TonesBeforeStop = "\u0301\u0323";

    private static readonly string[] Onsets =
    [
        "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr",
        "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "",
    ];

    private static readonly string[] Codas = ["ch", "ng", "nh", "c", "m", "n", "p", "t", ""];

    private static readonly HashSet<string> Vowels = new(StringComparer.Ordinal)
    {
        "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y",
        "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iê", "iu", "oa", "oă", "oe", "oi", "ôi", "ơi", "oo",
        "ua", "uâ", "uê", "ui", "uô", "uơ", "uy", "ưa", "ưi", "ươ", "ưu", "yê", "uă", "ue", "uo",
        "iêu", "oai", "oao", "oay", "oeo", "uao", "uây", "uôi", "uya", "uyê", "uyu", "ươi", "ươu", "yêu", "uai", "uêu",
    };

    /// <summary>Vowel groups that no consonant closes.</summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "oi", "ôi", "ơi", "ui", "ưa", "ưi", "ưu",
        "iêu", "oai", "oao", "oay", "oeo", "uao", "uây", "uôi", "uya", "uyu", "ươi", "ươu", "yêu", "uai", "uêu",
    };

    /// <summary>Judges one word of letters, in any case.</summary>
    public static bool IsVietnamese(string word)
    {
        var (letters, tone) = TakeTone(word);
        return letters is not null && Onsets.Any(onset => letters.StartsWith(onset, StringComparison.Ordinal) && IsRhyme(letters[onset.Length..], tone));
    }

    private static bool IsRhyme(string rhyme, char? tone)
    {
        foreach (var coda in Codas)
        {
            if (!rhyme.EndsWith(coda, StringComparison.Ordinal) || !Vowels.Contains(rhyme[..^coda.Length]))
            {
                continue;
            }

            var isStop = coda is "c" or "ch" or "p" or "t";
            if ((coda.Length == 0 || !Open.Contains(rhyme[..^coda.Length])) && (!isStop || tone is null || TonesBeforeStop.Contains(tone.Value)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes the tone off; gives no letters when there are two tones.</summary>
    private static (string? Letters, char? Tone) TakeTone(string word)
    {
        char? tone = null;
        var letters = new StringBuilder(word.Length);
        foreach (var c in word.ToLowerInvariant().Normalize(NormalizationForm.FormD))
        {
            if (!Tones.Contains(c))
            {
                letters.Append(c);
            }
            else if (tone is null)
            {
                tone = c;
            }
            else
            {
                return (null, null);
            }
        }

        return (letters.ToString().Normalize(NormalizationForm.FormC), tone);
    }
}
