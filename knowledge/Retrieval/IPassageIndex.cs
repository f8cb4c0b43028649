namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// An engine that finds passages by dot product under filters: in the process or a Qdrant cluster. The library is the
/// truth; an index only follows it and can be built anew at any time.
/// </summary>
internal interface IPassageIndex
{
    /// <summary>
    /// Replaces everything that the index holds by the passages of one library version, in one swap. The version before
    /// can still be searched, so that a question that began with it ends with it.
    /// </summary>
    Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken);

    /// <summary>
    /// Gives up to <see cref="PassageQuery.Limit"/> passages that pass the filters, best first; equal scores by id. Null
    /// when the version that is asked for is not held any more, or not yet.
    /// </summary>
    /// <exception cref="IndexUnavailableException">The engine did not answer in time; one in the process always does.</exception>
    Task<IReadOnlyList<PassageHit>?> SearchAsync(PassageQuery query, CancellationToken cancellationToken);
}

/// <summary>A passage as an index keeps it: where it counts and its vector.</summary>
/// <param name="Id">Passage id.</param>
/// <param name="Vector">Both layers of its text.</param>
/// <param name="From">First day in force, or null.</param>
/// <param name="Until">Last day in force, or null.</param>
/// <param name="Unit">Union unit that owns it.</param>
/// <param name="IsStarter">True for the program's own notes.</param>
internal sealed record IndexedPassage(string Id, SparseVector Vector, DateOnly? From, DateOnly? Until, string Unit, bool IsStarter)
{
    /// <summary>What an embedding model made of it, or null; all of one library have the same length.</summary>
    public float[]? Dense { get; init; }
}

/// <summary>What is asked of an index.</summary>
/// <param name="Vector">Query weights; IDF is in them.</param>
/// <param name="AsOf">Only passages in force on this day.</param>
/// <param name="Units">Only passages of these units.</param>
/// <param name="WithStarterNotes">False leaves the program's own notes out.</param>
/// <param name="Limit">At most so many hits.</param>
internal sealed record PassageQuery(SparseVector Vector, DateOnly AsOf, IReadOnlySet<string> Units, bool WithStarterNotes, int Limit)
{
    /// <summary>Library version to search, or null for the newest.</summary>
    public long? Version { get; init; }

    /// <summary>What the embedding model made of the question, or null: then the words alone decide.</summary>
    public float[]? Dense { get; init; }

    /// <summary>Whether a passage is in force on the day and serves one of the units.</summary>
    public bool Admits(IndexedPassage passage) =>
        (WithStarterNotes || !passage.IsStarter)
        && (passage.From is null || passage.From <= AsOf)
        && (passage.Until is null || AsOf <= passage.Until)
        && Units.Contains(passage.Unit);
}

/// <summary>A passage that an index found.</summary>
/// <param name="Id">Passage id.</param>
/// <param name="Score">Dot product; 0 when only its meaning was near.</param>
internal readonly record struct PassageHit(string Id, double Score)
{
    /// <summary>Cosine of the dense vectors; null without a dense vector, or when it was not among the nearest.</summary>
    public double? Similarity { get; init; }

    /// <summary>Sum of reciprocal ranks, see <see cref="RankFusion"/>; null when there was one list only.</summary>
    public double? Fused { get; init; }

    /// <summary>What hits are ordered by.</summary>
    public double Order => Fused ?? Score;

    /// <summary>Where it stands in the list that the index was made of, if the index knows; no part of what was found.</summary>
    public int? Place { get; init; }

    public bool Equals(PassageHit other) => Id == other.Id && Score.Equals(other.Score) && Similarity.Equals(other.Similarity) && Fused.Equals(other.Fused);

    public override int GetHashCode() => HashCode.Combine(Id, Score, Similarity, Fused);
}
