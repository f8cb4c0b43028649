using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>Which of some numbered syllables read alike without their marks.</summary>
internal sealed class UnmarkedReadings
{
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    // The numbers of what reads alike stand together, ascending; by the place of the reading where they begin.
    private readonly int[] _numbers;
    private readonly int[] _starts;

    /// <summary>Sorts the syllables from a number on.</summary>
    internal UnmarkedReadings(IReadOnlyList<string> syllables, int first = 0)
    {
        var (placeOf, counts) = (new int[syllables.Count], new List<int>());
        for (var number = first; number < syllables.Count; number++)
        {
            var reading = Folding.Fold(syllables[number]);
            if (!_places.TryGetValue(reading, out placeOf[number]))
            {
                _places[reading] = placeOf[number] = counts.Count;
                counts.Add(0);
            }

            counts[placeOf[number]]++;
        }

        _starts = new int[counts.Count + 1];
        for (var place = 0; place < counts.Count; place++)
        {
            _starts[place + 1] = _starts[place] + counts[place];
        }

        _numbers = new int[syllables.Count - first];
        var next = _starts.AsSpan().ToArray();
        for (var number = first; number < syllables.Count; number++)
        {
            _numbers[next[placeOf[number]]++] = number;
        }
    }

    /// <summary>Whether any syllable reads like this.</summary>
    internal bool Knows(string reading) => _places.ContainsKey(reading);

    /// <summary>Gives the numbers of the syllables that read like this.</summary>
    internal ReadOnlySpan<int> Find(string reading) => _places.TryGetValue(reading, out var place) ? _numbers.AsSpan(_starts[place].._starts[place + 1]) : [];
}
