using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Legibility;

/// <summary>
/// How far a recognised word lies from a true one: a weighted edit distance over letters without marks. What
/// recognisers that know no Vietnamese write for its letters (ơ as d, ử as "ir", ứ as "tr", Đ as P, ố as 6) costs little.
/// </summary>
internal static class ScanConfusion
{
    private const double Other = 3.2, Extra = 2.4, Lost = 2.4, LostVowel = 2.0, ExtraR = 1.5, Pair = 0.5, LongPair = 0.6;

    /// <summary>Above this a word is no reading of another.</summary>
    public const double Limit = 6.5;

    /// <summary>Marks add or save a little: a letter read with a hat or a dot had some mark.</summary>
    private const double SameMarks = -0.7, LostAllMarks = 1.5, LostHat = 1.0, LostDot = 0.8;

    /// <summary>Gives the distance between two words without marks, or infinity beyond <see cref="Limit"/>.</summary>
    public static double Distance(string read, string meant)
    {
        if (read == meant)
        {
            return 0;
        }

        var rows = new double[read.Length + 1, meant.Length + 1];
        for (var j = 1; j <= meant.Length; j++)
        {
            rows[0, j] = rows[0, j - 1] + Lost;
        }

        for (var i = 1; i <= read.Length; i++)
        {
            var best = rows[i, 0] = rows[i - 1, 0] + Extra;
            for (var j = 1; j <= meant.Length; j++)
            {
                rows[i, j] = Math.Min(Steps(rows, read, meant, i, j), Pairs(rows, read, meant, i, j));
                best = Math.Min(best, rows[i, j]);
            }

            if (best > Limit + 1)
            {
                return double.PositiveInfinity;
            }
        }

        var distance = rows[read.Length, meant.Length];
        return distance <= Limit ? distance : double.PositiveInfinity;
    }

    /// <summary>Gives what the marks of a recognised word say against a true one.</summary>
    public static double Marks(string read, string meant)
    {
        var (own, other) = (MarksOf(read), MarksOf(meant));
        if (own.Length == 0)
        {
            return 0;
        }

        return (read == meant ? SameMarks : 0)
            + (other.Length == 0 ? LostAllMarks : 0)
            + (own.Contains('\u0302', StringComparison.Ordinal) && !other.Contains('\u0302', StringComparison.Ordinal) ? LostHat : 0)
            + (own.Contains('\u0323', StringComparison.Ordinal) && !other.Contains('\u0323', StringComparison.Ordinal) ? LostDot : 0);
    }

    /// <summary>Gives a recognised word's letters without marks, signs that stand for letters turned into them.</summary>
    public static string Letters(string word) => Folding.Fold(word).Replace('¥', 'y').Replace('¢', 'c').Replace('&', 'o');

    private static double Steps(double[,] rows, string read, string meant, int i, int j) => Math.Min(
        rows[i - 1, j - 1] + Swap(read[i - 1], meant[j - 1]),
        Math.Min(
            rows[i - 1, j] + (read[i - 1] == 'r' ? ExtraR : Extra),
            rows[i, j - 1] + (IsVowel(meant[j - 1]) ? LostVowel : Lost)));

    private static double Pairs(double[,] rows, string read, string meant, int i, int j)
    {
        if (i < 2)
        {
            return double.PositiveInfinity;
        }

        var pair = read.AsSpan(i - 2, 2);
        return meant[j - 1] switch
        {
            'u' when pair is "ir" or "tr" or "ur" or "iy" or "uy" or "uw" or "tu" or "tt" or "st" => rows[i - 2, j - 1] + Pair,
            'd' when pair is "dp" or "db" or "bd" => rows[i - 2, j - 1] + Pair,
            'n' when j > 1 && meant[j - 2] == 'u' && pair is "im" or "tm" or "um" => rows[i - 2, j - 2] + LongPair,
            _ => double.PositiveInfinity,
        };
    }

    private static double Swap(char read, char meant) => (read, meant) switch
    {
        _ when read == meant => 0,
        ('i' or 'y', 'i' or 'y') => 0.7,
        _ when IsVowel(read) && IsVowel(meant) => 1.6,
        ('6' or '0', 'o') or ('4', 'a') => 0.2,
        ('1', 'l' or 'i') => 0.3,
        ('p', 'd') => 0.7,
        ('b', 'd') => 0.9,
        ('1', 't') or ('3', 'a') or ('l', 'i') or ('i', 'l') => 1.0,
        ('d', _) when IsVowel(meant) => 1.4,
        ('m', 'n') or ('n', 'm') or ('c', 'e') or ('c', 'o') => 1.5,
        ('b', 'o' or 'u') => 1.6,
        ('r' or 't' or 'f', _) when IsVowel(meant) => 1.8,
        _ => Other,
    };

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    private static string MarksOf(string word) =>
        string.Concat(word.Normalize(System.Text.NormalizationForm.FormD).Where(c => c is 'đ' or 'Đ' or (>= '\u0300' and <= '\u036f')));
}
