using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.Spelling;

/// <summary>
/// The syllables that may be meant, with how often each and each pair of neighbours is said: in the library's texts, in the word
/// tables and in the words of the program's own notes.
/// </summary>
internal sealed class Lexicon
{
    /// <summary>A pair that was seen counts so much of the likelihood; the rest is what the syllable is on its own.</summary>
    private const double PairShare = 0.85;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _syllables = [];
    private readonly List<int> _counts = [];
    private readonly PairCounts _pairs;
    private UnmarkedReadings _unmarked = new([]);

    // The places of the pairs by their second syllable.
    private int[] _before = [];
    private int[] _beforeEnds = [];
    private long _total;

    internal Lexicon()
        : this(new PairCounts())
    {
    }

    private Lexicon(PairCounts pairs) => _pairs = pairs;

    /// <summary>Reads the texts, each in its order; call <see cref="Close"/> afterwards.</summary>
    internal void Read(IEnumerable<string> syllables, int weight)
    {
        var previous = -1;
        foreach (var syllable in syllables)
        {
            previous = Say(previous, Add(syllable), weight);
        }
    }

    /// <summary>Reads a text whose syllables were added before, by their numbers here.</summary>
    /// <param name="tokens">The syllables by numbers of another table.</param>
    /// <param name="numbers">By those the numbers here.</param>
    internal void Read(ReadOnlySpan<ushort> tokens, int[] numbers)
    {
        var previous = -1;
        foreach (var token in tokens)
        {
            previous = Say(previous, numbers[token], 1);
        }
    }

    /// <summary>Makes what is looked up backwards.</summary>
    internal void Close()
    {
        _before = _pairs.BySecond(_syllables.Count, out _beforeEnds);
        _unmarked = new UnmarkedReadings(_syllables);
    }

    internal bool Knows(string syllable) => _numbers.ContainsKey(syllable);

    /// <summary>Gives how often a syllable is said.</summary>
    internal int Count(string syllable) => _numbers.TryGetValue(syllable, out var number) ? _counts[number] : 0;

    /// <summary>Gives all syllables that read like this without marks.</summary>
    internal IReadOnlyList<string> OfFolded(string folded)
    {
        var numbers = _unmarked.Find(folded);
        var syllables = new string[numbers.Length];
        for (var i = 0; i < syllables.Length; i++)
        {
            syllables[i] = _syllables[numbers[i]];
        }

        return syllables;
    }

    internal bool KnowsFolded(string folded) => _unmarked.Knows(folded);

    /// <summary>Gives the syllables that are said right before this one, each with how often.</summary>
    internal IEnumerable<(string Syllable, int Count)> Before(string syllable)
    {
        if (!_numbers.TryGetValue(syllable, out var number))
        {
            yield break;
        }

        for (var i = number == 0 ? 0 : _beforeEnds[number - 1]; i < _beforeEnds[number]; i++)
        {
            var (first, count) = _pairs.At(_before[i]);
            yield return (_syllables[first], count);
        }
    }

    /// <summary>Gives how often one syllable is said right before the other.</summary>
    internal int PairCount(string first, string second) =>
        _numbers.TryGetValue(first, out var one) && _numbers.TryGetValue(second, out var other) ? _pairs.Find(one, other) : 0;

    /// <summary>Gives the logarithm of how likely a syllable is after another ("" for the beginning).</summary>
    internal double LogLikelihood(string before, string syllable)
    {
        var own = (Count(syllable) + 0.1) / (_total + 1.0);
        var count = before.Length == 0 ? 0 : Count(before);
        return Math.Log(count == 0 ? own : (PairShare * PairCount(before, syllable) / count) + ((1 - PairShare) * own));
    }

    /// <summary>Gives the number of a syllable, a new one when it is new.</summary>
    internal int Add(string syllable)
    {
        if (!_numbers.TryGetValue(syllable, out var number))
        {
            number = _syllables.Count;
            _numbers[syllable] = number;
            _syllables.Add(syllable);
            _counts.Add(0);
        }

        return number;
    }

    internal void Save(ArrayWriter writer)
    {
        writer.Write(_syllables);
        writer.Write(_counts.ToArray());
        writer.Write(_total);
        _pairs.Save(writer);
    }

    internal static Lexicon Load(ArrayReader reader)
    {
        var (syllables, counts, total) = (reader.ReadLines(), reader.Read<int>(), reader.ReadNumber());
        var lexicon = new Lexicon(PairCounts.Load(reader)) { _total = total };
        for (var number = 0; number < syllables.Length; number++)
        {
            lexicon.Add(syllables[number]);
            lexicon._counts[number] = counts[number];
        }

        lexicon.Close();
        return lexicon;
    }

    private int Say(int previous, int number, int weight)
    {
        _counts[number] += weight;
        _total += weight;
        if (previous >= 0)
        {
            _pairs.Add(previous, number, weight);
        }

        return number;
    }
}
