using System.Runtime.InteropServices;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Legibility;

/// <summary>
/// How likely a syllable follows two others, learned from texts whose marks are whole: counts of one, two and three
/// syllables, mixed as Witten and Bell (1991) do, so that what was seen often weighs more and nothing is impossible.
/// </summary>
internal sealed class SyllableLanguage
{
    /// <summary>What stands between sentences, any number, and any word that was never seen.</summary>
    public const int Break = 0, Number = 1, Unknown = 2;

    private const int Bits = 21;

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly List<string> words = ["", "", ""];
    private readonly List<int> counts = [0, 0, 0];
    private readonly Dictionary<ulong, int> pairs = [];
    private readonly Dictionary<(ulong Pair, int Last), int> triples = [];
    private readonly Dictionary<int, (int Sum, int Kinds)> afterOne = [];
    private readonly Dictionary<ulong, (int Sum, int Kinds)> afterTwo = [];
    private long total;

    /// <summary>Syllables that were seen, with their ids.</summary>
    public IEnumerable<(string Word, int Id)> Words => ids.Select(pair => (pair.Key, pair.Value));

    /// <summary>Number of different syllables.</summary>
    public int Size => ids.Count;

    public void Learn(string text)
    {
        var (first, second) = (Break, Break);
        foreach (var piece in TextPiece.Of([text]))
        {
            var id = piece.Kind switch
            {
                PieceKind.Break => Break,
                PieceKind.Symbol => Number,
                _ => IdFor(TonePlacement.Normalize(piece.Text.ToLowerInvariant())),
            };
            if (id == Break && second == Break)
            {
                continue;
            }

            counts[id]++;
            total++;
            Count(first, second, id);
            (first, second) = id == Break ? (Break, Break) : (second, id);
        }
    }

    public int IdOf(string word) => ids.GetValueOrDefault(word, Unknown);

    public int CountOf(int id) => counts[id];

    public string WordOf(int id) => words[id];

    /// <summary>Natural logarithm of the chance that <paramref name="next"/> follows the two others.</summary>
    public double LogChance(int first, int second, int next)
    {
        var chance = (counts[next] + 0.5) / (total + (0.5 * counts.Count));
        if (afterOne.TryGetValue(second, out var one))
        {
            chance = (pairs.GetValueOrDefault(Pair(second, next)) + (one.Kinds * chance)) / (one.Sum + one.Kinds);
        }

        var pair = Pair(first, second);
        if (afterTwo.TryGetValue(pair, out var two))
        {
            chance = (triples.GetValueOrDefault((pair, next)) + (two.Kinds * chance)) / (two.Sum + two.Kinds);
        }

        return Math.Log(chance);
    }

    private static ulong Pair(int first, int second) => ((ulong)(uint)first << Bits) | (uint)second;

    private int IdFor(string word)
    {
        if (!ids.TryGetValue(word, out var id))
        {
            id = words.Count;
            ids.Add(word, id);
            words.Add(word);
            counts.Add(0);
        }

        return id;
    }

    private void Count(int first, int second, int next)
    {
        ref var pair = ref CollectionsMarshal.GetValueRefOrAddDefault(pairs, Pair(second, next), out var isOldPair);
        pair++;
        ref var one = ref CollectionsMarshal.GetValueRefOrAddDefault(afterOne, second, out _);
        one = (one.Sum + 1, one.Kinds + (isOldPair ? 0 : 1));

        ref var triple = ref CollectionsMarshal.GetValueRefOrAddDefault(triples, (Pair(first, second), next), out var isOldTriple);
        triple++;
        ref var two = ref CollectionsMarshal.GetValueRefOrAddDefault(afterTwo, Pair(first, second), out _);
        two = (two.Sum + 1, two.Kinds + (isOldTriple ? 0 : 1));
    }
}
