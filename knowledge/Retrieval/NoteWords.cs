using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// The words of each note's questions, title and short answer: tells which words of a question a note leaves unexplained.
/// A word that other notes ask about, and this one does not, is the sign of another matter ("ông nội" beside the rule for
/// parents), however well the rest overlaps.
/// </summary>
internal sealed partial class NoteWords
{
    /// <summary>What a number counts beside a word: "8 triệu", "22 triệu" are the member's own and rarely in the note.</summary>
    private const double NumberWeight = 0.15;

    /// <summary>Notes that a small library does not hold yet, so that with a handful of notes no common word counts as rare.</summary>
    private const int OtherNotes = 50;

    /// <summary>What counts a word that no note holds and that is no syllable of Vietnamese: "add", "hihi", a slip of the finger.</summary>
    private const double NoiseWeight = 0.2;

    /// <summary>A mistyped word is taken for a word of the note that differs by one letter only from this length on.</summary>
    private const int ShortestTypo = 3;

    private readonly CorpusStatistics _statistics;
    private readonly Dictionary<string, Words> _byNote = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unmarkedFrequencies = new(StringComparer.Ordinal);

    private NoteWords(CorpusStatistics statistics) => _statistics = statistics;

    internal static NoteWords Of(IEnumerable<NoteReading> notes, CorpusStatistics statistics)
    {
        var result = new NoteWords(statistics);
        foreach (var note in notes)
        {
            var words = Words.Of(note);
            result._byNote[note.Card.Id] = words;
            Count(words.Marked, result._frequencies);
            Count(words.Unmarked, result._unmarkedFrequencies);
        }

        return result;
    }

    /// <summary>Weighs which words of a question a note's own words explain.</summary>
    /// <param name="question">The question.</param>
    /// <param name="note">The note.</param>
    /// <param name="earlier">Words, without marks, that were said before and name the note's subject as well.</param>
    internal Explanation Explain(QueryTerms question, PassageCard note, IReadOnlySet<string> earlier)
    {
        var words = _byNote[note.Id];
        var folded = question.Layer == TextLayer.Folded;
        var present = folded ? words.Unmarked : words.Marked;
        var asked = question.Rewriting.Syllables;
        var explained = new bool[asked.Count];
        for (var i = 0; i < asked.Count; i++)
        {
            // What a note's question says without marks, it says with any.
            explained[i] = present.Contains(asked[i]) || words.Bare.Contains(Folding.Fold(asked[i])) || IsTypoOf(asked[i], question.Layer, words);
        }

        foreach (var alternative in question.Rewriting.Alternatives.Where(alternative => alternative.Syllables.All(present.Contains)))
        {
            Array.Fill(explained, true, alternative.Start, alternative.Length);
        }

        var (total, missing, heaviest, foreign) = (0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < asked.Count; i++)
        {
            var weight = question.Rewriting.Weights[i] * Rarity(asked[i], folded);
            total += weight;
            missing += explained[i] ? 0 : weight;
            heaviest = Math.Max(heaviest, explained[i] ? 0 : weight);
            foreign += !explained[i] && (folded ? _unmarkedFrequencies : _frequencies).ContainsKey(asked[i]) ? weight : 0;
        }

        return total == 0
            ? new(0, 1, 0)
            : new(1 - (missing / total), heaviest / total, Named(question, words, earlier)) { Foreign = foreign / total };
    }

    // The words that most of a note's questions share are its subject: "hưu" in the note on the rise of pensions.
    private double Named(QueryTerms question, Words words, IReadOnlySet<string> earlier)
    {
        var asked = question.Rewriting.Syllables
            .Concat(question.Rewriting.Alternatives.SelectMany(alternative => alternative.Syllables))
            .Select(Folding.Fold)
            .ToHashSet(StringComparer.Ordinal);
        var (named, total) = (0.0, 0.0);
        foreach (var (word, weight) in words.Subject)
        {
            var rarity = weight * Rarity(word, folded: true);
            total += rarity;
            named += asked.Contains(word) || earlier.Contains(word) || IsTypoIn(word, asked) ? rarity : 0;
        }

        return total == 0 ? 1 : named / total;
    }

    private bool IsTypoIn(string word, HashSet<string> asked) => word.Length >= ShortestTypo
        && asked.Any(other => !_statistics.Knows(Terms.Id(other, TextLayer.Folded)) && DifferByOneLetter(word, other));

    /// <summary>The circumstances of a worker of which a note's questions, title or short answer speak.</summary>
    internal IReadOnlySet<string> Circumstances(PassageCard note) => _byNote[note.Id].Circumstances;

    /// <summary>Whether a word stands in a note's questions, title or short answer, marks aside.</summary>
    internal bool Says(PassageCard note, string word) => _byNote[note.Id].Unmarked.Contains(Folding.Fold(word));

    // A word of the language with wrong marks or a wrong letter stands nowhere in the library.
    private bool IsTypoOf(string word, TextLayer layer, Words words)
    {
        if (_statistics.Knows(Terms.Id(word, layer)) || word.Any(char.IsAsciiDigit))
        {
            return false;
        }

        // With marks only a letter too many or too few is a slip: another letter makes another word ("lòng", "vòng"), and so do other marks
        // on a short one ("cô" beside "có"), which a small library need not hold.
        var bare = Folding.Fold(word);
        return ((layer == TextLayer.Folded || bare.Length >= ShortestTypo || HoiNga.Exchanged(word) != word) && words.Unmarked.Contains(bare))
            || (word.Length >= ShortestTypo && layer == TextLayer.Accented && words.Marked.Any(other => other.Length != word.Length && DifferByOneLetter(word, other)))
            || (bare.Length >= ShortestTypo && !_statistics.Knows(Terms.Id(bare, TextLayer.Folded)) && words.Unmarked.Any(other => DifferByOneLetter(bare, other)));
    }

    private static bool DifferByOneLetter(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        if (longer.Length - shorter.Length > 1 || shorter.Length < ShortestTypo - 1)
        {
            return false;
        }

        var start = 0;
        while (start < shorter.Length && shorter[start] == longer[start])
        {
            start++;
        }

        var rest = shorter.Length == longer.Length ? start + 1 : start;
        return string.CompareOrdinal(shorter, Math.Min(rest, shorter.Length), longer, start + 1, longer.Length) == 0;
    }

    private double Rarity(string word, bool folded)
    {
        var frequency = (folded ? _unmarkedFrequencies : _frequencies).GetValueOrDefault(word);
        var idf = Math.Log(1 + ((_byNote.Count + OtherNotes - frequency + 0.5) / (frequency + 0.5)));
        return char.IsAsciiDigit(word[0]) ? idf * NumberWeight
            : frequency == 0 && !Syllable().IsMatch(Folding.Fold(word)) ? idf * NoiseWeight
            : idf;
    }

    [GeneratedRegex("^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$")]
    private static partial Regex Syllable();

    private static void Count(HashSet<string> words, Dictionary<string, int> frequencies)
    {
        foreach (var word in words)
        {
            frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
        }
    }

    /// <param name="Marked">Words with marks.</param>
    /// <param name="Unmarked">All words without marks.</param>
    /// <param name="Bare">Words of the questions that are written without marks.</param>
    /// <param name="Subject">The words of substance, without marks, that most questions share, with their weight.</param>
    private sealed record Words(HashSet<string> Marked, HashSet<string> Unmarked, HashSet<string> Bare, IReadOnlyDictionary<string, double> Subject)
    {
        internal IReadOnlySet<string> Circumstances { get; private init; } = new HashSet<string>(StringComparer.Ordinal);

        /// <summary>Another word for a note's word explains a question from this weight on.</summary>
        private const double LeastAlternative = 0.4;

        /// <summary>Which share of a note's questions a word of its subject stands in.</summary>
        private const double SubjectShare = 0.7;

        internal static Words Of(NoteReading note)
        {
            var words = new Words(new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal), new Dictionary<string, double>(StringComparer.Ordinal));
            var counts = new Dictionary<string, (int Count, double Weight)>(StringComparer.Ordinal);
            foreach (var terms in note.Questions)
            {
                words.Add(terms, isQuestion: true);
                Count(terms, counts);
            }

            words.Add(note.ShortAnswer, isQuestion: false);
            return words with
            {
                Circumstances = note.Questions.Append(note.ShortAnswer).SelectMany(Retrieval.Circumstances.Of).ToHashSet(StringComparer.Ordinal),
                Subject = counts
                    .Where(pair => pair.Value.Count >= SubjectShare * note.Questions.Count && !pair.Key.All(char.IsAsciiDigit))
                    .ToDictionary(pair => pair.Key, pair => pair.Value.Weight, StringComparer.Ordinal),
            };
        }

        private static void Count(QueryTerms terms, Dictionary<string, (int Count, double Weight)> counts)
        {
            var weights = new Dictionary<string, double>(StringComparer.Ordinal);
            for (var i = 0; i < terms.Rewriting.Syllables.Count; i++)
            {
                var word = Folding.Fold(terms.Rewriting.Syllables[i]);
                weights[word] = Math.Max(weights.GetValueOrDefault(word), terms.Rewriting.Weights[i]);
            }

            foreach (var (word, weight) in weights)
            {
                var (count, most) = counts.GetValueOrDefault(word);
                counts[word] = (count + 1, Math.Max(most, weight));
            }
        }

        // In full and with the other words for it, so that "đuổi việc" in a note explains "sa thải" in a question.
        private void Add(QueryTerms terms, bool isQuestion)
        {
            var all = terms.Rewriting.Syllables
                .Concat(terms.Rewriting.Alternatives.Where(alternative => alternative.Weight >= LeastAlternative).SelectMany(alternative => alternative.Syllables));
            foreach (var word in all)
            {
                Unmarked.Add(Folding.Fold(word));
                if (terms.Layer == TextLayer.Accented)
                {
                    Marked.Add(word);
                }
            }

            // Without marks "cô" reads as "có": only what is a word of substance in either way says the same.
            if (isQuestion && terms.Layer == TextLayer.Folded)
            {
                Bare.UnionWith(terms.Rewriting.Syllables.Where((_, i) => terms.Rewriting.Weights[i] >= 1));
            }
        }
    }
}

/// <summary>How a question and a text cover each other.</summary>
/// <param name="Share">Share of the question's weighted words that the text explains, 0 to 1.</param>
/// <param name="HeaviestMissing">The weight of the rarest word that it does not, as a share of the question, 0 to 1.</param>
/// <param name="Subject">Share of the text's own subject that the question names, 0 to 1; 1 when the text has none.</param>
internal readonly record struct Explanation(double Share, double HeaviestMissing, double Subject = 1)
{
    /// <summary>Share of the question's weighted words that the text does not explain and others of its kind hold, 0 to 1: the signs of another matter.</summary>
    internal double Foreign { get; init; }
}
