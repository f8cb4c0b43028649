using static CongDoan.Knowledge.Retrieval.Qdrant.QdrantWire;

namespace CongDoan.Knowledge.Retrieval.Qdrant;

/// <summary>
/// The index in a Qdrant cluster: one collection per release, searched through an alias that is set once the collection is
/// complete. Sparse vectors hold the weights as they are (no <c>modifier: idf</c>: the query brings the IDF, so that shards and
/// deleted points change no score). Dense vectors are compared one by one (<c>exact</c>, and no graph is built): an
/// approximate search would give another ranking than the embedded index.
/// </summary>
internal sealed class QdrantIndex(QdrantOptions options, TimeProvider time) : IPassageIndex, IDisposable
{
    /// <summary>
    /// So many more are asked for than wanted: among equal scores Qdrant picks any, and which of them are left out is decided
    /// here, by id.
    /// </summary>
    private const int Spare = 32;

    private readonly QdrantApi _api = new(options, time);
    private volatile Held? _held;

    /// <inheritdoc />
    public void Dispose() => _api.Dispose();

    /// <summary>Says whether the cluster holds the version complete, stored by whoever; from then on it is searched there.</summary>
    /// <exception cref="IndexUnavailableException">No answer in time.</exception>
    internal async Task<bool> AdoptAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        var names = QdrantNames.Of(options.Collection, version, passages);
        if (!await _api.HasAliasAsync(names.Alias, cancellationToken))
        {
            return false;
        }

        Hold(version, names, passages);
        return true;
    }

    /// <inheritdoc />
    /// <exception cref="IndexUnavailableException">The cluster was away or refused; nothing that is searched has changed.</exception>
    public async Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        var names = QdrantNames.Of(options.Collection, version, passages);
        if (!await IsCompleteAsync(names, cancellationToken))
        {
            await FillAsync(names, passages, cancellationToken);
        }

        Hold(version, names, passages);
    }

    /// <summary>Deletes the collections of releases older than the one before <paramref name="version"/>; gives how many.</summary>
    /// <remarks>
    /// Those of later releases stay: another replica may be ahead. Whoever still asks for a deleted one is told so and
    /// searches elsewhere.
    /// </remarks>
    internal async Task<int> RemoveOldAsync(long version, CancellationToken cancellationToken)
    {
        var releases = (await _api.CollectionsAsync(cancellationToken))
            .Select(name => (Name: name, Release: QdrantNames.Release(options.Collection, name)))
            .Where(collection => collection.Release < version)
            .ToList();
        var before = releases.Max(collection => collection.Release);
        var old = releases.Where(collection => collection.Release < before).ToList();
        foreach (var (name, _) in old)
        {
            await _api.DeleteAsync(name, cancellationToken);
        }

        return old.Count;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<PassageHit>?> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
    {
        var held = _held;
        var asked = query.Version is null || query.Version == held?.Version ? held
            : query.Version == held?.Before?.Version ? held!.Before
            : null;
        if (asked is null)
        {
            return null;
        }

        var searches = Searches(query, asked);
        if (searches.Count == 0)
        {
            return [];
        }

        var found = await _api.QueryAsync(asked.Names.Alias, new QueryBatch(searches), cancellationToken);
        if (found is null)
        {
            Forget(asked.Version);
            return null;
        }

        var lexical = searches[0].Using == Sparse
            ? Hits(found[0]).Where(hit => hit.Score > 0).OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Id, StringComparer.Ordinal).Take(query.Limit).ToList()
            : [];
        return searches[^1].Using == Dense
            ? RankFusion.Fuse(lexical, RankFusion.Best(Hits(found[^1]), query.Limit), query.Limit)
            : lexical;
    }

    private static List<Query> Searches(PassageQuery query, Held held)
    {
        var searches = new List<Query>(2);
        if (query.Units.Count == 0 || query.Limit == 0)
        {
            return searches;
        }

        var filter = Admitting(query);
        if (query.Vector.Indices.Length > 0)
        {
            searches.Add(new Query(new SparseValues(query.Vector.Indices, query.Vector.Values), Sparse, filter, query.Limit + Spare, ["passage"]));
        }

        // A model that was changed gives vectors of another length until all passages are embedded anew.
        if (query.Dense is { } dense && dense.Length == held.DenseLength)
        {
            searches.Add(new Query(dense, Dense, filter, query.Limit + Spare, ["passage"]) { Params = new SearchParams(Exact: true) });
        }

        return searches;
    }

    private static Filter Admitting(PassageQuery query)
    {
        var day = query.AsOf.DayNumber;
        List<Condition> must =
        [
            new("from") { Range = new DayRange { Lte = day } },
            new("until") { Range = new DayRange { Gte = day } },
            new("unit") { Match = new Match { Any = query.Units.Order(StringComparer.Ordinal).ToList() } },
        ];
        if (!query.WithStarterNotes)
        {
            must.Add(new("starter") { Match = new Match { Value = false } });
        }

        return new Filter(must);
    }

    private static List<PassageHit> Hits(QueryResult found) => found.Points
        .Where(point => point.Payload?.Passage is not null && float.IsFinite(point.Score))
        .Select(point => new PassageHit(point.Payload!.Passage!, point.Score))
        .ToList();

    private async Task FillAsync(QdrantNames names, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken)
    {
        await _api.CreateAsync(names.Collection, Collection(passages), cancellationToken);
        // Before the points, so that they are indexed as they come.
        (string Field, string Schema)[] fields = [("from", "integer"), ("until", "integer"), ("unit", "keyword"), ("starter", "bool")];
        foreach (var (field, schema) in fields)
        {
            await _api.CreateFieldIndexAsync(names.Collection, new CreateFieldIndex(field, schema), cancellationToken);
        }

        // One after the other, each waited for: a busy cluster sets the pace.
        foreach (var batch in QdrantBatches.Of(passages))
        {
            await _api.UpsertAsync(names.Collection, batch, cancellationToken);
        }

        var count = await _api.CountAsync(names.Collection, cancellationToken);
        if (count != passages.Count)
        {
            throw new IndexUnavailableException("incomplete", inner: null);
        }

        await _api.ChangeAliasesAsync(
            new ChangeAliases(
            [
                new AliasAction { CreateAlias = new AliasTarget(names.Collection, names.Alias) },
                new AliasAction { DeleteAlias = new AliasName(options.Collection) },
                new AliasAction { CreateAlias = new AliasTarget(names.Collection, options.Collection) },
            ]),
            cancellationToken);
    }

    private CreateCollection Collection(IReadOnlyList<IndexedPassage> passages) => new(
        DenseLength(passages) is { } length
            ? new Dictionary<string, VectorParams> { [Dense] = new(length, "Cosine", new HnswConfig(0)) }
            : new Dictionary<string, VectorParams>(),
        new Dictionary<string, SparseVectorParams> { [Sparse] = new() },
        options.Shards,
        options.Replicas);

    private async Task<bool> IsCompleteAsync(QdrantNames names, CancellationToken cancellationToken) =>
        (await _api.AliasesAsync(cancellationToken)).Any(alias => alias.AliasName == names.Alias);

    private static int? DenseLength(IReadOnlyList<IndexedPassage> passages) =>
        passages.FirstOrDefault(passage => passage.Dense is not null)?.Dense!.Length;

    private void Hold(long version, QdrantNames names, IReadOnlyList<IndexedPassage> passages)
    {
        var before = _held;
        _held = new Held(version, names, DenseLength(passages), before?.Version == version ? before.Before : before is null ? null : before with { Before = null });
    }

    private void Forget(long version)
    {
        if (_held is { } held)
        {
            _held = held.Version == version ? null : held with { Before = null };
        }
    }

    private sealed record Held(long Version, QdrantNames Names, int? DenseLength, Held? Before);
}
