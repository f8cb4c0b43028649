using CongDoan.Knowledge.Retrieval.Compiled;
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
    private readonly List<string> _syllables = [""];

    // Written spellings of one syllable (hoà, hòa) share a number. Only while texts are read.
    private readonly Dictionary<string, ushort> _spellings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ushort>.AlternateLookup<ReadOnlySpan<char>> _spelled;

    private UnmarkedReadings? _unmarked;

    internal SyllableNumbers() => _spelled = _spellings.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>How many numbers there are, 0 included.</summary>
    internal int Count => _syllables.Count;

    /// <summary>Gives the syllable of a number.</summary>
    internal string this[int number] => _syllables[number];

    /// <summary>Adds the numbers of a text's syllables to a list, in order.</summary>
    internal void Read(string text, List<ushort> numbers)
    {
        var walk = new SyllableWalk(text, stackalloc char[SyllableWalk.MaxLength]);
        while (walk.MoveNext())
        {
            numbers.Add(_spelled.TryGetValue(walk.Current, out var number) ? number : Add(walk.Current.ToString()));
        }
    }

    /// <summary>Ends the reading: only from here on can numbers be found by their unmarked form.</summary>
    internal void Close()
    {
        _spellings.Clear();
        _spellings.TrimExcess();
        _unmarked = new UnmarkedReadings(_syllables, first: 1);
    }

    /// <summary>Gives the number of a syllable with its marks, or 0.</summary>
    internal ushort Find(string syllable) => _numbers.TryGetValue(syllable, out var number) ? number : (ushort)0;

    /// <summary>Gives the numbers of all syllables that read like this without marks.</summary>
    internal ReadOnlySpan<int> FindFolded(string folded) => _unmarked!.Find(folded);

    internal void Save(ArrayWriter writer) => writer.Write(_syllables.Skip(1));

    internal static SyllableNumbers Load(ArrayReader reader)
    {
        var numbers = new SyllableNumbers();
        var syllables = reader.ReadLines();
        numbers._numbers.EnsureCapacity(syllables.Length);
        foreach (var syllable in syllables)
        {
            numbers.Number(syllable);
        }

        numbers.Close();
        return numbers;
    }

    private ushort Add(string spelling)
    {
        var syllable = TonePlacement.Normalize(spelling);
        if (!_numbers.TryGetValue(syllable, out var number) && _syllables.Count <= Most)
        {
            number = Number(syllable);
        }

        return _spellings[spelling] = number;
    }

    private ushort Number(string syllable)
    {
        var number = (ushort)_syllables.Count;
        _syllables.Add(syllable);
        return _numbers[syllable] = number;
    }
}
