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
    public void A_link_that_leads_out_of_the_folder_is_left_alone_and_one_within_it_is_followed()
    {
        Directory.CreateDirectory(folder.File("goc/con"));
        File.WriteAllText(folder.File("bi-mat.txt"), "x");
        File.WriteAllText(folder.File("goc/con/a.txt"), "x");
        Directory.CreateSymbolicLink(folder.File("goc/cua"), folder.Path);
        File.CreateSymbolicLink(folder.File("goc/ra.txt"), "../bi-mat.txt");
        File.CreateSymbolicLink(folder.File("goc/vong-ra.txt"), "cua/bi-mat.txt");
        File.CreateSymbolicLink(folder.File("goc/trong.txt"), "con/a.txt");

        var found = SourceFinder.Find([folder.File("goc")], Readers());

        Assert.Equal(["a.txt", "trong.txt"], found.Files.Select(file => file.Name));
        Assert.Equal(["ra.txt", "vong-ra.txt"], found.Outside.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["bi-mat.txt"], SourceFinder.Find([folder.File("bi-mat.txt")], Readers()).Files.Select(file => file.Name));
    }

    [Fact]
    public void Hidden_files_and_what_an_office_program_keeps_beside_a_document_are_no_documents()
    {
        Directory.CreateDirectory(folder.File(".thung-rac"));
        foreach (var name in new[] { "a.md", "~$a.docx", ".b.md", ".thung-rac/c.md" })
        {
            File.WriteAllText(folder.File(name), "x");
        }

        var found = SourceFinder.Find([folder.Path], Readers());

        Assert.Equal(["a.md"], found.Files.Select(file => file.Name));
        Assert.Empty(found.Skipped);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_looked_into_does_not_keep_the_others_away()
    {
        // A path that is too long for the system is closed even to root.
        await ShellAsync("n=$(printf 'd%.0s' $(seq 240)); for i in $(seq 20); do mkdir $n && cd $n; done");
        try
        {
            File.WriteAllText(folder.File("z.md"), "x");

            var found = SourceFinder.Find([folder.Path], Readers());

            Assert.Equal(["z.md"], found.Files.Select(file => file.Name));
            Assert.Single(found.Unreadable);
        }
        finally
        {
            await ShellAsync("rm -rf d*");
        }
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

    private async Task ShellAsync(string script)
    {
        using var shell = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("bash", ["-c", script]) { WorkingDirectory = folder.Path })!;
        await shell.WaitForExitAsync();
    }

    private static ReaderSet Readers() => IngestionServices.CreateReaders(TimeProvider.System);
}
