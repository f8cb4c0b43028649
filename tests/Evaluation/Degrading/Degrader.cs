using System.Text;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Evaluation.Degrading;

/// <summary>Damages questions as phones and haste do; the same question is always damaged in the same way.</summary>
internal static class Degrader
{
    internal const string None = "none";

    internal static readonly string[] Kinds = [None, "unaccented", "half-accented", "teencode", "typo"];

    /// <summary>Every word so often loses its marks when half of them are typed.</summary>
    private const double HalfShare = 0.5;

    /// <summary>One slip in every so many words.</summary>
    private const int WordsASlip = 6;

    internal static string Apply(string kind, string id, string text)
    {
        var dice = new Dice(kind + "/" + id);
        return kind switch
        {
            "unaccented" => Folding.Fold(text),
            "half-accented" => string.Join(' ', Words(text).Select(word => dice.Chance(HalfShare) ? Folding.Fold(word) : word)),
            "teencode" => Teencode.Apply(text, dice),
            "typo" => Typos(text, dice),
            _ => text,
        };
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string Typos(string text, Dice dice)
    {
        var words = Words(text);
        for (var first = 0; first < words.Length; first += WordsASlip)
        {
            // Of each six words one that is long enough to be mistyped and still be meant.
            var length = Math.Min(WordsASlip, words.Length - first);
            var places = Enumerable.Range(first, length).Where(i => words[i].Count(char.IsLetter) >= 3 && !words[i].Any(char.IsDigit)).ToList();
            if (places.Count > 0 && (length == WordsASlip || dice.Chance((double)length / WordsASlip)))
            {
                var place = places[dice.Next(places.Count)];
                words[place] = Slips.Apply(words[place], dice);
            }
        }

        return string.Join(' ', words);
    }
}

/// <summary>Chance that depends on its seed alone, on every machine and runtime the same (SplitMix64).</summary>
internal sealed class Dice
{
    private ulong _state;

    internal Dice(string seed)
    {
        _state = 14695981039346656037;
        foreach (var b in Encoding.UTF8.GetBytes(seed))
        {
            _state = (_state ^ b) * 1099511628211;
        }
    }

    internal int Next(int below) => (int)(Step() % (ulong)below);

    internal bool Chance(double share) => (Step() >> 11) * (1.0 / (1UL << 53)) < share;

    private ulong Step()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
