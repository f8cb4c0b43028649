using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Triage;

/// <summary>
/// A message as triage reads it: cleaned, look-alike letters undone, cut into sentences and syllables, teencode and
/// abbreviations written out. A syllable keeps every reading that its typed form may have.
/// </summary>
internal sealed class TriageText
{
    /// <summary>
    /// Accented Vietnamese marks about 28 of 100 letters. Below this share people type with few or no accents, and
    /// all comparison is done without marks.
    /// </summary>
    private const double AccentedShare = 0.15;

    /// <summary>The key of <see cref="Starts"/> under which every number stands.</summary>
    public const string AnyNumber = "#";

    private TriageText(IReadOnlyList<string> sentences, IReadOnlyList<Syllable> syllables, bool folded)
    {
        Sentences = sentences;
        Items = syllables;
        Folded = folded;
        Words = syllables.Select(item => item.Readings[0]).ToList();
        Starts = syllables
            .SelectMany((item, index) => item.Keys.Select(key => (key, index)))
            .GroupBy(pair => pair.key, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(pair => pair.index).ToList(), StringComparer.Ordinal);
    }

    /// <summary>The sentences, cleaned, as typed.</summary>
    public IReadOnlyList<string> Sentences { get; }

    public IReadOnlyList<Syllable> Items { get; }

    /// <summary>The likeliest reading of each syllable.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>Says that syllables are without marks here, and so must be what they are compared with.</summary>
    public bool Folded { get; }

    /// <summary>Where each key of a syllable occurs.</summary>
    public IReadOnlyDictionary<string, List<int>> Starts { get; }

    public static TriageText Of(string text)
    {
        var sentences = Split(Lookalikes.ToLatin(TextCleaner.Clean(text)));
        var folded = MarkedShare(sentences) < AccentedShare;
        var items = new List<Syllable>();
        for (var i = 0; i < sentences.Count; i++)
        {
            Read(sentences[i], i, folded, items);
        }

        return new(sentences, items, folded);
    }

    private static void Read(string sentence, int number, bool folded, List<Syllable> items)
    {
        var typed = Syllables.Of(sentence);
        var text = folded ? typed.Select(Folding.Fold).ToList() : typed;
        for (var i = 0; i < text.Count;)
        {
            var (length, readings) = WordTables.TeencodeAt(text, i, folded);
            if (length == 0)
            {
                (length, readings) = WordTables.AbbreviationAt(text, i, folded);
            }

            length = Math.Max(1, length);
            if (readings.Count > 0 && readings[0].Syllables.Count > 1 && readings[0].Weight >= WordTables.Certain)
            {
                items.AddRange(readings[0].Syllables.Select(word => new Syllable([Layer(word, folded)], number)));
            }
            else
            {
                items.AddRange(Plain(text, i, length, readings, folded).Select(words => new Syllable(words, number)));
            }

            i += length;
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Plain(
        IReadOnlyList<string> text, int start, int length, IReadOnlyList<WordTables.Reading> readings, bool folded)
    {
        if (readings.Count == 0 || length > 1)
        {
            return text.Skip(start).Take(length).Select(word => (IReadOnlyList<string>)[word]);
        }

        // One typed token, one syllable each: keep what was typed too, since "a" may be anh or điểm a.
        var words = readings.Where(reading => reading.Syllables.Count == 1).Select(reading => Layer(reading.Syllables[0], folded));
        var certain = readings[0].Weight >= WordTables.Certain && readings[0].Syllables.Count == 1;
        return [(certain ? words.Append(text[start]) : words.Prepend(text[start])).Distinct(StringComparer.Ordinal).ToList()];
    }

    private static string Layer(string word, bool folded) => folded ? Folding.Fold(word) : word;

    // A sentence ends at a line break, or at . ! ? ; … before a space or the end: not inside 1.5 or đ.m.
    private static List<string> Split(string text)
    {
        var result = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var last = i + 1 == text.Length;
            var ends = text[i] == '\n' || (text[i] is '.' or '!' or '?' or ';' or '…' && (last || char.IsWhiteSpace(text[i + 1])));
            if (ends || last)
            {
                Add(text[start..(i + 1)], result);
                start = i + 1;
            }
        }

        return result;
    }

    private static void Add(string sentence, List<string> sentences)
    {
        var trimmed = sentence.Trim();
        if (trimmed.Length > 0)
        {
            sentences.Add(trimmed);
        }
    }

    private static double MarkedShare(IReadOnlyList<string> sentences)
    {
        var letters = 0;
        var marked = 0;
        foreach (var c in sentences.SelectMany(sentence => sentence).Where(char.IsLetter))
        {
            letters++;
            marked += c > '\u007f' && Folding.HasMarks(c.ToString()) ? 1 : 0;
        }

        return letters == 0 ? 0 : (double)marked / letters;
    }

    /// <param name="Readings">What the syllable may be, the likeliest first, in the text's layer.</param>
    /// <param name="Sentence">The number of the sentence that it stands in.</param>
    internal sealed record Syllable(IReadOnlyList<string> Readings, int Sentence)
    {
        /// <summary>
        /// What a pattern may call the syllable: its readings, the same with hỏi and ngã exchanged ("gảy tay", "nỗ bình
        /// gas": in the south both sound alike), and <see cref="AnyNumber"/> for 3, 500k, 3th.
        /// </summary>
        public IReadOnlyList<string> Keys { get; } =
        [
            .. Readings,
            .. Readings.Select(HoiNga.Exchanged).Except(Readings, StringComparer.Ordinal),
            .. Readings.Any(reading => char.IsAsciiDigit(reading[0])) ? (string[])[AnyNumber] : [],
        ];
    }
}
