using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using static CongDoan.Tests.Ingestion.Reading.WordFiles;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class WordReaderTests : IDisposable
{
    private const string Lists =
        "<w:numbering {w}><w:abstractNum w:abstractNumId=\"7\">"
        + "<w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"%2)\"/></w:lvl>"
        + "<w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.%3.\"/></w:lvl></w:abstractNum>"
        + "<w:abstractNum w:abstractNumId=\"8\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"4\"/><w:numFmt w:val=\"upperRoman\"/><w:lvlText w:val=\"Chương %1\"/></w:lvl></w:abstractNum>"
        + "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"7\"/></w:num>"
        + "<w:num w:numId=\"2\"><w:abstractNumId w:val=\"7\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>"
        + "<w:num w:numId=\"3\"><w:abstractNumId w:val=\"8\"/></w:num></w:numbering>";

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Automatic_numbers_become_the_labels_that_are_printed()
    {
        var body = Numbered("Quyền", 3) + Numbered("Một", 1) + Numbered("Điểm đầu", 1, 1) + Numbered("Điểm sau", 1, 1)
            + Numbered("Hai", 1) + Numbered("Lại từ đầu", 1, 1) + Numbered("Sâu", 1, 2) + Numbered("Danh sách mới", 2);

        var text = await ReadAsync(body, ("word/numbering.xml", Lists));

        Assert.Equal(
            ["Chương IV Quyền", "1. Một", "a) Điểm đầu", "b) Điểm sau", "2. Hai", "a) Lại từ đầu", "2.1. Sâu", "1. Danh sách mới"],
            text.Blocks.Select(block => block.Text));
        Assert.Equal("a)", text.Blocks[2].Label);
    }

    [Fact]
    public async Task Headings_and_centring_come_from_the_style_and_what_it_is_based_on()
    {
        const string Styles =
            "<w:styles {w}><w:style w:styleId=\"Goc\"><w:name w:val=\"heading 2\"/><w:pPr><w:jc w:val=\"center\"/><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>"
            + "<w:style w:styleId=\"Con\"><w:name w:val=\"Muc\"/><w:basedOn w:val=\"Goc\"/></w:style></w:styles>";

        var text = await ReadAsync(Paragraph("QUY ĐỊNH CHUNG", "<w:pStyle w:val=\"Con\"/>") + Paragraph("Nội dung"), ("word/styles.xml", Styles));

        Assert.Equal((2, true), (text.Blocks[0].Level, text.Blocks[0].IsCentered));
        Assert.Equal((0, false), (text.Blocks[1].Level, text.Blocks[1].IsCentered));
    }

    [Fact]
    public async Task Tracked_changes_are_accepted_and_told()
    {
        const string Change =
            "<w:p><w:r><w:t xml:space=\"preserve\">Thời hạn </w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del>"
            + "<w:ins><w:r><w:t>20</w:t></w:r></w:ins><w:r><w:rPr><w:b/><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t xml:space=\"preserve\"> ngày</w:t></w:r></w:p>"
            + "<w:moveFrom><w:p><w:r><w:t>Đoạn đã dời</w:t></w:r></w:p></w:moveFrom>"
            + "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Nửa đầu </w:t></w:r></w:p><w:p><w:r><w:t>nửa sau</w:t></w:r></w:p>";

        var text = await ReadAsync(Change);

        Assert.Equal(["Thời hạn 20 ngày", "Nửa đầu nửa sau"], text.Blocks.Select(block => block.Text));
        Assert.Contains(text.Warnings, warning => warning.Contains("Track Changes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Hidden_and_invisible_words_stand_aside_with_a_warning()
    {
        const string Body =
            "<w:p><w:r><w:t>Thấy được.</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn đi</w:t></w:r>"
            + "<w:r><w:rPr><w:color w:val=\"FFFFFF\"/></w:rPr><w:t>Trắng</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t> Vẫn thấy.</w:t></w:r></w:p>";

        var text = await ReadAsync(Body);

        Assert.Equal("Thấy được. Vẫn thấy.", Assert.Single(text.Blocks).Text);
        Assert.Equal("chữ ẩn: Ẩn điTrắng", Assert.Single(text.Asides));
        Assert.Contains("chữ ẩn", Assert.Single(text.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tables_become_rows_and_the_state_header_does_not()
    {
        static string Cell(string text, bool ruled) =>
            $"<w:tc><w:tcPr><w:tcBorders>{(ruled ? "<w:top w:val=\"single\"/>" : "")}</w:tcBorders></w:tcPr>{Paragraph(text)}</w:tc>";
        static string Row(bool ruled, params string[] cells) => $"<w:tr>{string.Concat(cells.Select(cell => Cell(cell, ruled)))}</w:tr>";
        const string Grid = "<w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid>";

        var text = await ReadAsync(
            $"<w:tbl>{Grid}{Row(false, "CHÍNH PHỦ", "CỘNG HÒA")}</w:tbl><w:tbl>{Grid}{Row(true, "Vùng I", "5.310.000")}{Row(true, "Vùng II", "4.730.000")}</w:tbl>");

        Assert.Equal(["CHÍNH PHỦ", "CỘNG HÒA", "Vùng I | 5.310.000", "Vùng II | 4.730.000"], text.Blocks.Select(block => block.Text));
        Assert.Equal([false, false, true, true], text.Blocks.Select(block => block.IsRow));
    }

    [Fact]
    public async Task Footnotes_stand_aside_and_bookmarks_are_kept()
    {
        const string Notes = "<w:footnotes {w}><w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"2\"><w:p><w:r><w:t>Được sửa đổi theo Luật khác.</w:t></w:r></w:p></w:footnote></w:footnotes>";
        const string Body =
            "<w:p><w:bookmarkStart w:id=\"1\" w:name=\"dieu_5\"/><w:r><w:t>Điều 5. Quyền</w:t></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r><w:bookmarkEnd w:id=\"1\"/></w:p>";

        var text = await ReadAsync(Body, ("word/footnotes.xml", Notes));

        Assert.Equal("Điều 5. Quyền", Assert.Single(text.Blocks).Text);
        Assert.Equal(["dieu_5"], text.Blocks[0].Bookmarks);
        Assert.Equal(["Được sửa đổi theo Luật khác."], text.Asides);
    }

    [Fact]
    public async Task A_fallback_for_old_programs_does_not_double_the_words()
    {
        var text = await ReadAsync($"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"w\"><w:t>một</w:t></mc:Choice><mc:Fallback><w:t>một</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>");

        Assert.Equal("một", Assert.Single(text.Blocks).Text);
    }

    [Fact]
    public async Task A_line_break_inside_a_paragraph_begins_a_line_of_its_own()
    {
        var text = await ReadAsync("<w:p><w:r><w:t>Nơi nhận:</w:t><w:br/><w:t>- Như trên;</w:t></w:r></w:p>");

        Assert.Equal(["Nơi nhận:", "- Như trên;"], text.Blocks.Select(block => block.Text));
    }

    private async Task<SourceText> ReadAsync(string body, params (string Name, string Content)[] parts)
    {
        var path = folder.File("van-ban.docx");
        Write(path, body, parts);
        return await IngestionServices.CreateReaders(TimeProvider.System).ReadAsync(SourceFile.At(path), PageProgress.Ignored, CancellationToken.None);
    }
}
