using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.Qdrant;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>How releases get into the cluster, beside what every engine keeps.</summary>
public sealed class QdrantIndexTests : IAsyncLifetime
{
    private QdrantServer _server = null!;

    public async Task InitializeAsync() => _server = await QdrantServer.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Empty(_server.Violations);
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task A_release_is_one_collection_behind_an_alias_that_is_set_when_all_points_are_there()
    {
        using var index = Index();
        await index.ReplaceAsync(12, Passages(600), CancellationToken.None);

        var (name, collection) = Assert.Single(_server.Collections);
        Assert.StartsWith("congdoan-r12-", name, StringComparison.Ordinal);
        Assert.Equal(600, collection.Count);
        Assert.Equal(
            new Dictionary<string, string> { ["from"] = "integer", ["until"] = "integer", ["unit"] = "keyword", ["starter"] = "bool" }, collection.Indexes);
        Assert.Equal([name, name], _server.Aliases.Values);
        Assert.Equal(["congdoan", name[..^"-points".Length]], _server.Aliases.Keys.Order(StringComparer.Ordinal));
        var calls = _server.Requests.Select(request => request.Call).ToList();
        Assert.Equal(3, calls.Count(call => call == $"PUT /collections/{name}/points"));
        Assert.Equal("POST /collections/aliases", calls[^1]);
    }

    [Fact]
    public async Task The_server_is_not_asked_to_put_in_IDF_or_to_build_a_graph()
    {
        using var index = Index();
        await index.ReplaceAsync(1, [Passage("a") with { Dense = [1, 0] }], CancellationToken.None);

        var body = _server.Requests.Single(request => request.Call.StartsWith("PUT", StringComparison.Ordinal) && request.Call.EndsWith("-points", StringComparison.Ordinal)).Body!;
        Assert.Equal("{}", body["sparse_vectors"]!["sparse"]!.ToJsonString());
        Assert.Equal("""{"size":2,"distance":"Cosine","hnsw_config":{"m":0}}""", body["vectors"]!["dense"]!.ToJsonString());
    }

    [Fact]
    public async Task A_question_is_one_request_with_the_filters_in_each_search()
    {
        using var index = Index();
        await index.ReplaceAsync(1, [Passage("a") with { Dense = [1, 0] }], CancellationToken.None);
        _server.Requests.Clear();
        await index.SearchAsync(
            new PassageQuery(new SparseVector([5], [2]), Day("2026-11-26"), new HashSet<string> { "vn", "dak-lak" }, false, 200) { Dense = [1, 0] },
            CancellationToken.None);

        var (_, body) = Assert.Single(_server.Requests);
        var filter =
            """{"must":[{"key":"from","range":{"lte":739945}},{"key":"until","range":{"gte":739945}},{"key":"unit","match":{"any":["dak-lak","vn"]}},{"key":"starter","match":{"value":false}}]}""";
        Assert.Equal([filter, filter], body!["searches"]!.AsArray().Select(search => search!["filter"]!.ToJsonString()));
        Assert.Equal("""{"exact":true}""", body["searches"]![1]!["params"]!.ToJsonString());
        Assert.Equal(739945, Day("2026-11-26").DayNumber);
    }

    [Fact]
    public async Task Batches_are_bounded_by_size_as_well()
    {
        using var index = Index();
        var large = new SparseVector(Enumerable.Range(0, 40_000).Select(i => (uint)i).ToArray(), Enumerable.Repeat(1.2345678f, 40_000).ToArray());
        await index.ReplaceAsync(1, Enumerable.Range(0, 9).Select(i => Passage($"p{i}") with { Vector = large }).ToList(), CancellationToken.None);

        var bodies = _server.Requests.Where(request => request.Call.EndsWith("/points", StringComparison.Ordinal)).Select(request => request.Body!).ToList();
        Assert.True(bodies.Count > 1);
        Assert.All(bodies, body => Assert.InRange(body.ToJsonString().Length, 1, 6 << 20));
        Assert.Equal(9, Assert.Single(_server.Collections).Value.Count);
    }

    [Theory]
    [InlineData(429, "0")]
    [InlineData(503, null)]
    [InlineData(500, null)]
    public async Task A_busy_server_is_asked_again(int status, string? retryAfter)
    {
        using var index = Index();
        _server.Fail("/points", times: 3, status, retryAfter);
        await index.ReplaceAsync(1, Passages(300), CancellationToken.None);

        Assert.Equal(300, Assert.Single(_server.Collections).Value.Count);
        Assert.Equal(2, _server.Aliases.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(507)]
    [InlineData(503)]
    public async Task A_server_that_goes_on_refusing_leaves_what_is_searched_as_it_was(int status)
    {
        using var index = Index();
        await index.ReplaceAsync(1, [Passage("a")], CancellationToken.None);
        var before = _server.Aliases;
        _server.Fail("/points", times: int.MaxValue, status);

        var error = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.ReplaceAsync(2, [Passage("b")], CancellationToken.None));

        Assert.Equal($"http_{status}", error.Reason);
        _server.Before = null;
        Assert.Equal(before, _server.Aliases);
        Assert.Equal(["a"], await IdsAsync(index, null));
        await index.ReplaceAsync(2, [Passage("b")], CancellationToken.None);
        Assert.Equal(["b"], await IdsAsync(index, null));
    }

    [Fact]
    public async Task Replicas_that_publish_the_same_release_at_once_fill_one_collection()
    {
        var passages = Passages(700);
        var replicas = Enumerable.Range(0, 4).Select(_ => Index()).ToList();

        await Task.WhenAll(replicas.Select(replica => replica.ReplaceAsync(5, passages, CancellationToken.None)));

        Assert.Equal(700, Assert.Single(_server.Collections).Value.Count);
        foreach (var replica in replicas)
        {
            Assert.Equal(200, (await IdsAsync(replica, 5))!.Count);
            replica.Dispose();
        }
    }

    [Fact]
    public async Task A_publish_that_was_cut_off_is_finished_by_whoever_comes_next()
    {
        var passages = Passages(600);
        using var cut = Index();
        using var stop = new CancellationTokenSource();
        var batches = 0;
        _server.Before = async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/points", StringComparison.Ordinal) && ++batches == 2)
            {
                await stop.CancelAsync();
                return true;
            }

            return false;
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cut.ReplaceAsync(5, passages, stop.Token));
        Assert.Equal(256, Assert.Single(_server.Collections).Value.Count);
        Assert.Empty(_server.Aliases);
        _server.Before = null;

        using var next = Index();
        Assert.False(await next.AdoptAsync(5, passages, CancellationToken.None));
        await next.ReplaceAsync(5, passages, CancellationToken.None);

        Assert.Equal(600, Assert.Single(_server.Collections).Value.Count);
    }

    [Fact]
    public async Task A_release_that_is_there_already_is_not_stored_again()
    {
        using var first = Index();
        using var second = Index();
        Assert.False(await second.AdoptAsync(5, Passages(10), CancellationToken.None));
        await first.ReplaceAsync(5, Passages(10), CancellationToken.None);
        _server.Requests.Clear();

        Assert.True(await second.AdoptAsync(5, Passages(10), CancellationToken.None));
        await second.ReplaceAsync(5, Passages(10), CancellationToken.None);

        Assert.DoesNotContain(_server.Requests, request => request.Call.StartsWith("PUT", StringComparison.Ordinal));
        Assert.Equal(10, (await IdsAsync(second, 5))!.Count);
    }

    [Fact]
    public async Task A_program_that_makes_other_vectors_of_the_same_release_has_a_collection_of_its_own()
    {
        using var old = Index();
        using var upgraded = Index();
        await old.ReplaceAsync(5, [Passage("a")], CancellationToken.None);
        await upgraded.ReplaceAsync(5, [Passage("a") with { Vector = new SparseVector([5, 6], [9, 1]) }], CancellationToken.None);

        Assert.Equal(2, _server.Collections.Count);
        Assert.Equal(1, (await SearchAsync(old, 5))![0].Score);
        Assert.Equal(9, (await SearchAsync(upgraded, 5))![0].Score);
    }

    [Fact]
    public async Task The_id_of_a_point_depends_on_its_passage_alone()
    {
        using var index = Index();
        await index.ReplaceAsync(1, [Passage("45/2019/QH14/d35/k1")], CancellationToken.None);
        await index.ReplaceAsync(2, [Passage("45/2019/QH14/d36/k1"), Passage("45/2019/QH14/d35/k1")], CancellationToken.None);

        var ids = _server.Collections.Values.Select(collection => collection.PointIds.ToHashSet()).OrderBy(set => set.Count).ToList();
        Assert.Subset(ids[1], ids[0]);
        Assert.Equal(2, ids[1].Count);
    }

    [Fact]
    public async Task Collections_of_older_releases_are_removed_and_those_of_others_are_left_alone()
    {
        using var other = Index("congdoan-thu");
        await other.ReplaceAsync(1, [Passage("x")], CancellationToken.None);
        using var index = Index();
        foreach (var version in new[] { 1, 2, 4, 5, 9 })
        {
            await index.ReplaceAsync(version, [Passage($"v{version}")], CancellationToken.None);
        }

        Assert.Equal(2, await index.RemoveOldAsync(5, CancellationToken.None));

        Assert.Equal(
            ["congdoan-r4", "congdoan-r5", "congdoan-r9", "congdoan-thu-r1"],
            _server.Collections.Keys.Select(name => string.Join('-', name.Split('-')[..^2])).Order(StringComparer.Ordinal));
        Assert.Equal(["x"], await IdsAsync(other, 1));
    }

    [Fact]
    public async Task A_wrong_key_is_named_and_never_shown()
    {
        await using var locked = await QdrantServer.StartAsync(apiKey: "right-key");
        using var index = new QdrantIndex(new QdrantOptions(locked.Address) { ApiKey = "wrong-key" }, TimeProvider.System);

        var error = await Assert.ThrowsAsync<IndexUnavailableException>(() => index.ReplaceAsync(1, [Passage("a")], CancellationToken.None));

        Assert.Equal("http_401", error.Reason);
        Assert.DoesNotContain("wrong-key", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-key", new QdrantOptions(locked.Address) { ApiKey = "wrong-key" }.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_key_opens()
    {
        await using var locked = await QdrantServer.StartAsync(apiKey: "right-key");
        using var index = new QdrantIndex(new QdrantOptions(locked.Address) { ApiKey = "right-key" }, TimeProvider.System);
        await index.ReplaceAsync(1, [Passage("a")], CancellationToken.None);

        Assert.Equal(["a"], await IdsAsync(index, 1));
    }

    private QdrantIndex Index(string collection = "congdoan") => new(
        new QdrantOptions(_server.Address) { Collection = collection, FirstRetry = TimeSpan.FromMilliseconds(1), SearchBudget = TimeSpan.FromSeconds(30) },
        TimeProvider.System);

    private static IndexedPassage Passage(string id) => new(id, new SparseVector([5], [1]), null, null, "vn", false);

    private static List<IndexedPassage> Passages(int count) => Enumerable.Range(0, count).Select(i => Passage($"p{i:0000}")).ToList();

    private static Task<IReadOnlyList<PassageHit>?> SearchAsync(QdrantIndex index, long? version) => index.SearchAsync(
        new PassageQuery(new SparseVector([5], [1]), Day("2026-01-01"), new HashSet<string> { "vn" }, true, 200) { Version = version }, CancellationToken.None);

    private static async Task<List<string>?> IdsAsync(QdrantIndex index, long? version) => (await SearchAsync(index, version))?.Select(hit => hit.Id).ToList();
}
