using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>Vectors by what they are made of: a publish that touches one document computes the vectors of that document only.</summary>
internal sealed class VectorMemory
{
    /// <summary>Vectors of more weights than this are not kept: in a large library they would be most of the memory (8 bytes each).</summary>
    private const int MostKeptWeights = 8_000_000;

    private Dictionary<UInt128, SparseVector> _known = [];

    /// <summary>Gives the vectors of the passages, in their order; for one thread at a time.</summary>
    internal SparseVector[] Of(IReadOnlyList<PassageCard> cards, CancellationToken cancellationToken)
    {
        var keys = cards.Select(KeyOf).ToArray();
        var vectors = new Dictionary<UInt128, SparseVector>(cards.Count);
        var missing = new List<int>();
        for (var i = 0; i < keys.Length; i++)
        {
            if (_known.TryGetValue(keys[i], out var known))
            {
                vectors[keys[i]] = known;
            }
            else if (vectors.TryAdd(keys[i], SparseVector.Empty))
            {
                missing.Add(i);
            }
        }

        var computed = PassageVectorizer.Vectors(missing.ConvertAll(i => cards[i]), cancellationToken);
        for (var i = 0; i < computed.Length; i++)
        {
            vectors[keys[missing[i]]] = computed[i];
        }

        _known = vectors.Values.Sum(vector => (long)vector.Indices.Length) <= MostKeptWeights ? vectors : [];
        return Array.ConvertAll(keys, key => vectors[key]);
    }

    private static UInt128 KeyOf(PassageCard card)
    {
        var print = new Fingerprint();
        print.Add(card.Heading);
        print.Add(card.Chapter);
        print.Add(card.Lead);
        print.Add(card.Text);
        foreach (var question in card.Document.Note?.Questions ?? [])
        {
            print.Add(question);
        }

        foreach (var sign in PassageSigns.Of(card.Document))
        {
            print.Add(sign);
        }

        return print.Value;
    }
}
