using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>How much of what a question says stands in a text, by weight: rare words count more than common ones.</summary>
internal static class Coverage
{
    /// <summary>Gives the covered share and the rarest word that is not covered. A part of the question is covered by its own words or by an alternative for it.</summary>
    internal static Explanation Of(QueryTerms terms, CorpusStatistics statistics, IEnumerable<string> texts)
    {
        var present = new HashSet<string>(texts.Select(Spoken).SelectMany(Syllables.Of), StringComparer.Ordinal);
        // Without marks as well: the folded layer looks for nothing else, and a word with wrong marks stands nowhere with them.
        var unmarked = present.Select(Folding.Fold).ToHashSet(StringComparer.Ordinal);
        if (terms.Layer == TextLayer.Folded)
        {
            present = unmarked;
        }

        var words = terms.Rewriting.Syllables;
        var covered = new bool[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            covered[i] = present.Contains(words[i])
                || (!statistics.Knows(Terms.Id(words[i], terms.Layer)) && unmarked.Contains(Folding.Fold(words[i])));
        }

        foreach (var alternative in terms.Rewriting.Alternatives.Where(alternative => alternative.Syllables.All(present.Contains)))
        {
            Array.Fill(covered, true, alternative.Start, alternative.Length);
        }

        var (share, heaviest, total) = (0.0, 0.0, 0.0);
        for (var i = 0; i < words.Count; i++)
        {
            var weight = terms.Rewriting.Weights[i] * statistics.Idf(Terms.Id(words[i], terms.Layer));
            total += weight;
            share += covered[i] ? weight : 0;
            heaviest = Math.Max(heaviest, covered[i] ? 0 : weight);
        }

        return total == 0 ? new(0, 1) : new(share / total, heaviest / total);
    }

    // Whoever asks for a share says its sign in words.
    private static string Spoken(string text) => text.Replace("%", " phần trăm ", StringComparison.Ordinal);
}
