using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>What a question asks for, from <c>Retrieval/Data/question-kinds.tsv</c>.</summary>
internal static class QuestionKinds
{
    private static readonly Lazy<PhraseTable<string>> Table = new(() => PhraseTable<string>.Read("Retrieval/Data/question-kinds.tsv", row => row[0], phrase: 1));

    /// <summary>Gives the kinds that a question's syllables name.</summary>
    internal static IReadOnlySet<string> Of(IReadOnlyList<string> syllables, bool folded)
    {
        var kinds = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < syllables.Count;)
        {
            var (length, found) = Table.Value.LongestAt(syllables, i, folded);
            kinds.UnionWith(found);
            i += Math.Max(1, length);
        }

        return kinds;
    }
}
