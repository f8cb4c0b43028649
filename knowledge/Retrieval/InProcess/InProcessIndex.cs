namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>The default engine: postings in memory, immutable per version, read without a lock.</summary>
internal sealed class InProcessIndex : IPassageIndex
{
    private volatile Held _held = new(0, Postings.Build([]), null, null);

    /// <summary>The postings of the newest version.</summary>
    internal Postings Postings => _held.Postings;

    public Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Replace(version, passages, Postings.Build(passages));
        return Task.CompletedTask;
    }

    /// <summary>The same with postings that were made of these passages before.</summary>
    internal void Replace(long version, IReadOnlyList<IndexedPassage> passages, Postings postings) =>
        _held = new Held(version, postings, DenseScan.Of(passages), _held with { Before = null });

    public Task<IReadOnlyList<PassageHit>?> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        var held = _held;
        var asked = query.Version is null || query.Version == held.Version ? held
            : query.Version == held.Before?.Version ? held.Before
            : null;
        return Task.FromResult(asked?.Search(query));
    }

    private sealed record Held(long Version, Postings Postings, DenseScan? Dense, Held? Before)
    {
        internal IReadOnlyList<PassageHit> Search(PassageQuery query)
        {
            var lexical = Postings.Search(query);
            return query.Dense is { } vector && Dense?.Search(vector, query) is { } near
                ? RankFusion.Fuse(lexical, near, query.Limit)
                : lexical;
        }
    }
}
