namespace CongDoan.Knowledge.Retrieval;

/// <summary>In how many passages each term stands: what turns a query's terms into BM25 weights.</summary>
internal sealed class CorpusStatistics(int passages, Dictionary<uint, int> frequencies)
{
    /// <summary>Number of passages counted.</summary>
    internal int Passages => passages;

    /// <summary>Counts the terms of all vectors.</summary>
    internal static CorpusStatistics Of(IReadOnlyCollection<SparseVector> vectors)
    {
        var frequencies = new Dictionary<uint, int>();
        foreach (var vector in vectors)
        {
            foreach (var term in vector.Indices)
            {
                ref var count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out _);
                count++;
            }
        }

        return new CorpusStatistics(vectors.Count, frequencies);
    }

    /// <summary>BM25's inverse document frequency, never negative; a term that stands nowhere gets the highest.</summary>
    internal double Idf(uint term)
    {
        var frequency = frequencies.GetValueOrDefault(term);
        return Math.Log(1 + ((passages - frequency + 0.5) / (frequency + 0.5)));
    }

    /// <summary>Whether the term stands in any passage.</summary>
    internal bool Knows(uint term) => frequencies.ContainsKey(term);
}
