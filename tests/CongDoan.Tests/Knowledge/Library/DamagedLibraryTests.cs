using CongDoan.Knowledge;
using CongDoan.Knowledge.Library;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CongDoan.Tests.Knowledge.Library;

public sealed class DamagedLibraryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_library_damaged_in_the_middle_is_refused_in_Vietnamese_with_its_file_and_the_way_out()
    {
        await using (var services = Open())
        {
            await Schema(services).PrepareAsync(CancellationToken.None);
            var drafts = Enumerable.Range(1, 60)
                .Select(i => Drafts.Note($"ghi-chu-{i}", [$"câu hỏi thứ {i} là gì"], string.Join(' ', Enumerable.Repeat("trả lời", 40))))
                .ToList();
            await services.GetRequiredService<LibraryEditor>().PublishAsync(drafts, dryRun: false, CancellationToken.None);
        }

        SqliteConnection.ClearAllPools();
        var file = _folder.File(LibraryDb.FileName);
        var bytes = await File.ReadAllBytesAsync(file);
        Array.Fill(bytes, (byte)0x5A, bytes.Length / 3, bytes.Length / 3);
        await File.WriteAllBytesAsync(file, bytes);

        await using var again = Open();
        var refusal = await Assert.ThrowsAsync<LibraryUnusableException>(() => Schema(again).PrepareAsync(CancellationToken.None));
        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("bị hỏng", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("khôi phục từ bản sao lưu", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", refusal.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file));
    }

    [Fact]
    public async Task An_empty_file_becomes_a_library()
    {
        await File.WriteAllBytesAsync(_folder.File(LibraryDb.FileName), []);
        await using var services = Open();
        await Schema(services).PrepareAsync(CancellationToken.None);
        Assert.Equal(0, await services.GetRequiredService<LibraryReader>().VersionAsync(CancellationToken.None));
    }

    private static LibrarySchema Schema(ServiceProvider services) => services.GetRequiredService<LibrarySchema>();

    private ServiceProvider Open() => new ServiceCollection().AddKnowledge(new KnowledgeSettings(_folder.Path)).BuildServiceProvider();
}
