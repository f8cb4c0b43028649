using System.Runtime.InteropServices;
using CongDoan.Knowledge.Vietnamese;

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
    private readonly Dictionary<long, int> _pairs = [];
    private readonly Dictionary<string, List<int>> _byFolded = new(StringComparer.Ordinal);
    private List<int>?[] _before = [];
    private long _total;

    /// <summary>Reads the texts, each in its order; call <see cref="Close"/> afterwards.</summary>
    internal void Read(IEnumerable<string> syllables, int weight) => Read(syllables.Select(Add), weight);

    /// <summary>Reads a text whose syllables were added before, by their numbers.</summary>
    internal void Read(IEnumerable<int> numbers, int weight)
    {
        var previous = -1;
        foreach (var number in numbers)
        {
            _counts[number] += weight;
            _total += weight;
            if (previous >= 0)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_pairs, Key(previous, number), out _) += weight;
            }

            previous = number;
        }
    }

    /// <summary>Makes what is looked up backwards.</summary>
    internal void Close()
    {
        _before = new List<int>?[_syllables.Count];
        foreach (var key in _pairs.Keys)
        {
            (_before[(int)(key & uint.MaxValue)] ??= []).Add((int)(key >> 32));
        }
    }

    internal bool Knows(string syllable) => _numbers.ContainsKey(syllable);

    /// <summary>Gives how often a syllable is said.</summary>
    internal int Count(string syllable) => _numbers.TryGetValue(syllable, out var number) ? _counts[number] : 0;

    /// <summary>Gives all syllables that read like this without marks.</summary>
    internal IEnumerable<string> OfFolded(string folded) => _byFolded.TryGetValue(folded, out var numbers) ? numbers.Select(number => _syllables[number]) : [];

    internal bool KnowsFolded(string folded) => _byFolded.ContainsKey(folded);

    /// <summary>Gives the syllables that are said right before this one, each with how often.</summary>
    internal IEnumerable<(string Syllable, int Count)> Before(string syllable) =>
        _numbers.TryGetValue(syllable, out var number) && _before[number] is { } before
            ? before.Select(first => (_syllables[first], _pairs[Key(first, number)]))
            : [];

    /// <summary>Gives how often one syllable is said right before the other.</summary>
    internal int PairCount(string first, string second) =>
        _numbers.TryGetValue(first, out var one) && _numbers.TryGetValue(second, out var other) ? _pairs.GetValueOrDefault(Key(one, other)) : 0;

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
            var folded = Folding.Fold(syllable);
            (_byFolded.TryGetValue(folded, out var same) ? same : _byFolded[folded] = []).Add(number);
        }

        return number;
    }

    private static long Key(int first, int second) => ((long)first << 32) | (uint)second;
}
