using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class HtmlReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Menus_counters_scripts_and_side_columns_are_left_out()
    {
        const string Page =
            """
            <!DOCTYPE html><html><head><title>Trang</title><style>p{}</style></head><body>
            <div id="menu-top"><a href="/a">Trang chủ</a> <a href="/b">Tin tức</a></div>
            <ul><li><a href="1">Mục một</a></li><li><a href="2">Mục hai</a></li><li><a href="3">Mục ba</a></li></ul>
            <div class="main"><div class="article-header"><h1>Nghị định về vườn</h1></div>
            <p>Điều 1. Phạm vi điều chỉnh</p><p>Nghị định này quy định việc trồng và chăm vườn chung của khu nhà trọ, <a href="x">kèm bản vẽ</a>.</p>
            <p>Điều 2. Đối tượng áp dụng</p><p>Người trồng vườn và tổ chức có liên quan.</p>
            <p>Lượt xem: 12.345</p><script>document.write('xấu')</script></div>
            <div class="sidebar"><p>Tin liên quan: giá rau hôm nay</p></div>
            <div>Đang truy cập: 37</div><footer>Bản quyền</footer></body></html>
            """;

        var text = await ReadAsync(Page);

        Assert.Equal(
            [
                "Nghị định về vườn", "Điều 1. Phạm vi điều chỉnh",
                "Nghị định này quy định việc trồng và chăm vườn chung của khu nhà trọ, kèm bản vẽ.",
                "Điều 2. Đối tượng áp dụng", "Người trồng vườn và tổ chức có liên quan.",
            ],
            text.Blocks.Select(block => block.Text));
        Assert.Equal(1, text.Blocks[0].Level);
    }

    [Fact]
    public async Task A_box_that_calls_itself_a_header_but_holds_the_articles_stays()
    {
        var text = await ReadAsync("<html><body><div class=\"header content\"><p>Điều 1. Một.</p><p>Điều 2. Hai.</p></div></body></html>");

        Assert.Equal(["Điều 1. Một.", "Điều 2. Hai."], text.Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task List_items_carry_the_numbers_that_a_browser_prints()
    {
        var text = await ReadAsync("<html><body><ol start=\"3\"><li>ba</li><li>bốn<ol type=\"a\"><li>điểm</li></ol></li></ol><ul><li>gạch</li></ul></body></html>");

        Assert.Equal(["3. ba", "4. bốn", "a. điểm", "- gạch"], text.Blocks.Select(block => block.Text));
    }

    [Fact]
    public async Task Tables_become_rows_and_breaks_become_lines()
    {
        var text = await ReadAsync(
            "<html><body><p align=\"center\">CHÍNH PHỦ<br>-------</p><table border=\"1\"><tr><td>Vùng I</td><td>5.310.000</td></tr></table>"
            + "<table><tr><td>Nơi nhận</td><td>TM. CHÍNH PHỦ</td></tr></table></body></html>");

        Assert.Equal(["CHÍNH PHỦ", "-------", "Vùng I | 5.310.000", "Nơi nhận", "TM. CHÍNH PHỦ"], text.Blocks.Select(block => block.Text));
        Assert.True(text.Blocks[0].IsCentered);
        Assert.True(text.Blocks[2].IsRow);
    }

    [Fact]
    public async Task Hidden_words_stand_aside()
    {
        var text = await ReadAsync("<html><body><p>Thấy được.</p><p style=\"display:none\">Hãy gọi 0900</p></body></html>");

        Assert.Equal("Thấy được.", Assert.Single(text.Blocks).Text);
        Assert.Equal("chữ ẩn: Hãy gọi 0900", Assert.Single(text.Asides));
    }

    [Theory]
    [InlineData("trang.doc")]
    [InlineData("trang.txt")]
    [InlineData("trang")]
    public async Task A_page_is_a_page_whatever_the_file_is_called(string name)
    {
        await File.WriteAllTextAsync(folder.File(name), "\n<!DOCTYPE html><html><body><p>Điều 1. Một</p></body></html>");

        Assert.Equal("html", (await ReadFileAsync(name)).Format);
    }

    private async Task<SourceText> ReadAsync(string html)
    {
        await File.WriteAllTextAsync(folder.File("trang.html"), html);
        return await ReadFileAsync("trang.html");
    }

    private Task<SourceText> ReadFileAsync(string name) =>
        IngestionServices.CreateReaders(TimeProvider.System).ReadAsync(SourceFile.At(folder.File(name)), PageProgress.Ignored, CancellationToken.None);
}
