using CongDoan.Knowledge.Embeddings;
using CongDoan.Knowledge.Library;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CongDoan.Tests.Knowledge.Embeddings;

public sealed class TextEmbedderTests : IAsyncLifetime, IDisposable
{
    private readonly KnowledgeFixture _library = new();
    private readonly List<EmbeddingEndpoint> _endpoints = [];
    private EmbeddingServer _server = null!;

    public async Task InitializeAsync() => _server = await EmbeddingServer.StartAsync();

    public async Task DisposeAsync()
    {
        _endpoints.ForEach(endpoint => endpoint.Dispose());
        await _server.DisposeAsync();
    }

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Texts_are_embedded_once_and_kept_by_content()
    {
        var embedder = Embedder();
        Assert.Equal(2, await embedder.FillAsync(["một", "nghỉ theo nguyệt lịch", "một"], CancellationToken.None));
        Assert.Equal(1, await embedder.FillAsync(["hai", "một"], CancellationToken.None));

        var later = Embedder();
        Assert.Equal(0, await later.FillAsync(["nghỉ theo nguyệt lịch", "hai"], CancellationToken.None));
        Assert.Equal(["một", "nghỉ theo nguyệt lịch", "hai"], _server.Texts);
        var vectors = await later.LoadAsync(["nghỉ theo nguyệt lịch", "chưa có", "hai"], CancellationToken.None);
        Assert.Null(vectors[1]);
        Assert.Equal([0, 1], vectors[2]!);
        Assert.Equal(1, Math.Sqrt(vectors[0]!.Sum(value => value * value)), 1e-5);
        Assert.Equal(10, vectors[0]![0] / vectors[0]![1], 1e-3);
    }

    [Fact]
    public async Task Vectors_of_another_model_are_not_mixed_in()
    {
        var first = Embedder();
        await first.FillAsync(["một"], CancellationToken.None);
        var second = Embedder("model-2");

        Assert.Null((await second.LoadAsync(["một"], CancellationToken.None))[0]);
        Assert.Equal(1, await second.FillAsync(["một"], CancellationToken.None));
    }

    [Fact]
    public async Task The_request_is_what_the_endpoint_expects_and_carries_the_key()
    {
        var embedder = Embedder(passagePrefix: "passage: ", key: "k-123");
        await embedder.FillAsync(["một", "hai"], CancellationToken.None);

        var (authorization, body) = Assert.Single(_server.Requests);
        Assert.Equal("Bearer k-123", authorization);
        Assert.Equal("model-1", (string)body["model"]!);
        Assert.Equal("float", (string)body["encoding_format"]!);
        Assert.Equal(["passage: một", "passage: hai"], body["input"]!.AsArray().Select(text => (string)text!));
    }

    [Fact]
    public async Task Many_texts_go_in_batches_and_what_came_before_a_failure_is_kept()
    {
        var embedder = Embedder();
        var texts = Enumerable.Range(0, 150).Select(i => $"đoạn {i}").ToList();
        _server.Before = (context, sent) => sent.Contains("đoạn 149") ? EmbeddingServer.Status(403)(context, sent) : Task.FromResult(false);

        var error = await Assert.ThrowsAsync<EmbeddingException>(() => embedder.FillAsync(texts, CancellationToken.None));

        Assert.Equal("http_403", error.Reason);
        Assert.Equal("http_403", embedder.Problem);
        _server.Before = null;
        Assert.Equal(150 - 128, await embedder.FillAsync(texts, CancellationToken.None));
        Assert.Null(embedder.Problem);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_busy_endpoint_is_asked_again(int status)
    {
        var embedder = Embedder();
        var left = 2;
        _server.Before = (context, sent) => left-- > 0 ? EmbeddingServer.Status(status)(context, sent) : Task.FromResult(false);

        Assert.Equal(1, await embedder.FillAsync(["một"], CancellationToken.None));
    }

    [Fact]
    public async Task A_text_that_the_model_does_not_take_keeps_no_other_out()
    {
        var embedder = Embedder();
        _server.Before = (context, sent) => sent.Contains("quá dài") ? EmbeddingServer.Status(400)(context, sent) : Task.FromResult(false);

        Assert.Equal(4, await embedder.FillAsync(["một", "hai", "quá dài", "ba", "bốn"], CancellationToken.None));
        Assert.Null((await embedder.LoadAsync(["quá dài"], CancellationToken.None))[0]);
    }

    [Theory]
    [InlineData("{}", "unreadable")]
    [InlineData("""{"data": []}""", "unreadable")]
    [InlineData("""{"data": [{"index": 1, "embedding": [1, 2]}]}""", "unreadable")]
    [InlineData("""{"data": [{"index": 0, "embedding": []}]}""", "unreadable")]
    [InlineData("""{"data": [{"index": 0, "embedding": [0, 0]}]}""", "unreadable")]
    [InlineData("""{"data": [{"index": 0, "embedding": "AAAA"}]}""", "unreadable")]
    [InlineData("not JSON", "unreadable")]
    public async Task A_reply_that_makes_no_sense_gives_no_vector(string reply, string reason)
    {
        var embedder = Embedder();
        _server.Before = EmbeddingServer.Says(reply);

        Assert.Null(await embedder.OfQueryAsync("hỏi", CancellationToken.None));
        Assert.Equal(reason, embedder.Problem);
        await Assert.ThrowsAsync<EmbeddingException>(() => embedder.FillAsync(["một"], CancellationToken.None));
    }

    [Fact]
    public async Task What_the_endpoint_says_of_its_letters_does_not_matter()
    {
        var embedder = Embedder();
        _server.Before = async (context, _) =>
        {
            context.Response.ContentType = "application/json; charset=none-such";
            await context.Response.WriteAsync("""{"data": [{"index": 0, "embedding": [0, 2]}]}""");
            return true;
        };

        var vector = await embedder.OfQueryAsync("hỏi", CancellationToken.None);

        Assert.Equal([0, 1], vector!);
    }

    [Fact]
    public async Task A_model_that_was_replaced_under_its_name_is_reported_and_the_words_decide()
    {
        var embedder = Embedder();
        await embedder.FillAsync(["một", "hai"], CancellationToken.None);
        await embedder.LoadAsync(["một", "hai"], CancellationToken.None);
        _server.Before = EmbeddingServer.Says("""{"data": [{"index": 0, "embedding": [0, 2, 1]}]}""");

        Assert.Null(await embedder.OfQueryAsync("hỏi", CancellationToken.None));
        Assert.Equal("other_length", embedder.Problem);

        _server.Before = null;
        Assert.NotNull(await embedder.OfQueryAsync("hỏi", CancellationToken.None));
        Assert.Null(embedder.Problem);
    }

    [Fact]
    public async Task A_question_does_not_wait_for_a_slow_endpoint_and_after_some_failures_not_at_all()
    {
        var embedder = Embedder(budget: TimeSpan.FromMilliseconds(100));
        _server.Before = EmbeddingServer.HangAsync;

        for (var question = 0; question < 10; question++)
        {
            Assert.Null(await embedder.OfQueryAsync("hỏi", CancellationToken.None));
        }

        Assert.Equal("resting", embedder.Problem);
        Assert.InRange(_server.Requests.Count, 1, 5);
    }

    [Fact]
    public async Task A_question_that_is_given_up_is_not_a_failure_of_the_endpoint()
    {
        var embedder = Embedder();
        _server.Before = EmbeddingServer.HangAsync;
        using var stop = new CancellationTokenSource();
        var asked = embedder.OfQueryAsync("hỏi", stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
        Assert.Null(embedder.Problem);
    }

    private TextEmbedder Embedder(string model = "model-1", string passagePrefix = "", string? key = null, TimeSpan? budget = null)
    {
        var options = new EmbeddingOptions(_server.Endpoint, model)
        {
            PassagePrefix = passagePrefix,
            ApiKey = key,
            QueryBudget = budget ?? TimeSpan.FromSeconds(30),
            FirstRetry = TimeSpan.FromMilliseconds(1),
        };
        var endpoint = new EmbeddingEndpoint(options);
        _endpoints.Add(endpoint);
        var contexts = _library.Services.GetRequiredService<IDbContextFactory<LibraryDb>>();
        return new TextEmbedder(options, endpoint, contexts, TimeProvider.System, NullLogger.Instance);
    }
}
