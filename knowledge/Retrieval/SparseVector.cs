namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// A vector of few non-zero weights, the common language of the engines: the embedded index and Qdrant compute the same
/// dot product of a query's and a passage's vector.
/// </summary>
/// <param name="Indices">Term ids, ascending, all different.</param>
/// <param name="Values">Weights, as many as there are indices.</param>
public sealed record SparseVector(uint[] Indices, float[] Values)
{
    /// <summary>A vector without weights.</summary>
    public static SparseVector Empty { get; } = new([], []);

    /// <summary>Makes a vector from term weights; weights of zero are left out.</summary>
    public static SparseVector From(IReadOnlyDictionary<uint, float> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        var pairs = weights.Where(pair => pair.Value != 0).OrderBy(pair => pair.Key).ToList();
        return new(pairs.Select(pair => pair.Key).ToArray(), pairs.Select(pair => pair.Value).ToArray());
    }
}
