using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval;

/// <summary>Answers while releases come: each one wholly from one release.</summary>
public sealed class FollowTests : IDisposable
{
    private const string Question = "Người lao động bị ngược đãi có cần báo trước khi đơn phương chấm dứt hợp đồng lao động không?";

    private readonly TemporaryFolder _folder = new();
    private readonly InterruptedIndex _index = new();
    private readonly ServiceProvider _host;
    private readonly ServiceProvider _publisher;

    public FollowTests()
    {
        _host = new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)).AddSingleton<IPassageIndex>(_index).BuildServiceProvider();
        _publisher = new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)).BuildServiceProvider();
        _host.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _host.Dispose();
        _publisher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_release_that_another_program_publishes_is_served_with_the_next_question()
    {
        await PublishAsync("35");
        Assert.Equal(("35", "35"), await AskAsync());

        await PublishAsync("36");

        Assert.Equal(("36", "36"), await AskAsync());
    }

    [Fact]
    public async Task A_question_that_began_before_a_release_is_answered_from_the_old_one_to_its_end()
    {
        await PublishAsync("35");
        await AskAsync();
        _index.BeforeSearch = () => ReleaseAsync("36");

        Assert.Equal(("35", "35"), await AskAsync());
        Assert.Equal(("36", "36"), await AskAsync());
    }

    [Fact]
    public async Task A_question_that_two_releases_overtake_is_answered_from_the_newest_one()
    {
        await PublishAsync("35");
        await AskAsync();
        _index.BeforeSearch = async () =>
        {
            await ReleaseAsync("36");
            await ReleaseAsync("37");
        };

        Assert.Equal(("37", "37"), await AskAsync());
    }

    private async Task ReleaseAsync(string article)
    {
        await PublishAsync(article);
        await _host.GetRequiredService<Answerer>().FollowLibraryAsync(CancellationToken.None);
    }

    /// <summary>One law whose rule stands in another article from release to release, and says which.</summary>
    private async Task PublishAsync(string article) => await _publisher.GetRequiredService<LibraryEditor>().PublishAsync(
        [
            Law("45/2019/QH14", "2021-01-01", passages:
            [
                Clause(article, "1", "Quyền đơn phương chấm dứt hợp đồng lao động của người lao động", "1. Người lao động báo trước ít nhất 45 ngày."),
                Clause(article, "2", "Quyền đơn phương chấm dứt hợp đồng lao động của người lao động", $"2. Người lao động không cần báo trước khi bị ngược đãi (bản {article})."),
                Clause("139", "1", "Nghỉ thai sản", "1. Lao động nữ được nghỉ thai sản trước và sau khi sinh con là 06 tháng."),
            ]),
        ],
        dryRun: false,
        CancellationToken.None);

    /// <summary>Gives the article that the answer cites and the one that its quote names.</summary>
    private async Task<(string? Cited, string Quoted)> AskAsync()
    {
        var answer = await _host.GetRequiredService<Answerer>().AnswerAsync(new Question(Question, Day("2026-11-22")), CancellationToken.None);
        var citation = Assert.Single(answer.Citations);
        return (citation.Article, citation.Quote!.Split("(bản ")[1].Split(')')[0]);
    }

    private sealed class InterruptedIndex : IPassageIndex
    {
        private readonly InProcessIndex _inner = new();

        public Func<Task>? BeforeSearch { get; set; }

        public Task ReplaceAsync(long version, IReadOnlyList<IndexedPassage> passages, CancellationToken cancellationToken) =>
            _inner.ReplaceAsync(version, passages, cancellationToken);

        public async Task<IReadOnlyList<PassageHit>?> SearchAsync(PassageQuery query, CancellationToken cancellationToken)
        {
            if (BeforeSearch is { } interrupt)
            {
                BeforeSearch = null;
                await interrupt();
            }

            return await _inner.SearchAsync(query, cancellationToken);
        }
    }
}
