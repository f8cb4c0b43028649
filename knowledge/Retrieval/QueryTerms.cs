using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// A question as retrieval sees it: the layer of text that it is searched in and its terms with their weights, before IDF.
/// </summary>
internal sealed class QueryTerms
{
    /// <summary>From this share of marked syllables on, the question was typed with accents.</summary>
    private const double AccentedShare = 0.3;

    private QueryTerms(TextLayer layer, Rewriting rewriting, IReadOnlyDictionary<uint, double> weights)
    {
        Layer = layer;
        Rewriting = rewriting;
        Weights = weights;
    }

    internal TextLayer Layer { get; }

    internal Rewriting Rewriting { get; }

    internal IReadOnlyDictionary<uint, double> Weights { get; }

    /// <summary>Reads a question; a text without a syllable gives no terms.</summary>
    internal static QueryTerms Of(string text)
    {
        var typed = Syllables.Of(text);
        var accented = typed.Count > 0 && typed.Count(Folding.HasMarks) >= AccentedShare * typed.Count;
        return Of(typed, accented ? TextLayer.Accented : TextLayer.Folded);
    }

    /// <summary>Reads syllables in a given layer.</summary>
    internal static QueryTerms Of(IReadOnlyList<string> typed, TextLayer layer)
    {
        var weights = new Dictionary<uint, double>();
        var rewriting = QueryRewriter.Rewrite(typed, layer);
        Add(rewriting.Syllables, rewriting.Weights, layer, weights);
        foreach (var alternative in rewriting.Alternatives)
        {
            // Words that stand for a courtesy word say no more than it does.
            var replaced = rewriting.Weights.Skip(alternative.Start).Take(alternative.Length).Max();
            Add(alternative.Syllables, Enumerable.Repeat(alternative.Weight * replaced, alternative.Syllables.Count).ToList(), layer, weights);
        }

        return new QueryTerms(layer, rewriting, weights);
    }

    /// <summary>Gives the query's vector: weight times IDF.</summary>
    internal SparseVector Vector(CorpusStatistics statistics) =>
        SparseVector.From(Weights.ToDictionary(pair => pair.Key, pair => (float)(pair.Value * statistics.Idf(pair.Key))));

    private static void Add(IReadOnlyList<string> syllables, IReadOnlyList<double> says, TextLayer layer, Dictionary<uint, double> weights)
    {
        for (var i = 0; i < syllables.Count; i++)
        {
            Raise(Terms.Id(syllables[i], layer), says[i], weights);
            if (i > 0)
            {
                Raise(Terms.Id(syllables[i - 1], syllables[i], layer), RetrievalParameters.PairWeight * Math.Max(says[i], says[i - 1]), weights);
            }
        }
    }

    // Of several ways to a term the strongest counts; summing would let synonyms outvote the member's own words.
    private static void Raise(uint term, double weight, Dictionary<uint, double> weights) =>
        weights[term] = Math.Max(weights.GetValueOrDefault(term), weight);
}
