using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Embeddings;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.Qdrant;
using CongDoan.Tests.Knowledge.Retrieval.Qdrant;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Embeddings;

/// <summary>From a publish to an answer with a model of meaning, over real HTTP, on both engines.</summary>
public sealed class MeaningAnswerTests : IAsyncLifetime, IDisposable
{
    private const string Question = "Người lao động ngắm trăng";

    private readonly TemporaryFolder _folder = new();
    private EmbeddingServer _model = null!;
    private QdrantServer _cluster = null!;

    public async Task InitializeAsync() => (_model, _cluster) = (await EmbeddingServer.StartAsync(), await QdrantServer.StartAsync());

    public async Task DisposeAsync()
    {
        Assert.Empty(_cluster.Violations);
        await _model.DisposeAsync();
        await _cluster.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_means_the_same_is_found_without_a_word_in_common(bool onQdrant)
    {
        await using var host = await OpenAsync(onQdrant);
        Assert.DoesNotContain("139", await ArticlesAsync(host));

        var upkeep = host.GetRequiredService<IndexUpkeep>();
        Assert.True(await upkeep.RunOnceAsync(CancellationToken.None));

        Assert.Contains("139", await ArticlesAsync(host));
        Assert.Null(upkeep.Problem);
        Assert.Equal(onQdrant, _cluster.Requests.Any(request => request.Call.EndsWith("/query/batch", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task With_everything_away_the_words_still_answer()
    {
        await using var host = await OpenAsync(onQdrant: true, budget: TimeSpan.FromMilliseconds(100));
        var upkeep = host.GetRequiredService<IndexUpkeep>();
        Assert.True(await upkeep.RunOnceAsync(CancellationToken.None));
        _model.Before = EmbeddingServer.HangAsync;
        _cluster.Hang("/");

        Assert.Equal(["36"], await ArticlesAsync(host, "Quyền đơn phương chấm dứt hợp đồng lao động"));
        Assert.Contains("timed_out", upkeep.Problem!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_is_away_at_the_publish_is_asked_again_later()
    {
        _model.Before = EmbeddingServer.Status(403);
        await using var host = await OpenAsync(onQdrant: false);
        var upkeep = host.GetRequiredService<IndexUpkeep>();
        Assert.False(await upkeep.RunOnceAsync(CancellationToken.None));
        Assert.Equal("embedding: http_403", upkeep.Problem);

        _model.Before = null;
        Assert.True(await upkeep.RunOnceAsync(CancellationToken.None));
        var sent = _model.Texts.Count;
        Assert.True(await upkeep.RunOnceAsync(CancellationToken.None));

        Assert.Equal(sent, _model.Texts.Count);
        Assert.Contains("139", await ArticlesAsync(host));
    }

    [Fact]
    public async Task Vectors_that_another_program_fetched_are_used_without_a_new_release()
    {
        await using var host = await OpenAsync(onQdrant: false);
        Assert.DoesNotContain("139", await ArticlesAsync(host));
        await using var publisher = await OpenAsync(onQdrant: false);
        Assert.True(await publisher.GetRequiredService<IndexUpkeep>().EmbedAsync(CancellationToken.None));
        var sent = _model.Texts.Count;

        Assert.True(await host.GetRequiredService<IndexUpkeep>().RunOnceAsync(CancellationToken.None));

        Assert.Contains("139", await ArticlesAsync(host));
        Assert.Equal(sent + 1, _model.Texts.Count);
    }

    [Fact]
    public async Task Without_an_engine_outside_there_is_nothing_to_keep_up()
    {
        using var library = new KnowledgeFixture();
        var upkeep = library.Services.GetRequiredService<IndexUpkeep>();

        Assert.False(upkeep.IsNeededOutside);
        Assert.True(await upkeep.RunOnceAsync(CancellationToken.None));
        Assert.Null(upkeep.Problem);
    }

    private async Task<ServiceProvider> OpenAsync(bool onQdrant, TimeSpan? budget = null)
    {
        var host = new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)
        {
            Qdrant = onQdrant ? new QdrantOptions(_cluster.Address) { SearchBudget = budget ?? TimeSpan.FromSeconds(30) } : null,
            Embedding = new EmbeddingOptions(_model.Endpoint, "model-1")
            {
                QueryBudget = budget ?? TimeSpan.FromSeconds(30),
                FirstRetry = TimeSpan.FromMilliseconds(1),
            },
        }).BuildServiceProvider();
        await host.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None);
        await host.GetRequiredService<LibraryEditor>().PublishAsync(
            [
                Law("45/2019/QH14", "2021-01-01", passages:
                [
                    Clause("36", "1", "Quyền đơn phương chấm dứt hợp đồng", "1. Người lao động báo trước ít nhất 45 ngày."),
                    Clause("139", "1", "Nguyệt lịch", "1. Được nghỉ theo nguyệt lịch."),
                ]),
            ],
            dryRun: false,
            CancellationToken.None);
        return host;
    }

    private static async Task<List<string?>> ArticlesAsync(ServiceProvider host, string question = Question)
    {
        var answer = await host.GetRequiredService<Answerer>().AnswerAsync(new Question(question, Day("2026-11-22")), CancellationToken.None);
        return answer.Ranked.Select(article => article.Article).ToList();
    }
}
