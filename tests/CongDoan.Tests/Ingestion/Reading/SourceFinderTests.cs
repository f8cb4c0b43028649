using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class SourceFinderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_folder_stands_for_its_readable_files_in_ordinal_order()
    {
        Directory.CreateDirectory(folder.File("b"));
        foreach (var name in new[] { "c.pdf", "a.md", "b/x.PDF", "b/y.docx", "w.xlsx", "z.txt" })
        {
            File.WriteAllText(folder.File(name), "x");
        }

        var found = SourceFinder.Find([folder.Path], Readers());

        Assert.Equal(["a.md", "x.PDF", "y.docx", "c.pdf", "z.txt"], found.Files.Select(file => file.Name));
        Assert.Equal(["w.xlsx"], found.Skipped.Select(file => file.Name));
    }

    [Fact]
    public void A_linked_folder_that_leads_back_is_not_followed()
    {
        File.WriteAllText(folder.File("a.md"), "x");
        Directory.CreateSymbolicLink(folder.File("loop"), folder.Path);

        Assert.Single(SourceFinder.Find([folder.Path], Readers()).Files);
    }

    [Fact]
    public void A_file_named_twice_is_read_once()
    {
        File.WriteAllText(folder.File("a.md"), "x");

        Assert.Single(SourceFinder.Find([folder.Path, folder.File("a.md")], Readers()).Files);
    }

    [Theory]
    [InlineData("a.docm", "đuôi .docm")]
    [InlineData("khong-duoi", "không có đuôi")]
    public async Task An_unknown_format_is_refused_with_the_known_ones(string name, string kind)
    {
        File.WriteAllText(folder.File(name), "x");

        var error = await Assert.ThrowsAsync<RefusedException>(
            () => Readers().ReadAsync(SourceFile.At(folder.File(name)), PageProgress.Ignored, CancellationToken.None));

        Assert.Contains(kind, error.Message, StringComparison.Ordinal);
        Assert.Contains(".docx", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_that_is_not_utf8_is_refused()
    {
        await File.WriteAllBytesAsync(folder.File("a.md"), [0x2D, 0xE9, 0x20, 0xFF]);

        var error = await Assert.ThrowsAsync<RefusedException>(
            () => Readers().ReadAsync(SourceFile.At(folder.File("a.md")), PageProgress.Ignored, CancellationToken.None));

        Assert.Contains("UTF-8", error.Message, StringComparison.Ordinal);
    }

    private static ReaderSet Readers() => IngestionServices.CreateReaders(TimeProvider.System);
}
