using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Library.Releases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Library;

public sealed class ReleaseTests : IDisposable
{
    private readonly KnowledgeFixture _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task A_publish_makes_a_numbered_release_and_the_same_publish_again_makes_none()
    {
        var first = await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));
        var second = await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));

        Assert.Equal(1, first.Release);
        Assert.Null(second.Release);
        Assert.True(second.Diff.IsEmpty);
        var release = Assert.Single(await Releases());
        Assert.Equal((1, "publish thu.pdf", "tổ nội dung"), (release.Number, release.Command, release.By));
        Assert.Equal((1, 1, 0, 1), (release.Documents, release.Added, release.Changed, release.PassagesAdded));
    }

    [Fact]
    public async Task The_diff_names_what_is_added_changed_and_ended_and_is_shown_before_it_is_stored()
    {
        await Apply(Publish(
            Law("1/2030/QH16", "2030-01-01"),
            Law("2/2030/QH16", "2030-01-01", passages: [Clause("1", "1", "A", "1. Một."), Clause("1", "2", "A", "2. Hai."), Clause("2", null, "B", "Ba.")])));
        LibraryDiff? shown = null;
        long versionWhenShown = -1;
        var order = Publish(
            Law("2/2030/QH16", "2030-01-01", passages: [Clause("1", "1", "A", "1. Một."), Clause("1", "2", "A", "2. Hai, sửa."), Clause("3", null, "C", "Bốn.")]),
            Law("3/2031/QH16", "2031-05-01", replaces: ["1/2030/QH16"])) with
        {
            Preview = diff => (shown, versionWhenShown) = (diff, _library.Library.VersionAsync(CancellationToken.None).GetAwaiter().GetResult()),
        };

        var result = await Apply(order);

        Assert.Same(result.Diff, shown);
        Assert.Equal(1, versionWhenShown);
        Assert.Equal(["2/2030/QH16", "3/2031/QH16"], result.Diff.Documents.Select(document => document.Outcome.Number));
        var passages = result.Diff.Documents[0].Outcome.Passages;
        Assert.Equal(["2/2030/QH16/d3"], passages.Added);
        Assert.Equal(["2/2030/QH16/d1/k2"], passages.Changed);
        Assert.Equal(["2/2030/QH16/d2"], passages.Removed);
        var ended = Assert.Single(result.Diff.Ended);
        Assert.Equal(("1/2030/QH16", Day("2031-04-30"), "3/2031/QH16"), (ended.Number, ended.UntilAfter!.Value, ended.EndedBy));
    }

    [Fact]
    public async Task A_rollback_brings_everything_back_and_is_a_release_of_its_own()
    {
        await Apply(Publish(
            Law("1/2030/QH16", "2030-01-01"),
            Law("2/2030/QH16", "2030-01-01", edition: "2030-01-01"),
            Note("ghi-chu", ["Hỏi gì?"], "Trả lời cũ.", [new BasisDraft("1/2030/QH16", "Luật", "1", null, null, null)])));
        var before = await Contents();
        await Apply(Publish(
            Law("2/2030/QH16", "2030-01-01", edition: "2033-01-01", passages: [Clause("7", null, "Mới", "Lời mới.")]),
            Law("3/2031/QH16", "2031-05-01", replaces: ["1/2030/QH16"]),
            Note("ghi-chu", ["Hỏi gì khác?"], "Trả lời mới.")));
        await Apply(new LibraryOrder.Remove(["1/2030/QH16"]) { Command = "remove" });

        var result = await Apply(new LibraryOrder.Restore(1) { Command = "rollback 1" });

        Assert.Equal(before, await Contents());
        Assert.Equal(4, result.Release);
        Assert.Equal([4, 3, 2, 1], (await Releases()).Select(release => release.Number));
        Assert.Null((await _library.Document("1/2030/QH16")).EffectiveUntil);
    }

    [Fact]
    public async Task A_rollback_without_a_number_goes_one_back_and_a_second_one_undoes_it()
    {
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));
        await Apply(Publish(Law("2/2030/QH16", "2030-01-01")));
        var both = await Contents();

        await Apply(new LibraryOrder.Restore(null) { Command = "rollback" });
        Assert.Equal("1/2030/QH16", Assert.Single(await _library.Library.DocumentsAsync(CancellationToken.None)).Number);

        await Apply(new LibraryOrder.Restore(null) { Command = "rollback" });
        Assert.Equal(both, await Contents());
    }

    [Fact]
    public async Task A_rollback_to_what_the_library_holds_already_makes_no_release()
    {
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));

        Assert.Null((await Apply(new LibraryOrder.Restore(1) { Command = "rollback 1" })).Release);
    }

    [Fact]
    public async Task A_release_that_is_not_there_is_told_with_those_that_are()
    {
        Assert.Contains("chưa có bản phát hành", (await Assert.ThrowsAsync<UnknownReleaseException>(() => Apply(new LibraryOrder.Restore(null) { Command = "rollback" }))).Message, StringComparison.Ordinal);
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));

        var exception = await Assert.ThrowsAsync<UnknownReleaseException>(() => Apply(new LibraryOrder.Restore(7) { Command = "rollback 7" }));

        Assert.Contains("từ số 1 đến số 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Removing_a_law_gives_back_the_force_that_it_took()
    {
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01"), Law("3/2031/QH16", "2031-05-01", replaces: ["1/2030/QH16"])));

        var result = await Apply(new LibraryOrder.Remove(["3/2031/qh16", "9/1999/QH9"]) { Command = "remove" });

        Assert.Equal([PublishChange.Removed, PublishChange.Absent], result.Outcomes.Select(outcome => outcome.Change));
        Assert.Equal(1, result.Diff.Count(PublishChange.Removed));
        Assert.Null((await _library.Document("1/2030/QH16")).EffectiveUntil);
        Assert.Empty(result.Diff.Ended);
        Assert.Equal(Day("2031-04-30"), Assert.Single(result.Diff.Validity).UntilBefore);
    }

    [Fact]
    public async Task A_rolled_back_library_stays_so_although_the_starter_notes_are_ensured_again()
    {
        DocumentDraft[] set = [Note("a", ["Hỏi a?"], "A", starter: true)];
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));
        await Apply(new LibraryOrder.PublishStarterNotes(set, "bộ 1") { Command = "ghi chú có sẵn" });
        await Apply(new LibraryOrder.Restore(1) { Command = "rollback 1" });

        await Apply(new LibraryOrder.PublishStarterNotes(set, "bộ 1") { Command = "ghi chú có sẵn" });
        Assert.DoesNotContain(await _library.Library.DocumentsAsync(CancellationToken.None), document => document.IsStarter);

        await Apply(new LibraryOrder.PublishStarterNotes(set, "bộ 2") { Command = "ghi chú có sẵn" });
        Assert.Contains(await _library.Library.DocumentsAsync(CancellationToken.None), document => document.IsStarter);
    }

    [Fact]
    public async Task Only_so_many_releases_are_kept_and_what_they_need_stays()
    {
        using var folder = new TemporaryFolder();
        await using var services = new ServiceCollection().AddKnowledge(new KnowledgeSettings(folder.Path) { KeepReleases = 3 }).BuildServiceProvider();
        await services.GetRequiredService<LibrarySchema>().PrepareAsync(CancellationToken.None);
        var editor = services.GetRequiredService<LibraryEditor>();
        await editor.PublishAsync([Law("0/2030/QH16", "2030-01-01")], dryRun: false, CancellationToken.None);
        for (var i = 1; i <= 6; i++)
        {
            await editor.PublishAsync([Law("1/2030/QH16", "2030-01-01", passages: [Clause("1", null, "A", $"Lần {i}.")])], dryRun: false, CancellationToken.None);
        }

        Assert.Equal([7, 6, 5], (await services.GetRequiredService<ReleaseList>().ReadAsync(CancellationToken.None)).Select(release => release.Number));
        await using var context = await services.GetRequiredService<IDbContextFactory<LibraryDb>>().CreateDbContextAsync(CancellationToken.None);
        // The law that never changed and the last three words of the other.
        Assert.Equal(4, await context.Versions.CountAsync());
        await editor.ApplyAsync(new LibraryOrder.Restore(5) { Command = "rollback 5" }, CancellationToken.None);
        Assert.Equal("Lần 4.", (await context.Passages.SingleAsync(passage => passage.DocumentNumber == "1/2030/QH16")).Text);
        Assert.Equal(2, await context.Documents.CountAsync());
    }

    [Fact]
    public async Task A_library_that_is_older_than_releases_can_be_rolled_back_to_what_it_held()
    {
        DocumentDraft[] drafts =
        [
            Law("1/2030/QH16", "2030-01-01", until: "2035-01-01", replaces: ["8/2020/QH14", "9/2020/QH14"], edition: "2031-01-01"),
            Note("a", ["Hỏi a?", "Hỏi á?"], "A", [new BasisDraft("1/2030/QH16", "Luật", "1", "2", null, null)]),
        ];
        await Apply(Publish(drafts));
        var before = await Contents();
        await ExecuteAsync("DELETE FROM releases; DELETE FROM release_documents; DELETE FROM document_versions");

        await Apply(Publish(Law("1/2030/QH16", "2030-06-01", edition: "2034-01-01"), Law("2/2030/QH16", "2030-01-01")));
        await Apply(new LibraryOrder.Restore(1) { Command = "rollback 1" });

        Assert.Equal(before, await Contents());
        Assert.All(drafts, draft => Assert.Equal(ContentHash.Of(draft), ContentHash.Of(PublishedDraft.Of(Row(draft.Number)))));
    }

    [Fact]
    public async Task Unchanged_passages_keep_their_rows_through_a_rollback()
    {
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01", passages: [Clause("1", null, "A", "Một."), Clause("2", null, "B", "Hai.")])));
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01", passages: [Clause("1", null, "A", "Một."), Clause("2", null, "B", "Hai, sửa.")])));

        var result = await Apply(new LibraryOrder.Restore(1) { Command = "rollback 1" });

        Assert.Equal(["1/2030/QH16/d2"], Assert.Single(result.Diff.Documents).Outcome.Passages.Changed);
        Assert.Equal(1, result.Diff.Documents[0].Outcome.PassagesKept);
    }

    [Fact]
    public async Task A_publisher_waits_for_another_and_says_so_when_it_takes_too_long()
    {
        await Apply(Publish(Law("1/2030/QH16", "2030-01-01")));
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_library.Folder, LibraryDb.FileName)};Pooling=False");
        await connection.OpenAsync();
        await using (var other = connection.BeginTransaction(deferred: false))
        {
            var editor = new LibraryEditor(
                _library.Services.GetRequiredService<IDbContextFactory<LibraryDb>>(),
                CongDoan.Knowledge.Validity.ValidityRegister.Current,
                new KnowledgeSettings(_library.Folder) { PublishPatience = TimeSpan.Zero },
                TimeProvider.System);
            await Assert.ThrowsAsync<LibraryBusyException>(() => editor.ApplyAsync(Publish(Law("2/2030/QH16", "2030-01-01")), CancellationToken.None));
        }

        Assert.Equal(2, (await Apply(Publish(Law("2/2030/QH16", "2030-01-01")))).Release);
    }

    private static LibraryOrder.Publish Publish(params DocumentDraft[] drafts) => new(drafts) { Command = "publish thu.pdf", By = "tổ nội dung" };

    private Task<LibraryResult> Apply(LibraryOrder order) => _library.Editor.ApplyAsync(order, CancellationToken.None);

    private Task<IReadOnlyList<Release>> Releases() => _library.Services.GetRequiredService<ReleaseList>().ReadAsync(CancellationToken.None);

    private DocumentRow Row(string number)
    {
        using var context = _library.Services.GetRequiredService<IDbContextFactory<LibraryDb>>().CreateDbContext();
        return context.Documents.Include(row => row.Passages).Include(row => row.Note).Single(row => row.Number == number);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var context = await _library.Services.GetRequiredService<IDbContextFactory<LibraryDb>>().CreateDbContextAsync(CancellationToken.None);
        await context.Database.ExecuteSqlRawAsync(sql);
    }

    /// <summary>Everything that the library says, without the numbers and times of publishing.</summary>
    private async Task<string> Contents()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_library.Folder, LibraryDb.FileName)};Pooling=False");
        await connection.OpenAsync();
        var lines = new List<string>();
        foreach (var table in new[] { "documents ORDER BY Number", "passages ORDER BY Id", "notes ORDER BY DocumentNumber" })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table}";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                lines.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount)
                    .Where(i => reader.GetName(i) is not ("Revision" or "PublishedAt"))
                    .Select(i => $"{reader.GetName(i)}={reader.GetValue(i)}")));
            }
        }

        return string.Join('\n', lines);
    }
}
