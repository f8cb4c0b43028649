using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// The words of each note's questions, title and short answer: tells which words of a question a note leaves unexplained.
/// A word that other notes ask about, and this one does not, is the sign of another matter ("ông nội" beside the rule for
/// parents), however well the rest overlaps.
/// </summary>
internal sealed class NoteWords
{
    /// <summary>What a number counts beside a word: "8 triệu", "22 triệu" are the member's own and rarely in the note.</summary>
    private const double NumberWeight = 0.15;

    /// <summary>A mistyped word is taken for a word of the note that differs by one letter only from this length on.</summary>
    private const int ShortestTypo = 3;

    private readonly CorpusStatistics _statistics;
    private readonly Dictionary<string, Words> _byNote = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _frequencies = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _unmarkedFrequencies = new(StringComparer.Ordinal);

    private NoteWords(CorpusStatistics statistics) => _statistics = statistics;

    internal static NoteWords Of(IEnumerable<PassageCard> notes, CorpusStatistics statistics)
    {
        var result = new NoteWords(statistics);
        foreach (var card in notes)
        {
            var words = Words.Of(card);
            result._byNote[card.Id] = words;
            Count(words.Marked, result._frequencies);
            Count(words.Unmarked, result._unmarkedFrequencies);
        }

        return result;
    }

    /// <summary>Weighs which words of a question a note's own words explain.</summary>
    internal Explanation Explain(QueryTerms question, PassageCard note)
    {
        var words = _byNote[note.Id];
        var folded = question.Layer == TextLayer.Folded;
        var present = folded ? words.Unmarked : words.Marked;
        var asked = question.Rewriting.Syllables;
        var explained = new bool[asked.Count];
        for (var i = 0; i < asked.Count; i++)
        {
            explained[i] = present.Contains(asked[i]) || IsTypoOf(asked[i], question.Layer, words.Unmarked);
        }

        foreach (var alternative in question.Rewriting.Alternatives.Where(alternative => alternative.Syllables.All(present.Contains)))
        {
            Array.Fill(explained, true, alternative.Start, alternative.Length);
        }

        var (total, missing, heaviest) = (0.0, 0.0, 0.0);
        for (var i = 0; i < asked.Count; i++)
        {
            var weight = question.Rewriting.Weights[i] * Rarity(asked[i], folded);
            total += weight;
            missing += explained[i] ? 0 : weight;
            heaviest = Math.Max(heaviest, explained[i] ? 0 : weight);
        }

        return total == 0 ? new(0, 1) : new(1 - (missing / total), heaviest / total);
    }

    /// <summary>Whether a word stands in a note's questions, title or short answer, marks aside.</summary>
    internal bool Says(PassageCard note, string word) => _byNote[note.Id].Unmarked.Contains(Folding.Fold(word));

    // A word of the language with wrong marks or a wrong letter stands nowhere in the library.
    private bool IsTypoOf(string word, TextLayer layer, HashSet<string> unmarked)
    {
        if (_statistics.Knows(Terms.Id(word, layer)) || word.Any(char.IsAsciiDigit))
        {
            return false;
        }

        var bare = Folding.Fold(word);
        return unmarked.Contains(bare)
            || (bare.Length >= ShortestTypo && !_statistics.Knows(Terms.Id(bare, TextLayer.Folded)) && unmarked.Any(other => DifferByOneLetter(bare, other)));
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
        var idf = Math.Log(1 + ((_byNote.Count - frequency + 0.5) / (frequency + 0.5)));
        return word.All(char.IsAsciiDigit) ? idf * NumberWeight : idf;
    }

    private static void Count(HashSet<string> words, Dictionary<string, int> frequencies)
    {
        foreach (var word in words)
        {
            frequencies[word] = frequencies.GetValueOrDefault(word) + 1;
        }
    }

    private sealed record Words(HashSet<string> Marked, HashSet<string> Unmarked)
    {
        internal static Words Of(PassageCard card)
        {
            var marked = new HashSet<string>(StringComparer.Ordinal);
            var unmarked = new HashSet<string>(StringComparer.Ordinal);
            var note = card.Document.Note!;
            foreach (var text in note.Questions.Append(card.Document.Title).Append(note.ShortAnswer))
            {
                // In full and with the other words for it, so that "đuổi việc" in a note explains "sa thải" in a question.
                var terms = QueryTerms.Of(text);
                var all = terms.Rewriting.Syllables
                    .Concat(terms.Rewriting.Alternatives.Where(alternative => alternative.Weight >= 0.4).SelectMany(alternative => alternative.Syllables));
                foreach (var word in all)
                {
                    unmarked.Add(Folding.Fold(word));
                    if (terms.Layer == TextLayer.Accented)
                    {
                        marked.Add(word);
                    }
                }
            }

            return new(marked, unmarked);
        }
    }
}

/// <summary>How much of a question a note's words explain.</summary>
/// <param name="Share">Share of the question's weighted words that stand in the note, 0 to 1.</param>
/// <param name="HeaviestMissing">The weight of the rarest word that does not, as a share of the question, 0 to 1.</param>
internal readonly record struct Explanation(double Share, double HeaviestMissing);
