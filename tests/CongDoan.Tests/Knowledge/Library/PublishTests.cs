using CongDoan.Knowledge.Library;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Library;

public sealed class PublishTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task A_new_document_is_added_and_raises_the_version()
    {
        var outcome = Assert.Single(await _library.Publish(Law("1/2030/QH16", "2030-01-01")));

        Assert.Equal(PublishChange.Added, outcome.Change);
        Assert.Equal(1, outcome.PassagesAdded);
        Assert.Equal(1, await _library.Library.VersionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_same_document_twice_changes_nothing()
    {
        await _library.Publish(Law("1/2030/QH16", "2030-01-01"));
        var outcome = Assert.Single(await _library.Publish(Law("1/2030/QH16", "2030-01-01")));

        Assert.Equal(PublishChange.Unchanged, outcome.Change);
        Assert.Equal(1, await _library.Library.VersionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_changed_clause_is_counted_and_the_others_are_kept()
    {
        await _library.Publish(Law("1/2030/QH16", "2030-01-01", passages: [Clause("1", "1", "A", "1. Một."), Clause("1", "2", "A", "2. Hai."), Clause("2", null, "B", "Ba.")]));
        var outcome = Assert.Single(await _library.Publish(
            Law("1/2030/QH16", "2030-01-01", passages: [Clause("1", "1", "A", "1. Một."), Clause("1", "2", "A", "2. Hai, sửa.")])));

        Assert.Equal(PublishChange.Changed, outcome.Change);
        Assert.Equal((1, 1, 1), (outcome.PassagesAdded, outcome.PassagesRemoved, outcome.PassagesKept));
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_change_and_stores_nothing()
    {
        var outcomes = await _library.Editor.PublishAsync([Law("1/2030/QH16", "2030-01-01")], dryRun: true, CancellationToken.None);

        Assert.Equal(PublishChange.Added, Assert.Single(outcomes).Change);
        Assert.Equal(0, await _library.Library.VersionAsync(CancellationToken.None));
        Assert.Empty(await _library.Library.DocumentsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task One_number_twice_in_a_publish_is_refused_and_nothing_is_stored()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => _library.Publish(Law("1/2030/QH16", "2030-01-01"), Law("1/2030/qh16", "2031-01-01")));

        Assert.Empty(await _library.Library.DocumentsAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_editions_of_a_law_the_later_stays_whichever_comes_last()
    {
        await _library.Publish(Law("1/2030/QH16", "2030-01-01", edition: "2032-01-01", passages: Clause("1", null, "Mới", "Bản hợp nhất.")));
        var outcome = Assert.Single(await _library.Publish(Law("1/2030/QH16", "2030-01-01", edition: "2030-01-01", passages: Clause("1", null, "Cũ", "Bản gốc."))));

        Assert.Equal(PublishChange.OlderEdition, outcome.Change);
    }

    [Fact]
    public async Task Two_publishers_at_once_take_turns_and_both_are_kept()
    {
        await Task.WhenAll(Enumerable.Range(1, 8).Select(i => Task.Run(() => _library.Publish(Law($"{i}/2030/QH16", "2030-01-01")))));

        Assert.Equal(8, (await _library.Library.DocumentsAsync(CancellationToken.None)).Count);
        Assert.Equal(8, await _library.Library.VersionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Starter_notes_are_updated_but_an_edited_one_is_left_alone()
    {
        await _library.Editor.PublishStarterNotesAsync([Note("a", ["Hỏi a?"], "Cũ", starter: true), Note("b", ["Hỏi b?"], "Cũ", starter: true)], "set-1", CancellationToken.None);
        await _library.Publish(Note("b", ["Hỏi b?"], "Công đoàn sửa"));

        var outcomes = await _library.Editor.PublishStarterNotesAsync(
            [Note("a", ["Hỏi a?"], "Mới", starter: true), Note("b", ["Hỏi b?"], "Mới", starter: true)], "set-2", CancellationToken.None);

        Assert.Equal([PublishChange.Changed, PublishChange.EditedByPeople], outcomes.Select(outcome => outcome.Change));
        Assert.Equal("set-2", await _library.Library.StarterHashAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_starter_note_that_a_newer_program_no_longer_has_goes_away()
    {
        await _library.Editor.PublishStarterNotesAsync([Note("a", ["Hỏi a?"], "A", starter: true), Note("b", ["Hỏi b?"], "B", starter: true)], "set-1", CancellationToken.None);
        await _library.Editor.PublishStarterNotesAsync([Note("a", ["Hỏi a?"], "A", starter: true)], "set-2", CancellationToken.None);

        Assert.Equal("a", Assert.Single(await _library.Library.DocumentsAsync(CancellationToken.None)).Number);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_reported_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var file = folder.File(LibraryDb.FileName);
        await File.WriteAllTextAsync(file, "đây không phải cơ sở dữ liệu");
        await using var services = Microsoft.Extensions.DependencyInjection.ServiceCollectionContainerBuilderExtensions.BuildServiceProvider(
            CongDoan.Knowledge.KnowledgeServices.AddKnowledge(new Microsoft.Extensions.DependencyInjection.ServiceCollection(), new(folder.Path)));
        var schema = (LibrarySchema)services.GetService(typeof(LibrarySchema))!;

        var exception = await Assert.ThrowsAsync<LibraryUnusableException>(() => schema.PrepareAsync(CancellationToken.None));

        Assert.Contains("khôi phục từ bản sao lưu", exception.Message, StringComparison.Ordinal);
        Assert.Equal("đây không phải cơ sở dữ liệu", await File.ReadAllTextAsync(file));
    }
}
