using System.Globalization;

namespace CongDoan.Knowledge.Vietnamese;

/// <summary>
/// What stands between the words that members type and the words of the law: abbreviations, teencode, everyday
/// phrases, and the courtesy and question words that say little. Loaded once, from <c>Vietnamese/Data</c>.
/// Every method takes syllables as <see cref="Syllables.Of"/> gives them; <c>folded</c> says that the text has no
/// accents, so that its syllables are compared (and answered) without marks.
/// </summary>
public static class WordTables
{
    /// <summary>A teencode token is replaced outright from this weight on; a less certain reading is only offered.</summary>
    internal const double Certain = 0.75;

    private static readonly Lazy<PhraseTable<Reading>> LazyAbbreviations = new(() => Load("abbreviations", _ => "1 | 0.6"));
    private static readonly Lazy<PhraseTable<Reading>> LazyShortForms = new(LoadShortForms);
    private static readonly Lazy<PhraseTable<Reading>> LazyTeencode = new(() => Load("teencode", row => row[2]));
    private static readonly Lazy<PhraseTable<Reading>> LazySynonyms = new(() => Load("synonyms", row => row[2]));
    private static readonly Lazy<PhraseTable<double>> LazyStopWords = new(() => PhraseTable<double>.Read("Vietnamese/Data/stopwords.tsv", row => Number(row[1]), layer: 2));

    private static readonly Lazy<PhraseTable<bool>> LazyParting = new(() => PhraseTable<bool>.Read("Vietnamese/Data/parting.tsv", _ => true));

    private static readonly (WordTableKind Kind, Lazy<PhraseTable<Reading>> Table)[] Tables =
    [
        (WordTableKind.Abbreviation, LazyAbbreviations),
        (WordTableKind.ShortForm, LazyShortForms),
        (WordTableKind.Teencode, LazyTeencode),
        (WordTableKind.Synonym, LazySynonyms),
    ];

    /// <summary>
    /// Gives every reading of every run of syllables, table by table, the longest run first at each place and none
    /// inside a longer one of the same table. Run it on the result of <see cref="Spell"/>, so that "cty đuổi vc"
    /// meets "đuổi việc".
    /// </summary>
    public static IReadOnlyList<Expansion> Expand(IReadOnlyList<string> syllables, bool folded)
    {
        var text = InLayer(syllables, folded);
        var result = new List<Expansion>();
        foreach (var (kind, table) in Tables)
        {
            for (var i = 0; i < text.Count;)
            {
                var (length, readings) = table.Value.LongestAt(text, i, folded);
                foreach (var reading in readings)
                {
                    result.Add(new(i, length, InLayer(reading.Syllables, folded), reading.Weight, kind));
                }

                i += Math.Max(1, length);
            }
        }

        return result;
    }

    /// <summary>
    /// Gives the synonyms of phrases that a word for somebody parts: "báo công ty sớm chừng nào", "trừ em lương". A run then holds that word too.
    /// </summary>
    internal static IReadOnlyList<Expansion> ExpandParted(IReadOnlyList<string> syllables, bool folded)
    {
        var text = InLayer(syllables, folded);
        var places = new List<int>(text.Count);
        for (var i = 0; i < text.Count;)
        {
            var parting = LazyParting.Value.LongestAt(text, i, folded).Length;
            if (parting == 0)
            {
                places.Add(i);
            }

            i += Math.Max(1, parting);
        }

        var result = new List<Expansion>();
        if (places.Count == text.Count)
        {
            return result;
        }

        var left = places.Select(place => text[place]).ToList();
        for (var i = 0; i < left.Count;)
        {
            var (length, readings) = LazySynonyms.Value.LongestAt(left, i, folded);
            if (length > 1 && places[i + length - 1] - places[i] + 1 is var run && run > length)
            {
                result.AddRange(readings.Select(reading => new Expansion(places[i], run, InLayer(reading.Syllables, folded), reading.Weight, WordTableKind.Synonym)));
            }

            i += Math.Max(1, length);
        }

        return result;
    }

    /// <summary>
    /// Gives the syllables with teencode replaced where the reading is certain; abbreviations stay. A token after a
    /// number stays too (the k of "500 k" is money), and so does a letter that names a point of law ("điểm k").
    /// </summary>
    public static IReadOnlyList<string> Spell(IReadOnlyList<string> syllables, bool folded)
    {
        var text = InLayer(syllables, folded);
        var result = new List<string>(text.Count);
        for (var i = 0; i < text.Count;)
        {
            var (length, readings) = TeencodeAt(text, i, folded);
            var certain = readings.Count > 0 && readings[0].Weight >= Certain;
            result.AddRange(certain ? InLayer(readings[0].Syllables, folded) : text.Skip(i).Take(Math.Max(1, length)));
            i += Math.Max(1, length);
        }

        return result;
    }

    /// <summary>Gives what the teencode at a place may stand for, the likeliest reading first, accented whatever the layer.</summary>
    internal static (int Length, IReadOnlyList<Reading> Readings) TeencodeAt(IReadOnlyList<string> text, int start, bool folded)
    {
        var before = start > 0 ? text[start - 1] : string.Empty;
        var isPoint = text[start].Length == 1 && before is "điểm" or "diem";
        return isPoint || (before.Length > 0 && char.IsAsciiDigit(before[^1]))
            ? (0, [])
            : ByWeight(LazyTeencode.Value.LongestAt(text, start, folded));
    }

    /// <summary>Gives the full forms of the abbreviation at a place, the likeliest first, accented whatever the layer.</summary>
    internal static (int Length, IReadOnlyList<Reading> Readings) AbbreviationAt(IReadOnlyList<string> text, int start, bool folded) =>
        LazyAbbreviations.Value.LongestAt(text, start, folded);

    /// <summary>Gives the weight of a single syllable: 1 for a word of substance, less for a stop word.</summary>
    public static double StopWeight(string syllable, bool folded)
    {
        ArgumentNullException.ThrowIfNull(syllable);
        return syllable.Length == 0 ? 1 : StopWeights([syllable], folded)[0];
    }

    /// <summary>Gives the weight of each syllable of a text, stop phrases (longest first) and stop words considered.</summary>
    public static IReadOnlyList<double> StopWeights(IReadOnlyList<string> syllables, bool folded)
    {
        var text = InLayer(syllables, folded);
        var result = new double[text.Count];
        for (var i = 0; i < text.Count;)
        {
            var (length, weights) = LazyStopWords.Value.LongestAt(text, i, folded);
            Array.Fill(result, length == 0 ? 1 : weights.Min(), i, Math.Max(1, length));
            i += Math.Max(1, length);
        }

        return result;
    }

    /// <summary>Gives every phrase that the tables write with all its marks: what everyday and legal words there are.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Phrases()
    {
        var written = Rows("synonyms").SelectMany(row => row[1].Split('|').Append(row[0]))
            .Concat(Rows("abbreviations").SelectMany(row => row[1].Split('|')))
            .Concat(Rows("teencode").SelectMany(row => row[1].Split('|')))
            .Concat(Rows("stopwords").Select(row => row[0]));
        return written.Select(Syllables.Of);
    }

    internal static PhraseLayer ReadLayer(string[] row, int column) =>
        row.Length <= column || row[column].Length == 0 ? PhraseLayer.Both : Enum.Parse<PhraseLayer>(row[column], ignoreCase: true);

    private static IReadOnlyList<string> InLayer(IReadOnlyList<string> syllables, bool folded) =>
        folded ? syllables.Select(Folding.Fold).ToList() : syllables;

    private static PhraseTable<Reading> Load(string name, Func<string[], string> weights)
    {
        var table = new PhraseTable<Reading>();
        foreach (var row in Rows(name))
        {
            var readings = row[1].Split('|', StringSplitOptions.TrimEntries);
            var counts = weights(row).Split('|').Select(Number).ToList();
            for (var i = 0; i < readings.Length; i++)
            {
                table.Add(row[0], new(Syllables.Of(readings[i]), counts[Math.Min(i, counts.Count - 1)]), ReadLayer(row, 3));
            }
        }

        return table;
    }

    private static PhraseTable<Reading> LoadShortForms()
    {
        var table = new PhraseTable<Reading>();
        foreach (var row in Rows("abbreviations"))
        {
            var full = row[1].Split('|', StringSplitOptions.TrimEntries)[0];
            table.Add(full, new(Syllables.Of(row[0]), 0.5));
        }

        return table;
    }

    private static IReadOnlyList<string[]> Rows(string name) => EmbeddedTable.Read($"Vietnamese/Data/{name}.tsv");

    // Two keys that differ in marks only meet in the folded layer, so the table's order says nothing there.
    private static (int Length, IReadOnlyList<Reading> Readings) ByWeight((int Length, IReadOnlyList<Reading> Readings) found) =>
        found.Readings.Count < 2 ? found : (found.Length, found.Readings.OrderByDescending(reading => reading.Weight).ToList());

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    internal sealed record Reading(IReadOnlyList<string> Syllables, double Weight);
}
