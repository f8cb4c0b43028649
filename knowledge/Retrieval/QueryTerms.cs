using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// A question as retrieval sees it: the layer of text that it is searched in and its terms with their weights, before IDF.
/// </summary>
internal sealed class QueryTerms
{
    /// <summary>From this share of marked syllables on, the question was typed with accents.</summary>
    private const double AccentedShare = 0.3;

    /// <summary>Of a question written with all its marks at least so many syllables carry one.</summary>
    private const double WrittenShare = 0.55;

    /// <summary>How much a word counts without its marks that with them stands nowhere in the library.</summary>
    private const double UnmarkedWeight = 0.8;

    private readonly Dictionary<uint, double> _weights = [];

    // For a term with marks the same term without them, for words that were typed with wrong marks or half of them.
    private readonly Dictionary<uint, uint> _unmarked = [];

    private QueryTerms(TextLayer layer, Rewriting rewriting)
    {
        Layer = layer;
        Rewriting = rewriting;
    }

    internal TextLayer Layer { get; }

    internal Rewriting Rewriting { get; }

    internal IReadOnlyDictionary<uint, double> Weights => _weights;

    /// <summary>The same question without marks; null when it was typed without them.</summary>
    internal QueryTerms? Unmarked { get; private init; }

    /// <summary>Reads a question as it was meant; a text without a syllable gives no terms.</summary>
    internal static QueryTerms Of(string text, KnowledgeSnapshot snapshot)
    {
        var typed = Read(text);
        var marked = typed.Count(Folding.HasMarks);
        var isBare = marked == 0;
        var meant = WordTables.Spell(typed, folded: isBare);
        if (marked < WrittenShare * typed.Count || !meant.All(snapshot.Texts.Knows))
        {
            meant = snapshot.Speller.Read(meant, isBare);
        }

        // Read with its marks, so that "cô" and "có" are two words; compared without them where the member typed none.
        var rewriting = QueryRewriter.Rewrite(meant, TextLayer.Accented);
        var folded = Of(QueryRewriter.Folded(rewriting), TextLayer.Folded, unmarked: null);
        return Of(rewriting, TextLayer.Accented, folded);
    }

    /// <summary>Reads a text that is written as it is meant: what the library itself says.</summary>
    internal static QueryTerms Of(string text)
    {
        var typed = Read(text);
        var folded = Of(typed, TextLayer.Folded);
        return typed.Count(Folding.HasMarks) >= Math.Max(1, AccentedShare * typed.Count)
            ? Of(QueryRewriter.Rewrite(typed, TextLayer.Accented), TextLayer.Accented, folded)
            : folded;
    }

    /// <summary>Gives the syllables of a question; the sign for per cent is read out as the words that notes and law write, and so are units that are glued to a number.</summary>
    internal static IReadOnlyList<string> Read(string text)
    {
        var folded = !Folding.HasMarks(text);
        return GluedUnits.Apart(
            Syllables.Of(text.Contains('%', StringComparison.Ordinal) ? text.Replace("%", folded ? " phan tram " : " phần trăm ", StringComparison.Ordinal) : text),
            folded);
    }

    /// <summary>Reads syllables in a given layer.</summary>
    internal static QueryTerms Of(IReadOnlyList<string> typed, TextLayer layer) => Of(QueryRewriter.Rewrite(typed, layer), layer, unmarked: null);

    /// <summary>Gives the query's vector: weight times IDF, a marked term that nothing holds replaced by its unmarked form.</summary>
    /// <param name="statistics">The corpus.</param>
    /// <param name="signs">What else the passages carry beside their words, with its weight.</param>
    internal SparseVector Vector(CorpusStatistics statistics, IEnumerable<(uint Term, double Weight)> signs)
    {
        var vector = signs.Where(sign => statistics.Knows(sign.Term)).ToDictionary(sign => sign.Term, sign => (float)sign.Weight);
        foreach (var (marked, weight) in _weights)
        {
            var (term, share) = !statistics.Knows(marked) && _unmarked.TryGetValue(marked, out var unmarked)
                ? (unmarked, UnmarkedWeight)
                : (marked, 1);
            vector[term] = Math.Max(vector.GetValueOrDefault(term), (float)(weight * share * statistics.Idf(term)));
        }

        return SparseVector.From(vector);
    }

    private static QueryTerms Of(Rewriting rewriting, TextLayer layer, QueryTerms? unmarked)
    {
        var terms = new QueryTerms(layer, rewriting) { Unmarked = unmarked };
        terms.Add(rewriting.Syllables, rewriting.Weights);
        foreach (var alternative in rewriting.Alternatives)
        {
            // Words that stand for a courtesy word say no more than it does.
            var replaced = rewriting.Weights.Skip(alternative.Start).Take(alternative.Length).Max();
            terms.Add(alternative.Syllables, Enumerable.Repeat(alternative.Weight * replaced, alternative.Syllables.Count).ToList());
        }

        return terms;
    }

    private void Add(IReadOnlyList<string> syllables, IReadOnlyList<double> says)
    {
        for (var i = 0; i < syllables.Count; i++)
        {
            Raise(Terms.Id(syllables[i], Layer), says[i], () => Terms.Id(Folding.Fold(syllables[i]), TextLayer.Folded));
            if (i > 0)
            {
                Raise(
                    Terms.Id(syllables[i - 1], syllables[i], Layer),
                    RetrievalParameters.PairWeight * Math.Max(says[i], says[i - 1]),
                    () => Terms.Id(Folding.Fold(syllables[i - 1]), Folding.Fold(syllables[i]), TextLayer.Folded));
            }
        }
    }

    // Of several ways to a term the strongest counts; summing would let synonyms outvote the member's own words.
    private void Raise(uint term, double weight, Func<uint> unmarked)
    {
        _weights[term] = Math.Max(_weights.GetValueOrDefault(term), weight);
        if (Layer == TextLayer.Accented)
        {
            _unmarked.TryAdd(term, unmarked());
        }
    }
}
