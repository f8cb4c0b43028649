using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>Turns what was typed into what the law writes: teencode and abbreviations resolved, everyday words beside legal terms.</summary>
internal static class QueryRewriter
{
    /// <summary>How much a legal term counts that stands in for the member's everyday word of weight 1.</summary>
    private const double SynonymWeight = 0.5;

    internal static Rewriting Rewrite(IReadOnlyList<string> typed, TextLayer layer)
    {
        var folded = layer == TextLayer.Folded;
        var spelled = WordTables.Spell(typed, folded);
        var alternatives = WordTables.Expand(spelled, folded)
            .Select(expansion => new Alternative(
                expansion.Start,
                expansion.Length,
                expansion.Replacement,
                expansion.Table == WordTableKind.Synonym ? expansion.Weight * SynonymWeight : expansion.Weight))
            .ToList();
        return new Rewriting(spelled, WordTables.StopWeights(spelled, folded), alternatives);
    }
}

/// <summary>A question in the law's spelling.</summary>
/// <param name="Syllables">The member's words, each in its likeliest reading; without marks in the folded layer.</param>
/// <param name="Weights">For each syllable how much it says about the subject: 1, or less for a courtesy or question word.</param>
/// <param name="Alternatives">Other words for parts of it.</param>
internal sealed record Rewriting(IReadOnlyList<string> Syllables, IReadOnlyList<double> Weights, IReadOnlyList<Alternative> Alternatives);

/// <summary>Other words for a part of a question.</summary>
/// <param name="Start">First syllable of that part in <see cref="Rewriting.Syllables"/>.</param>
/// <param name="Length">Number of syllables of that part.</param>
/// <param name="Syllables">The other words.</param>
/// <param name="Weight">How much they count, 0 to 1.</param>
internal sealed record Alternative(int Start, int Length, IReadOnlyList<string> Syllables, double Weight);
