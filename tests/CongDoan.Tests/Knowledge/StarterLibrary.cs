using CongDoan.Ingestion;
using CongDoan.Ingestion.Starter;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Knowledge;

/// <summary>A real library with the starter notes and nothing else, as on the first day, and the answering over it.</summary>
public sealed class StarterLibrary : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public StarterLibrary()
    {
        Services = new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)).AddIngestion().BuildServiceProvider();
        Services.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
        Services.GetRequiredService<StarterPublisher>().EnsureAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public ServiceProvider Services { get; }

    /// <summary>Publishes the official union law and labour code beside the notes; they are no part of the project.</summary>
    public async Task PublishUnionLawAndLabourCodeAsync()
    {
        var ingestor = new Ingestor(IngestionServices.CreateReaders(TimeProvider.System), TimeProvider.System);
        var drafts = new List<DocumentDraft>();
        foreach (var path in Directory.EnumerateFiles(SharedData.File("laws", "pdf"), "*.pdf").Where(IsUnionLawOrLabourCode))
        {
            drafts.Add((await ingestor.ReadAsync(SourceFile.At(path), new PublishOptions(), CancellationToken.None)).Draft);
        }

        await Services.GetRequiredService<LibraryEditor>().PublishAsync(drafts, dryRun: false, CancellationToken.None);
    }

    public Task<Answer> Ask(string text, params IReadOnlyList<Turn> history) => Services.GetRequiredService<Answerer>()
        .AnswerAsync(new Question(text, new DateOnly(2026, 11, 22)) { History = history }, CancellationToken.None);

    public void Dispose()
    {
        Services.Dispose();
        _folder.Dispose();
    }

    private static bool IsUnionLawOrLabourCode(string path) =>
        Path.GetFileName(path).StartsWith("luat-cong-doan", StringComparison.Ordinal) || Path.GetFileName(path).StartsWith("bo-luat-lao-dong", StringComparison.Ordinal);
}
