using CongDoan.Ingestion;
using CongDoan.Ingestion.Starter;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Knowledge.Answering;

/// <summary>The questions that the product begins with, over the official union law and labour code beside the starter notes.</summary>
public sealed class FirstAnswerTests : IAsyncLifetime, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private ServiceProvider _services = null!;

    public async Task InitializeAsync()
    {
        _services = new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)).AddIngestion().BuildServiceProvider();
        if (SharedData.Folder is null)
        {
            return;
        }

        await _services.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None);
        await _services.GetRequiredService<StarterPublisher>().EnsureAsync(CancellationToken.None);
        var ingestor = new Ingestor(IngestionServices.CreateReaders(TimeProvider.System), TimeProvider.System);
        var drafts = new List<DocumentDraft>();
        foreach (var path in Laws())
        {
            drafts.Add((await ingestor.ReadAsync(SourceFile.At(path), new PublishOptions(), CancellationToken.None)).Draft);
        }

        await _services.GetRequiredService<LibraryEditor>().PublishAsync(drafts, dryRun: false, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _services.DisposeAsync();

    public void Dispose()
    {
        _services.Dispose();
        _folder.Dispose();
    }

    private static IEnumerable<string> Laws() => Directory.EnumerateFiles(SharedData.File("laws", "pdf"), "*.pdf")
        .Where(path => Path.GetFileName(path).StartsWith("luat-cong-doan", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("bo-luat-lao-dong", StringComparison.Ordinal));

    private async Task<Answer> Ask(string text) => await _services.GetRequiredService<Answerer>()
        .AnswerAsync(new Question(text, new DateOnly(2026, 11, 22)), CancellationToken.None);

    [SharedTheory]
    [InlineData("vào công đoàn để làm gì?")]
    [InlineData("vao cong doan de lam gi")]
    [InlineData("vo cd dc j z")]
    [InlineData("vo cd dc gi")]
    public async Task What_the_union_is_for_is_answered_however_it_is_typed(string question)
    {
        var answer = await Ask(question);

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains(answer.Citations, citation => citation is { Document: "50/2024/QH15", Article: "21" });
    }

    [SharedFact]
    public async Task The_weather_is_refused() => Assert.Equal(Decision.Refuse, (await Ask("thời tiết hôm nay thế nào")).Decision);

    [SharedFact]
    public async Task An_article_that_was_amended_since_does_not_answer_with_its_old_number()
    {
        var answer = await Ask("hệ thống công đoàn có mấy cấp");

        Assert.Equal(Decision.Answer, answer.Decision);
        Assert.Contains("3 cấp", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("4 cấp", answer.Text, StringComparison.Ordinal);
    }
}
