using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Spelling;

/// <summary>
/// Reads what was meant: slips, letters held, joined and shortened words, marks left out. What is a syllable with its marks stays as
/// it is; of several readings the one is taken that the words around it make likeliest (Viterbi over pairs of syllables).
/// </summary>
internal sealed class Speller(Lexicon lexicon)
{
    /// <summary>What a unit of cost weighs beside the logarithm of a likelihood.</summary>
    private const double CostWeight = 2.2;

    /// <summary>What it costs that marks were left out, in a question that has marks elsewhere.</summary>
    private const double LeftOutCost = 0.5;

    /// <summary>What it costs that a syllable is none that anybody writes.</summary>
    private const double UnknownCost = 5;

    /// <summary>A syllable without marks is suspicious when a marked one that reads the same is said so many times as often.</summary>
    private const double Suspicious = 8;

    /// <summary>Of all readings so many are weighed.</summary>
    private const int MostReadings = 12;

    /// <summary>A shortened word needs its pair to be said so often.</summary>
    private const int LeastPair = 2;

    /// <summary>A text with more words that nobody writes is in no language that is spoken here; those after the first ones stay as they are.</summary>
    private const int MostSlips = 60;

    private readonly SlipModel _slips = new(lexicon);

    /// <summary>Gives the syllables as they were meant.</summary>
    /// <param name="typed">Syllables, teencode read already.</param>
    /// <param name="isBare">True when the question was typed without any marks.</param>
    internal IReadOnlyList<string> Read(IReadOnlyList<string> typed, bool isBare)
    {
        var words = typed.SelectMany(Parted).ToList();
        var half = !isBare && words.Any(IsSuspicious);
        if (!isBare && !half && words.All(IsWord))
        {
            return words;
        }

        var slips = new Dictionary<string, List<(string Word, double Cost)>>(StringComparer.Ordinal);
        var columns = words.Select(word => Column(word, isBare, half, slips)).ToList();
        return Best(columns);
    }

    private bool IsWord(string word) => char.IsAsciiDigit(word[0]) || lexicon.Knows(word) || IsShortForm(word);

    private static bool IsShortForm(string word) => WordTables.AbbreviationAt([word], 0, folded: false).Length > 0;

    private bool IsSuspicious(string word) => !Folding.HasMarks(word)
        && !char.IsAsciiDigit(word[0])
        && lexicon.OfFolded(word).Any(meant => lexicon.Count(meant) > Suspicious * (lexicon.Count(word) + 1));

    // "laođộng" is two syllables run together, "tnguyện" one that was cut to its first letter.
    private IEnumerable<string> Parted(string word)
    {
        if (word.Length < 4 || IsWord(word) || lexicon.KnowsFolded(word))
        {
            return [word];
        }

        var joined = Enumerable.Range(2, word.Length - 3)
            .Select(at => (First: TonePlacement.Normalize(word[..at]), Second: TonePlacement.Normalize(word[at..])))
            .Select(pair => (pair.First, pair.Second, Count: lexicon.PairCount(pair.First, pair.Second)))
            .DefaultIfEmpty()
            .MaxBy(pair => pair.Count);
        if (joined.Count > 0)
        {
            return [joined.First, joined.Second];
        }

        var cut = Enumerable.Range(1, Math.Min(3, word.Length - 3))
            .Where(at => !word[..at].Any(IsVowel))
            .SelectMany(at => lexicon.Before(TonePlacement.Normalize(word[at..]))
                .Where(pair => pair.Count >= LeastPair && pair.Syllable.Length > at && pair.Syllable.StartsWith(word[..at], StringComparison.Ordinal))
                .Select(pair => (pair.Syllable, Tail: TonePlacement.Normalize(word[at..]), pair.Count)))
            .DefaultIfEmpty()
            .MaxBy(pair => pair.Count);
        return cut.Count > 0 ? [cut.Syllable, cut.Tail] : [word];
    }

    private static bool IsVowel(char c) => "aeiouy".Contains(Folding.Fold(c.ToString()), StringComparison.Ordinal);

    private List<(string Word, double Cost)> Column(string word, bool isBare, bool half, Dictionary<string, List<(string Word, double Cost)>> slips)
    {
        if (char.IsAsciiDigit(word[0]) || IsShortForm(word))
        {
            return [(word, 0)];
        }

        var known = lexicon.Knows(word);
        var bare = !Folding.HasMarks(word);
        if (known && !(bare && (isBare || half)))
        {
            return [(word, 0)];
        }

        if (bare && (isBare || half) && lexicon.KnowsFolded(word))
        {
            return
            [
                .. lexicon.OfFolded(word).Select(meant => (meant, isBare || meant == word ? 0 : LeftOutCost)),
                .. Teencode(word, isBare),
            ];
        }

        if (slips.TryGetValue(word, out var same))
        {
            return same;
        }

        return slips.Count < MostSlips ? slips[word] = OfSlip(word) : [(word, 0)];
    }

    private List<(string Word, double Cost)> OfSlip(string word)
    {
        var readings = _slips.Readings(word)
            .Select(pair => (Word: pair.Key, Cost: pair.Value))
            .OrderBy(pair => (pair.Cost * CostWeight) - lexicon.LogLikelihood("", pair.Word))
            .ThenBy(pair => pair.Word, StringComparer.Ordinal)
            .Take(MostReadings)
            .ToList();
        readings.Add((word, UnknownCost));
        return readings;
    }

    // "vo" may be "vào" as well as "vợ": what the word table leaves open is decided by the words around it.
    private static IEnumerable<(string Word, double Cost)> Teencode(string word, bool isBare) =>
        WordTables.TeencodeAt([word], 0, isBare).Readings
            .Where(reading => reading.Syllables.Count == 1)
            .Select(reading => (reading.Syllables[0], 1 - reading.Weight));

    private List<string> Best(List<List<(string Word, double Cost)>> columns)
    {
        var from = new List<int[]>(columns.Count);
        var scores = new double[] { 0 };
        var before = new List<(string Word, double Cost)> { ("", 0) };
        foreach (var column in columns)
        {
            var next = new double[column.Count];
            var came = new int[column.Count];
            for (var i = 0; i < column.Count; i++)
            {
                next[i] = double.NegativeInfinity;
                for (var j = 0; j < before.Count; j++)
                {
                    var score = scores[j] + lexicon.LogLikelihood(before[j].Word, column[i].Word);
                    if (score > next[i])
                    {
                        (next[i], came[i]) = (score, j);
                    }
                }

                next[i] -= column[i].Cost * CostWeight;
            }

            from.Add(came);
            (scores, before) = (next, column);
        }

        var words = new string[columns.Count];
        for (var (i, at) = (columns.Count - 1, Array.IndexOf(scores, scores.Max())); i >= 0; i--)
        {
            words[i] = columns[i][at].Word;
            at = from[i][at];
        }

        return [.. words];
    }
}
