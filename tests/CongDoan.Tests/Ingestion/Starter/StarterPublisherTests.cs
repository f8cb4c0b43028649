using CongDoan.Ingestion;
using CongDoan.Ingestion.Notes;
using CongDoan.Ingestion.Starter;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Ingestion.Starter;

public sealed class StarterPublisherTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ServiceProvider services;

    public StarterPublisherTests() => services = Services();

    public void Dispose()
    {
        services.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_new_folder_gets_every_starter_note_and_the_second_call_does_nothing()
    {
        var publisher = services.GetRequiredService<StarterPublisher>();
        var reader = services.GetRequiredService<LibraryReader>();

        await publisher.EnsureAsync(CancellationToken.None);
        var version = await reader.VersionAsync(CancellationToken.None);

        Assert.Equal(0, await publisher.EnsureAsync(CancellationToken.None));
        Assert.Equal(version, await reader.VersionAsync(CancellationToken.None));
        Assert.Equal(StarterNotes.Read().Count, (await reader.DocumentsAsync(CancellationToken.None)).Count(row => row.IsStarter));
    }

    [Fact]
    public async Task Several_programs_may_publish_them_at_once()
    {
        await services.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None);
        await using var other = Services();

        await Task.WhenAll(new[] { services, other }.Select(provider =>
            Task.Run(() => provider.GetRequiredService<StarterPublisher>().EnsureAsync(CancellationToken.None))));

        var documents = await services.GetRequiredService<LibraryReader>().DocumentsAsync(CancellationToken.None);
        Assert.Equal(StarterNotes.Read().Count, documents.Count);
    }

    [Fact]
    public async Task A_note_that_people_edited_stays_as_they_left_it()
    {
        var starter = StarterNotes.Read();
        Assert.NotEmpty(starter);
        await services.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None);
        var edited = starter[0] with { IsStarter = false, Title = "Tên do tổ nội dung đặt" };
        await services.GetRequiredService<LibraryEditor>().PublishAsync([edited], dryRun: false, CancellationToken.None);

        await services.GetRequiredService<StarterPublisher>().EnsureAsync(CancellationToken.None);

        var documents = await services.GetRequiredService<LibraryReader>().DocumentsAsync(CancellationToken.None);
        Assert.Equal(edited.Title, documents.Single(row => row.Number == edited.Number).Title);
    }

    private ServiceProvider Services() =>
        new ServiceCollection().AddKnowledge(new KnowledgeSettings(folder.Path)).AddIngestion().BuildServiceProvider();
}
