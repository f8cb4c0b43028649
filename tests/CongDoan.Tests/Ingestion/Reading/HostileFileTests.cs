using System.Text;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using static CongDoan.Tests.Ingestion.Reading.WordFiles;

namespace CongDoan.Tests.Ingestion.Reading;

/// <summary>Files built to do harm are refused with one sentence; this process, which reads them, lives on.</summary>
public sealed class HostileFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Nested_tables_without_end_are_refused() =>
        await RefusedWordAsync(Document(Repeat("<w:tbl><w:tr><w:tc>", 20_000) + Paragraph("x") + Repeat("</w:tc></w:tr></w:tbl>", 20_000)), "lồng quá sâu");

    [Fact]
    public async Task Nesting_inside_a_deleted_run_is_refused_too() =>
        await RefusedWordAsync(Document("<w:del>" + Repeat("<w:r>", 20_000) + Repeat("</w:r>", 20_000) + "</w:del>"), "lồng quá sâu");

    [Fact]
    public async Task A_part_that_swells_is_refused_unread() =>
        await RefusedWordAsync(Document(Paragraph(new string('A', 30_000_000))), "lớn hơn");

    [Theory]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/passwd\">")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>")]
    public async Task Entities_are_refused(string declaration) =>
        await RefusedWordAsync($"<?xml version=\"1.0\"?>{declaration}<w:document xmlns:w=\"w\"><w:body/></w:document>", "DTD");

    [Fact]
    public async Task Too_many_parts_are_refused() =>
        await RefusedWordAsync(Document(Paragraph("x")), "thành phần", Enumerable.Range(0, 2001).Select(part => ($"word/p{part}.xml", "<a/>")).ToArray());

    [Fact]
    public async Task Names_that_climb_out_of_the_package_lead_nowhere()
    {
        var path = folder.File("leo.docx");
        Write(path, Paragraph("Chữ trong tệp."), ("../../pwned.txt", "x"), ("/pwned2.txt", "x"));

        var text = await ReadAsync(path);

        Assert.Equal("Chữ trong tệp.", Assert.Single(text.Blocks).Text);
        Assert.Equal(["leo.docx"], Directory.GetFileSystemEntries(folder.Path).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("trang-tinh.xlsx")]
    [InlineData("nen.zip")]
    public async Task Another_package_than_Word_is_no_document(string name)
    {
        var path = folder.File(name);
        using (var archive = System.IO.Compression.ZipFile.Open(path, System.IO.Compression.ZipArchiveMode.Create))
        {
            archive.CreateEntry("xl/workbook.xml");
        }

        Assert.Contains("không phải văn bản Word", await ReasonAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Macros_are_refused_whatever_the_file_is_called()
    {
        var path = folder.File("macro.docx");
        Write(path, Paragraph("x"), ("word/vbaProject.bin", "x"));

        Assert.Contains("macro", await ReasonAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_on_a_Word_file_is_named()
    {
        var path = folder.File("khoa.docx");
        await File.WriteAllBytesAsync(path, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage")]);

        Assert.Contains("mật khẩu", await ReasonAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sparse_file_of_two_gigabytes_is_refused_by_its_size()
    {
        foreach (var name in new[] { "a.pdf", "b.docx", "c.txt", "d.html", "e.csv", "f.md", "g.doc" })
        {
            await using (var file = File.Create(folder.File(name)))
            {
                file.SetLength(2L << 30);
            }

            Assert.Contains("lớn hơn", await ReasonAsync(folder.File(name)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_nested_without_end_is_refused_before_it_is_parsed()
    {
        await File.WriteAllTextAsync(folder.File("sau.html"), "<html>" + Repeat("<div>", 50_000) + "x");
        await File.WriteAllTextAsync(folder.File("dam.html"), "<html>" + string.Concat(Enumerable.Range(0, 5000).Select(at => $"<b id=x{at}>")) + "x");

        Assert.Contains("lồng quá sâu", await ReasonAsync(folder.File("sau.html")), StringComparison.Ordinal);
        Assert.Contains("lồng quá sâu", await ReasonAsync(folder.File("dam.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_with_a_million_rows_is_refused()
    {
        await File.WriteAllTextAsync(folder.File("dai.csv"), "câu hỏi,trả lời\n" + Repeat("\"x\",\"y\"\n", 1_000_000));

        var error = await Assert.ThrowsAsync<RefusedException>(
            () => IngestionServices.CreateIngestor(TimeProvider.System).ReadAsync(SourceFile.At(folder.File("dai.csv")), new PublishOptions(), CancellationToken.None));

        Assert.Contains("5000 dòng", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pipe_is_not_waited_for()
    {
        var pipe = folder.File("ong.txt");
        using (var made = System.Diagnostics.Process.Start("mkfifo", pipe))
        {
            await made.WaitForExitAsync();
        }

        Assert.Contains("rỗng", await ReasonAsync(pipe), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/dev/zero")]
    [InlineData("/dev/stdin")]
    [InlineData("khong-co")]
    [InlineData("lien-ket.txt")]
    public async Task A_link_to_what_is_no_regular_file_is_refused_unread(string target)
    {
        File.CreateSymbolicLink(folder.File("lien-ket.txt"), target);

        Assert.NotEmpty(await ReasonAsync(folder.File("lien-ket.txt")));
    }

    [Fact]
    public async Task A_link_does_not_hide_the_size_of_its_file()
    {
        await using (var file = File.Create(folder.File("lon.txt")))
        {
            file.SetLength(2L << 30);
        }

        File.CreateSymbolicLink(folder.File("lien-ket.txt"), "lon.txt");
        Assert.Contains("lớn hơn", await ReasonAsync(folder.File("lien-ket.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_named_by_a_link_is_read()
    {
        await File.WriteAllTextAsync(folder.File("that.txt"), "Điều 1. Phạm vi");
        File.CreateSymbolicLink(folder.File("lien-ket.txt"), "that.txt");

        Assert.Contains("Phạm vi", (await ReadAsync(folder.File("lien-ket.txt"))).Pages[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_grew_since_it_was_measured_is_bounded_too()
    {
        await File.WriteAllTextAsync(folder.File("lon-dan.txt"), new string('a', 2000));

        var error = await Assert.ThrowsAsync<RefusedException>(() => RegularFile.ReadAsync(folder.File("lon-dan.txt"), 1024, CancellationToken.None));

        Assert.Contains("lớn hơn", error.Message, StringComparison.Ordinal);
    }

    [SharedTheory]
    [InlineData("d02-xxe.docx")]
    [InlineData("d03-billion-laughs.docx")]
    [InlineData("d04-nested-tables-10000.docx")]
    [InlineData("d08-zero-bytes.docx")]
    [InlineData("d09-encrypted-ole.docx")]
    [InlineData("d10-truncated.docx")]
    [InlineData("d11-no-main-part.docx")]
    [InlineData("d13-lying-size.docx")]
    [InlineData("d16-macro.docm")]
    [InlineData("d18-page-tree-cycle.pdf")]
    [InlineData("d19-count-999999999.pdf")]
    [InlineData("d21-form-recursion.pdf")]
    public async Task A_hostile_document_is_refused(string name) => Assert.NotEmpty(await ReasonAsync(Shared(name)));

    [SharedTheory]
    [InlineData("d01-ok.docx", "")]
    [InlineData("d05-malformed-link.docx", "xem")]
    [InlineData("d06-zip-slip.docx", "")]
    [InlineData("d14-remote-template.docx", "")]
    [InlineData("d15-hidden-injection.docx", "Mức lương tối thiểu vùng I.")]
    [InlineData("d17-ok.pdf", "Cong doan")]
    [InlineData("d24-javascript.pdf", "Thong bao")]
    [InlineData("d25-script.html", "Luật\nĐiều 2")]
    [InlineData("d27-formula.csv", "=HYPERLINK")]
    [InlineData("d28-utf16.txt", "")]
    [InlineData("d29-tcvn3-bytes.txt", "Điều 3. Thời giờ làm việc")]
    public async Task A_harmless_document_beside_them_is_read(string name, string words)
    {
        var text = await ReadAsync(Shared(name));

        Assert.Contains(words, text.Pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("0900000000", text.Pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("alert", text.Pages[0], StringComparison.Ordinal);
    }

    private async Task RefusedWordAsync(string document, string reason, params (string Name, string Content)[] parts)
    {
        var path = folder.File("hai.docx");
        WriteRaw(path, document, parts);
        Assert.Contains(reason, await ReasonAsync(path), StringComparison.Ordinal);
    }

    private static Task<SourceText> ReadAsync(string path) =>
        IngestionServices.CreateReaders(TimeProvider.System).ReadAsync(SourceFile.At(path), PageProgress.Ignored, CancellationToken.None);

    private static async Task<string> ReasonAsync(string path) => (await Assert.ThrowsAsync<RefusedException>(() => ReadAsync(path))).Message;

    private static string Shared(string name) => SharedData.File("badinputs", "documents", name);

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
