using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Knowledge;

/// <summary>A real library in a folder of its own, and the answering over it.</summary>
public sealed class KnowledgeFixture : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public KnowledgeFixture()
    {
        Services = new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)).BuildServiceProvider();
        Services.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None).GetAwaiter().GetResult();
    }

    public ServiceProvider Services { get; }

    public string Folder => _folder.Path;

    public LibraryReader Library => Services.GetRequiredService<LibraryReader>();

    public LibraryEditor Editor => Services.GetRequiredService<LibraryEditor>();

    public async Task<IReadOnlyList<PublishOutcome>> Publish(params DocumentDraft[] drafts) =>
        await Editor.PublishAsync(drafts, dryRun: false, CancellationToken.None);

    public async Task<Answer> Ask(string text, string asOf = "2026-11-22", string unit = "vn", bool starter = true, IReadOnlyList<Turn>? history = null) =>
        await Services.GetRequiredService<Answerer>().AnswerAsync(
            new Question(text, DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)) { Unit = unit, WithStarterNotes = starter, History = history ?? [] },
            CancellationToken.None);

    public async Task<DocumentSummary> Document(string number) =>
        (await Library.DocumentsAsync(CancellationToken.None)).Single(document => document.Number == number);

    public void Dispose()
    {
        Services.Dispose();
        _folder.Dispose();
    }
}
