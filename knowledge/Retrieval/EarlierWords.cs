using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// What was asked before in the same matter, as a background to a question that leaves it out: its words fill in what a note asks
/// about, but what a note does not say of them never counts against it.
/// </summary>
internal sealed class EarlierWords
{
    /// <summary>What a word of the question before counts beside one of the question itself; of those before that each half.</summary>
    private const double NewestWeight = 0.6;

    private readonly Dictionary<uint, double> _marked = [];
    private readonly Dictionary<uint, double> _unmarked = [];
    private readonly HashSet<string> _words = new(StringComparer.Ordinal);

    /// <summary>Nothing was asked before.</summary>
    internal static EarlierWords None { get; } = new();

    /// <summary>Every word and what else it can be called, without marks.</summary>
    internal IReadOnlySet<string> Words => _words;

    /// <summary>The questions themselves, newest first.</summary>
    internal IReadOnlyList<QueryTerms> Questions { get; private init; } = [];

    /// <summary>Reads questions, newest first.</summary>
    internal static EarlierWords Of(IReadOnlyList<QueryTerms> questions)
    {
        var result = new EarlierWords { Questions = questions };
        var weight = NewestWeight;
        foreach (var question in questions)
        {
            Add(question, weight, question.Layer == TextLayer.Accented ? result._marked : result._unmarked);
            if (question.Unmarked is { } unmarked)
            {
                Add(unmarked, weight, result._unmarked);
            }

            result._words.UnionWith(question.Rewriting.Syllables
                .Concat(question.Rewriting.Alternatives.SelectMany(alternative => alternative.Syllables))
                .Select(Folding.Fold));
            weight /= 2;
        }

        return result;
    }

    /// <summary>Gives the terms of a layer with their weights, before IDF.</summary>
    internal IReadOnlyDictionary<uint, double> In(TextLayer layer) => layer == TextLayer.Accented ? _marked : _unmarked;

    private static void Add(QueryTerms question, double weight, Dictionary<uint, double> weights)
    {
        foreach (var (term, own) in question.Weights)
        {
            weights[term] = Math.Max(weights.GetValueOrDefault(term), own * weight);
        }
    }
}
