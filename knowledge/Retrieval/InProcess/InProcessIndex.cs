namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>The default engine: postings in memory, immutable per version, read without a lock.</summary>
internal sealed class InProcessIndex : IPassageIndex
{
    private volatile Postings _postings = Postings.Build([]);

    public Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _postings = Postings.Build(passages);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<PassageHit>> SearchAsync(PassageQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(_postings.Search(query));
}
