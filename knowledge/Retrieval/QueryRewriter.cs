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
        var (words, otherReadings) = InFull(WordTables.Spell(typed, folded), folded);
        var alternatives = WordTables.Expand(words, folded)
            .Concat(WordTables.ExpandParted(words, folded))
            .Select(expansion => new Alternative(
                expansion.Start,
                expansion.Length,
                expansion.Replacement,
                expansion.Table == WordTableKind.Synonym ? expansion.Weight * SynonymWeight : expansion.Weight))
            .Concat(otherReadings)
            .ToList();
        return new Rewriting(words, WordTables.StopWeights(words, folded), alternatives);
    }

    /// <summary>Gives the same without marks.</summary>
    internal static Rewriting Folded(Rewriting rewriting) => new(
        Folded(rewriting.Syllables),
        rewriting.Weights,
        rewriting.Alternatives.Select(alternative => alternative with { Syllables = Folded(alternative.Syllables) }).ToList());

    private static List<string> Folded(IReadOnlyList<string> syllables) => syllables.Select(Folding.Fold).ToList();

    // Notes and law write the words in full; an abbreviation kept beside them would count as a word that nothing holds.
    private static (List<string> Words, List<Alternative> OtherReadings) InFull(IReadOnlyList<string> spelled, bool folded)
    {
        var readings = WordTables.Expand(spelled, folded)
            .Where(expansion => expansion.Table == WordTableKind.Abbreviation)
            .ToLookup(expansion => expansion.Start);
        var words = new List<string>(spelled.Count);
        var others = new List<Alternative>();
        for (var i = 0; i < spelled.Count;)
        {
            var ranked = readings[i].OrderByDescending(expansion => expansion.Weight).ToList();
            if (ranked.Count == 0)
            {
                words.Add(spelled[i++]);
                continue;
            }

            var best = ranked[0].Replacement;
            others.AddRange(ranked.Skip(1).Select(other => new Alternative(words.Count, best.Count, other.Replacement, other.Weight)));
            words.AddRange(best);
            i += ranked[0].Length;
        }

        return (words, others);
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
