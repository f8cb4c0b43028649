using CongDoan.Knowledge.Retrieval.InProcess;
using Microsoft.Extensions.Logging;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>
/// Qdrant with the embedded index behind it: a question is never lost to a cluster that is slow, away or behind. Both hold
/// the same vectors, so nobody notices but the operator. New releases go to the embedded index at once and to the
/// cluster in <see cref="SyncAsync"/>, which only a host calls.
/// </summary>
internal sealed partial class GuardedIndex(InProcessIndex local, QdrantIndex cluster, QdrantOptions options, TimeProvider time, ILogger logger) : IPassageIndex
{
    private readonly Lock _changes = new();
    private volatile Wanted? _wanted;
    private volatile string? _problem;
    private (long Version, long Since)? _removal;

    /// <summary>Why the cluster is not answering at present, as a short code; null when it is.</summary>
    internal string? Problem => _problem;

    /// <summary>Whether the cluster does not hold the present release yet, so that the embedded index answers.</summary>
    internal bool IsBehind => _wanted is { IsStored: false };

    /// <inheritdoc />
    public async Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        await local.ReplaceAsync(version, passages, cancellationToken);
        var stored = false;
        try
        {
            stored = await cluster.AdoptAsync(version, passages, cancellationToken);
        }
        catch (IndexUnavailableException error)
        {
            Failed(error);
        }

        lock (_changes)
        {
            _wanted = new Wanted(version, passages, stored);
            ScheduleRemoval(stored, version);
        }
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PassageHit>?> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        try
        {
            if (await cluster.SearchAsync(query, cancellationToken) is { } hits)
            {
                Recovered();
                return hits;
            }

            Missed(query);
        }
        catch (IndexUnavailableException error)
        {
            Failed(error);
        }

        return await local.SearchAsync(query, cancellationToken);
    }

    /// <summary>Stores the present release in the cluster when it is not there yet, and removes old ones after the grace.</summary>
    /// <returns>False when the cluster refused or was away; to be tried again later.</returns>
    internal async Task<bool> SyncAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (_wanted is { IsStored: false } wanted)
            {
                await cluster.ReplaceAsync(wanted.Version, wanted.Passages, cancellationToken);
                Log.Stored(logger, wanted.Version, wanted.Passages.Count);
                Recovered();
                lock (_changes)
                {
                    _wanted = ReferenceEquals(_wanted, wanted) ? wanted with { IsStored = true } : _wanted;
                    ScheduleRemoval(stored: true, wanted.Version);
                }
            }

            if (_removal is { } removal && time.GetElapsedTime(removal.Since) >= options.Grace)
            {
                var removed = await cluster.RemoveOldAsync(removal.Version, cancellationToken);
                Log.Removed(logger, removed);
                _removal = null;
            }

            return true;
        }
        catch (IndexUnavailableException error)
        {
            Failed(error);
            return false;
        }
    }

    private void ScheduleRemoval(bool stored, long version)
    {
        if (stored)
        {
            _removal = (version, time.GetTimestamp());
        }
    }

    // The cluster does not know what it held: someone deleted it, or it was restored from an older day.
    private void Missed(PassageQuery query)
    {
        lock (_changes)
        {
            if (_wanted is { IsStored: true } wanted && (query.Version is null || query.Version == wanted.Version))
            {
                _wanted = wanted with { IsStored = false };
                _problem = "missing";
                Log.Missing(logger, wanted.Version);
            }
        }
    }

    private void Failed(IndexUnavailableException error)
    {
        if (_problem is null)
        {
            Log.Unavailable(logger, error.Reason, (error.InnerException as QdrantException)?.Message);
        }

        _problem = error.Reason;
    }

    private void Recovered()
    {
        if (_problem is not null)
        {
            _problem = null;
            Log.Available(logger);
        }
    }

    private sealed record Wanted(long Version, IReadOnlyList<IndexedPassage> Passages, bool IsStored);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "Qdrant does not answer ({Reason}); questions are answered from the embedded index. {Said}")]
        public static partial void Unavailable(ILogger logger, string reason, string? said);

        [LoggerMessage(Level = LogLevel.Information, Message = "Qdrant answers again")]
        public static partial void Available(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Qdrant holds release {Release} no more; it will be stored again")]
        public static partial void Missing(ILogger logger, long release);

        [LoggerMessage(Level = LogLevel.Information, Message = "Qdrant holds release {Release} with {Passages} passages")]
        public static partial void Stored(ILogger logger, long release, int passages);

        [LoggerMessage(Level = LogLevel.Information, Message = "{Count} collections of old releases were removed from Qdrant")]
        public static partial void Removed(ILogger logger, int count);
    }
}
