using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using CongDoan.Knowledge.Retrieval.Qdrant;
using CongDoan.Tests.Bot.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval.Qdrant;

/// <summary>A cluster that is away, slow, behind or confused costs no answer.</summary>
public sealed class GuardedIndexTests : IAsyncLifetime, IDisposable
{
    private readonly FakeTime _time = new(new DateTimeOffset(2026, 11, 26, 1, 0, 0, TimeSpan.Zero));
    private QdrantServer _server = null!;
    private QdrantIndex _cluster = null!;
    private GuardedIndex _index = null!;

    public async Task InitializeAsync()
    {
        _server = await QdrantServer.StartAsync();
        Open(TimeSpan.FromSeconds(30));
    }

    private void Open(TimeSpan budget)
    {
        var options = new QdrantOptions(_server.Address) { SearchBudget = budget, FirstRetry = TimeSpan.FromMilliseconds(1) };
        _cluster = new QdrantIndex(options, TimeProvider.System);
        _index = new GuardedIndex(new InProcessIndex(), _cluster, options, _time, NullLogger.Instance);
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _cluster.Dispose();

    [Fact]
    public async Task A_new_release_is_answered_at_once_and_from_the_cluster_once_it_is_there()
    {
        await _index.ReplaceAsync(1, [Passage("a")], CancellationToken.None);
        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(0, Queries());

        Assert.True(await _index.SyncAsync(CancellationToken.None));

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(1, Queries());
        Assert.Null(_index.Problem);
    }

    [Fact]
    public async Task A_host_that_starts_again_uses_what_the_cluster_holds()
    {
        await _cluster.ReplaceAsync(1, [Passage("a")], CancellationToken.None);
        await _index.ReplaceAsync(1, [Passage("a")], CancellationToken.None);

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(1, Queries());
    }

    [Fact]
    public async Task A_cluster_that_hangs_is_not_waited_for()
    {
        await StoreAsync();
        _cluster.Dispose();
        Open(budget: TimeSpan.FromMilliseconds(200));
        await StoreAsync();
        _server.Hang("/query/");

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal("timed_out", _index.Problem);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(401)]
    public async Task A_cluster_that_refuses_is_reported_and_answers_come_all_the_same(int status)
    {
        await StoreAsync();
        _server.Fail("/query/", times: 1, status);

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal($"http_{status}", _index.Problem);

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Null(_index.Problem);
    }

    [Theory]
    [InlineData("no JSON at all")]
    [InlineData("{}")]
    [InlineData("""{"result": []}""")]
    [InlineData("""{"result": [{"points": 7}]}""")]
    public async Task A_reply_that_makes_no_sense_is_not_used(string reply)
    {
        await StoreAsync();
        _server.Before = async context =>
        {
            await context.Response.WriteAsync(reply);
            return true;
        };

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal("unreadable", _index.Problem);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(502)]
    public async Task A_reply_in_letters_that_nobody_knows_costs_no_answer(int status)
    {
        await StoreAsync();
        _server.Before = async context =>
        {
            context.Response.StatusCode = status;
            context.Response.ContentType = "text/html; charset=none-such";
            await context.Response.WriteAsync("<h1>Bad gateway</h1>");
            return true;
        };

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(status == 200 ? "unreadable" : $"http_{status}", _index.Problem);
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_left_alone_for_a_while()
    {
        await StoreAsync();
        var asked = 0;
        _server.Before = context =>
        {
            Interlocked.Increment(ref asked);
            context.Abort();
            return Task.FromResult(true);
        };

        for (var question = 0; question < 20; question++)
        {
            Assert.Equal(["a"], await IdsAsync(1));
        }

        Assert.InRange(asked, 1, 6);
        Assert.Equal("resting", _index.Problem);
    }

    [Fact]
    public async Task A_cluster_that_nobody_can_reach_at_the_start_holds_nothing_up()
    {
        await _server.DisposeAsync();
        await _index.ReplaceAsync(1, [Passage("a")], CancellationToken.None);

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.False(await _index.SyncAsync(CancellationToken.None));
        Assert.Equal("unreachable", _index.Problem);
    }

    [Fact]
    public async Task A_collection_that_somebody_deleted_is_stored_again()
    {
        await StoreAsync();
        using var api = new QdrantApi(new QdrantOptions(_server.Address), TimeProvider.System);
        await api.DeleteAsync(Assert.Single(_server.Collections).Key, CancellationToken.None);

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal("missing", _index.Problem);
        Assert.True(await _index.SyncAsync(CancellationToken.None));

        Assert.Null(_index.Problem);
        Assert.Single(_server.Collections);
        var before = Queries();
        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(before + 1, Queries());
    }

    [Fact]
    public async Task A_question_that_began_with_the_release_before_ends_with_it()
    {
        await StoreAsync();
        await _index.ReplaceAsync(2, [Passage("b")], CancellationToken.None);
        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(["b"], await IdsAsync(2));

        await _index.SyncAsync(CancellationToken.None);

        Assert.Equal(["a"], await IdsAsync(1));
        Assert.Equal(["b"], await IdsAsync(2));
    }

    [Fact]
    public async Task Old_collections_are_removed_after_the_grace_and_not_before()
    {
        for (var version = 1; version <= 3; version++)
        {
            await _index.ReplaceAsync(version, [Passage($"v{version}")], CancellationToken.None);
            await _index.SyncAsync(CancellationToken.None);
        }

        _time.Advance(TimeSpan.FromMinutes(9));
        await _index.SyncAsync(CancellationToken.None);
        Assert.Equal(3, _server.Collections.Count);

        _time.Advance(TimeSpan.FromMinutes(2));
        await _index.SyncAsync(CancellationToken.None);
        Assert.Equal(2, _server.Collections.Count);
        Assert.Equal(["v2"], await IdsAsync(2));
        Assert.Equal(["v3"], await IdsAsync(3));
    }

    private async Task StoreAsync()
    {
        await _index.ReplaceAsync(1, [Passage("a")], CancellationToken.None);
        Assert.True(await _index.SyncAsync(CancellationToken.None));
    }

    private int Queries() => _server.Requests.Count(request => request.Call.Contains("/query/", StringComparison.Ordinal));

    private static IndexedPassage Passage(string id) => new(id, new SparseVector([5], [1]), null, null, "vn", false);

    private async Task<IEnumerable<string>?> IdsAsync(long version) => (await _index.SearchAsync(
        new PassageQuery(new SparseVector([5], [1]), Day("2026-01-01"), new HashSet<string> { "vn" }, true, 200) { Version = version }, CancellationToken.None))
        ?.Select(hit => hit.Id);
}
