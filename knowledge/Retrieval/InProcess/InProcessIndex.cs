namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>The default engine: postings in memory, immutable per version, read without a lock.</summary>
internal sealed class InProcessIndex : IPassageIndex
{
    private volatile Held _held = new(0, Postings.Build([]), null);

    public Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _held = new Held(version, Postings.Build(passages), _held with { Before = null });
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PassageHit>?> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        var held = _held;
        var postings = query.Version is null || query.Version == held.Version ? held.Postings
            : query.Version == held.Before?.Version ? held.Before.Postings
            : null;
        return Task.FromResult(postings?.Search(query));
    }

    private sealed record Held(long Version, Postings Postings, Held? Before);
}
