using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>
/// A question made ready for comparison with many passages: every distinct syllable and pair of neighbours that matters has a
/// bit, so that what a text holds of the question is two masks.
/// </summary>
internal sealed class QuestionModel
{
    /// <summary>As many syllables and pairs as a mask has bits; what a very long question says beyond that is left to the engine's score.</summary>
    internal const int Most = 127;

    /// <summary>Words of at least this stop weight are of substance.</summary>
    private const double Substance = 0.6;

    private static readonly HashSet<string> TimeUnits = ["ngày", "tháng", "năm", "giờ", "phút", "tuần"];

    private readonly Dictionary<string, int> _bits = new(StringComparer.Ordinal);
    private readonly Dictionary<(int, int), int> _pairs = [];
    private readonly PassageTexts _texts;
    private readonly CorpusStatistics _statistics;
    private readonly TextLayer _layer;
    private List<(int Number, int Bit)>? _numbers;

    internal QuestionModel(QueryTerms terms, PassageTexts texts, CorpusStatistics statistics)
    {
        (_texts, _statistics, _layer) = (texts, statistics, terms.Layer);
        var rewriting = terms.Rewriting;
        var words = rewriting.Syllables;
        Words = new AskedWord[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            Words[i] = new AskedWord(Bit(words[i]), (float)(rewriting.Weights[i] * statistics.Idf(Terms.Id(words[i], _layer))));
        }

        Pairs = Enumerable.Range(0, Math.Max(0, words.Count - 1)).Select(i => PairOf(words, rewriting.Weights, i)).Where(pair => pair.Weight > 0).ToArray();
        Alternatives = rewriting.Alternatives.Select(Read).Where(alternative => alternative.Count > 0).ToArray();
        Credits = new float[Most + 1];
        ReadCredits(rewriting);
        TotalWeight = Words.Sum(word => word.Weight);
        PairWeight = Pairs.Sum(pair => pair.Weight);
        NearBits = Neighbours();
        var kinds = QuestionKinds.Of(words, _layer == TextLayer.Folded);
        AsksFine = kinds.Contains("fine") && !kinds.Contains("none");
        AsksDefinition = kinds.Contains("definition");
        Units = AskedUnits(words);
        Party = Parties.Of(words, _layer == TextLayer.Folded);
        Regimes = rewriting.Alternatives.Aggregate(
            Scoring.Regimes.Of(words, _layer == TextLayer.Folded),
            (regimes, alternative) => regimes | Scoring.Regimes.Of(alternative.Syllables, _layer == TextLayer.Folded));
        Named = texts.Named([.. words.Select(Folding.Fold)]);
    }

    /// <summary>The question's syllables in order.</summary>
    internal AskedWord[] Words { get; }

    internal WordPair[] Pairs { get; }

    internal AlternativeModel[] Alternatives { get; }

    /// <summary>By bit: how much the question says this syllable, by its own words or by another way to say them.</summary>
    internal float[] Credits { get; }

    internal float TotalWeight { get; }

    internal float PairWeight { get; }

    /// <summary>Neighbouring words of substance, stop words between them left out.</summary>
    internal NearPair[] NearBits { get; }

    internal bool AsksFine { get; }

    internal bool AsksDefinition { get; }

    /// <summary>The parties of which the question speaks.</summary>
    internal Party Party { get; }

    /// <summary>The special rules of which the question speaks, in whatever words.</summary>
    internal uint Regimes { get; }

    /// <summary>Units of which the question asks how many, as syllable numbers.</summary>
    internal ushort[] Units { get; }

    /// <summary>The documents that the question names.</summary>
    internal IReadOnlySet<DocumentText> Named { get; }

    /// <summary>What the engine is to look for beside the question's words.</summary>
    internal IEnumerable<(uint Term, double Weight)> Signs => Named
        .Select(document => (PassageSigns.Document(document.Number), RetrievalParameters.NamedSign))
        .Concat(AsksFine ? [(PassageSigns.Fines, RetrievalParameters.FineSign)] : []);

    internal int PairBit(int first, int second) => _pairs.GetValueOrDefault((first, second), -1);

    /// <summary>Puts the bit of each of the question's syllables, plus one, in a table by syllable number.</summary>
    internal void FillBits(byte[] table)
    {
        foreach (var (number, bit) in _numbers ??= Numbers())
        {
            table[number] = (byte)(bit + 1);
        }
    }

    /// <summary>Undoes <see cref="FillBits"/>.</summary>
    internal void ClearBits(byte[] table)
    {
        foreach (var (number, _) in _numbers ?? [])
        {
            table[number] = 0;
        }
    }

    /// <summary>Gives the pair bits as a matrix by first and second syllable bit; 255 is none.</summary>
    internal byte[] PairTable()
    {
        var side = _bits.Count;
        var table = new byte[side * side];
        Array.Fill(table, byte.MaxValue);
        foreach (var ((first, second), bit) in _pairs)
        {
            table[(first * side) + second] = (byte)bit;
        }

        return table;
    }

    internal int Bits => _bits.Count;

    private List<(int Number, int Bit)> Numbers()
    {
        var numbers = new List<(int Number, int Bit)>(_bits.Count);
        foreach (var (syllable, bit) in _bits)
        {
            var exact = _layer == TextLayer.Accented ? _texts.Syllables.Find(syllable) : (ushort)0;
            if (exact > 0)
            {
                numbers.Add((exact, bit));
                continue;
            }

            // Without marks, or with marks that nothing in the library has: any syllable that reads the same without them.
            foreach (var number in _texts.Syllables.FindFolded(Folding.Fold(syllable)))
            {
                numbers.Add((number, bit));
            }
        }

        return numbers;
    }

    private int Bit(string syllable)
    {
        if (!_bits.TryGetValue(syllable, out var bit))
        {
            bit = _bits.Count < Most ? _bits.Count : -1;
            if (bit >= 0)
            {
                _bits[syllable] = bit;
            }
        }

        return bit;
    }

    private int Pair(int first, int second)
    {
        if (first < 0 || second < 0)
        {
            return -1;
        }

        if (!_pairs.TryGetValue((first, second), out var bit))
        {
            bit = _pairs.Count < Most ? _pairs.Count : -1;
            if (bit >= 0)
            {
                _pairs[(first, second)] = bit;
            }
        }

        return bit;
    }

    private WordPair PairOf(IReadOnlyList<string> words, IReadOnlyList<double> weights, int i)
    {
        var term = Terms.Id(words[i], words[i + 1], _layer);
        var bit = _statistics.Knows(term) ? Pair(Words[i].Bit, Words[i + 1].Bit) : -1;
        return bit < 0 ? default : new WordPair(bit, (float)(Math.Sqrt(weights[i] * weights[i + 1]) * _statistics.Idf(term)));
    }

    private AlternativeModel Read(Alternative alternative)
    {
        var (words, pairs) = (default(BitSet), default(BitSet));
        var previous = -1;
        foreach (var syllable in alternative.Syllables)
        {
            var bit = Bit(syllable);
            if (bit < 0)
            {
                return default;
            }

            words = words.With(bit);
            if (previous >= 0 && Pair(previous, bit) is >= 0 and var pair)
            {
                pairs = pairs.With(pair);
            }

            previous = bit;
        }

        return new AlternativeModel(
            alternative.Start, alternative.Length, (float)alternative.Weight, words, words.Count, pairs, pairs.Count);
    }

    private void ReadCredits(Rewriting rewriting)
    {
        for (var i = 0; i < Words.Length; i++)
        {
            if (Words[i].Bit >= 0)
            {
                Credits[Words[i].Bit] = Math.Max(Credits[Words[i].Bit], (float)rewriting.Weights[i]);
            }
        }

        for (var i = 0; i < rewriting.Alternatives.Count; i++)
        {
            var alternative = rewriting.Alternatives[i];
            var says = alternative.Weight * rewriting.Weights.Skip(alternative.Start).Take(alternative.Length).DefaultIfEmpty(1).Max();
            foreach (var syllable in alternative.Syllables)
            {
                if (_bits.TryGetValue(syllable, out var bit))
                {
                    Credits[bit] = Math.Max(Credits[bit], (float)says);
                }
            }
        }
    }

    private NearPair[] Neighbours()
    {
        var pairs = new List<NearPair>();
        var last = -1;
        for (var i = 0; i < Words.Length; i++)
        {
            var word = Words[i];
            if (word.Bit < 0 || Credits[word.Bit] < Substance)
            {
                continue;
            }

            if (last >= 0 && Words[last].Bit != word.Bit)
            {
                pairs.Add(new NearPair(Words[last].Bit, word.Bit, Words[last].Weight + word.Weight));
            }

            last = i;
        }

        return [.. pairs.DistinctBy(pair => (pair.First, pair.Second)).Take(Most)];
    }

    private ushort[] AskedUnits(IReadOnlyList<string> words)
    {
        var units = new List<ushort>();
        var folded = _layer == TextLayer.Folded;
        string Same(string syllable) => folded ? Folding.Fold(syllable) : syllable;
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var many = words[i] == Same("mấy") || (i > 0 && words[i - 1] == Same("bao") && words[i] == Same("nhiêu"));
            if (many)
            {
                var asked = words[i + 1] == Same("tiếng") ? Same("giờ") : words[i + 1];
                units.AddRange(TimeUnits.Append("tuổi").Append("đồng").Append("lần").Where(unit => Same(unit) == asked).Select(_texts.Syllables.Find));
            }

            if (words[i] == Same("bao") && words[i + 1] == Same("lâu"))
            {
                units.AddRange(TimeUnits.Select(_texts.Syllables.Find));
            }
        }

        return units.Where(unit => unit > 0).Distinct().ToArray();
    }
}

/// <summary>A syllable of the question: its bit (-1: none) and its weight, rarity times stop weight.</summary>
internal readonly record struct AskedWord(int Bit, float Weight);

/// <summary>Two neighbouring syllables of the question.</summary>
internal readonly record struct WordPair(int Bit, float Weight);

/// <summary>Another way to say a part of the question.</summary>
internal readonly record struct AlternativeModel(int Start, int Length, float Weight, BitSet Words, int Count, BitSet Pairs, int PairCount);
