using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>
/// The syllables of a library by small numbers, so that a passage is an array of two bytes a syllable. Number 0 stands for
/// every syllable beyond <see cref="Most"/>; no library of law comes near it.
/// </summary>
internal sealed class SyllableNumbers
{
    /// <summary>The largest number.</summary>
    private const int Most = ushort.MaxValue;

    private readonly Dictionary<string, ushort> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly List<string> _syllables = [""];
    private Dictionary<string, ushort[]> _byFolded = [];

    // Written spellings of one syllable (hoà, hòa) share a number.
    private readonly Dictionary<string, ushort> _spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _spelled;

    internal SyllableNumbers()
    {
        _lookup = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        _spelled = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>How many numbers there are, 0 included.</summary>
    internal int Count => _syllables.Count;

    /// <summary>Gives the syllable of a number.</summary>
    internal string this[int number] => _syllables[number];

    /// <summary>Gives the numbers of a text's syllables in order.</summary>
    internal ushort[] Read(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        var numbers = new ushort[(text.Length / 2) + 1];
        var count = 0;
        var walk = new SyllableWalk(text, stackalloc char[SyllableWalk.MaxLength]);
        while (walk.MoveNext())
        {
            numbers[count++] = _spelled.TryGetValue(walk.Current, out var number) ? number : Add(walk.Current.ToString());
        }

        return numbers.AsSpan(0, count).ToArray();
    }

    /// <summary>Ends the reading: only from here on can numbers be found by their unmarked form.</summary>
    internal void Close() => _byFolded = _syllables
        .Select((syllable, number) => (Folded: Folding.Fold(syllable), Number: (ushort)number))
        .Skip(1)
        .GroupBy(pair => pair.Folded, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Select(pair => pair.Number).ToArray(), StringComparer.Ordinal);

    /// <summary>Gives the number of a syllable with its marks, or 0.</summary>
    internal ushort Find(string syllable) => _lookup.TryGetValue(syllable, out var number) ? number : (ushort)0;

    /// <summary>Gives the numbers of all syllables that read like this without marks.</summary>
    internal IReadOnlyList<ushort> FindFolded(string folded) => _byFolded.GetValueOrDefault(folded, []);

    private ushort Add(string spelling)
    {
        var syllable = TonePlacement.Normalize(spelling);
        if (!_numbers.TryGetValue(syllable, out var number) && _syllables.Count <= Most)
        {
            number = (ushort)_syllables.Count;
            _syllables.Add(syllable);
            _numbers[syllable] = number;
        }

        return _spellings[spelling] = number;
    }
}
