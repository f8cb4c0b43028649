using CongDoan.Knowledge.Embeddings;
using CongDoan.Knowledge.Retrieval.Qdrant;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// What a host does beside answering, so that the next start is quick and engines outside the process keep up with the library:
/// keeps the index in a file, embeds new passages, stores new releases in the cluster, removes old ones. No question waits for it.
/// </summary>
public sealed class IndexUpkeep
{
    private readonly IndexFollower _follower;
    private readonly DenseVectors _dense;
    private readonly GuardedIndex? _guarded;
    private long _embedded = -1;

    internal IndexUpkeep(IndexFollower follower, DenseVectors dense, GuardedIndex? guarded) =>
        (_follower, _dense, _guarded) = (follower, dense, guarded);

    /// <summary>Whether an engine outside the process is to be kept up.</summary>
    public bool IsNeededOutside => _dense.IsOn || _guarded is not null;

    /// <summary>Why an engine outside is not answering at present, such as <c>qdrant: timed_out</c>; null when all do.</summary>
    public string? Problem => _guarded?.Problem is { } cluster ? $"qdrant: {cluster}"
        : _dense.Problem is { } model ? $"embedding: {model}"
        : null;

    /// <summary>Whether the cluster lacks the present release, so that the process answers by itself; a host stores it within seconds.</summary>
    public bool IsBehind => _guarded?.IsBehind ?? false;

    /// <summary>Does what there is to do; gives false when an engine was away, so that the next time should come later.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        // A host follows releases of other programs also while nobody asks anything.
        await CompileAsync(cancellationToken);
        var isEmbedded = await EmbedAsync(cancellationToken);
        return (_guarded is null || await _guarded.SyncAsync(cancellationToken)) && isEmbedded;
    }

    /// <summary>Keeps the index of the present release in the data folder, where the next start finds it.</summary>
    public async Task CompileAsync(CancellationToken cancellationToken)
    {
        await _follower.CurrentAsync(cancellationToken);
        _follower.Save();
    }

    /// <summary>Embeds the library's passages that have no vector yet; false when the model was away.</summary>
    public async Task<bool> EmbedAsync(CancellationToken cancellationToken)
    {
        if (!_dense.IsOn)
        {
            return true;
        }

        var snapshot = await _follower.CurrentAsync(cancellationToken);
        if (snapshot.Version == _embedded)
        {
            return true;
        }

        try
        {
            await _dense.FillAsync(snapshot.Cards, cancellationToken);
            // Also when another program was quicker: this one loaded the library before the vectors were there.
            if (_follower.Unembedded > 0)
            {
                await _follower.ReloadAsync(cancellationToken);
            }

            _embedded = snapshot.Version;
            return true;
        }
        catch (EmbeddingException)
        {
            return false;
        }
    }
}
