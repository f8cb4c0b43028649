using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>The special rules of which a text speaks, a bit for each, from <c>Retrieval/Data/regimes.tsv</c>.</summary>
internal static class Regimes
{
    private const string NoRegime = "none";

    private static readonly Lazy<PhraseTable<uint>> Names = new(() =>
    {
        var bits = new Dictionary<string, uint>(StringComparer.Ordinal) { [NoRegime] = 0 };
        return PhraseTable<uint>.Read(
            "Retrieval/Data/regimes.tsv",
            row =>
            {
                bits.TryAdd(row[0], 1u << (bits.Count - 1));
                return bits[row[0]];
            },
            phrase: 1);
    });

    internal static uint Of(string text) => Of(Syllables.Of(text), folded: false);

    internal static uint Of(IReadOnlyList<string> syllables, bool folded)
    {
        var regimes = 0u;
        foreach (var (_, _, found) in Names.Value.Walk(syllables, folded))
        {
            foreach (var regime in found)
            {
                regimes |= regime;
            }
        }

        return regimes;
    }
}
