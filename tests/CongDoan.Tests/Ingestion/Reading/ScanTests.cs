using System.Globalization;
using System.Text;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Reading.Scans;
using CongDoan.Tests.Journeys.Hosting;

namespace CongDoan.Tests.Ingestion.Reading;

public sealed class ScanTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [ScanFact]
    public async Task A_scanned_page_is_recognised_with_progress_and_a_warning()
    {
        var progress = new Progress();
        await File.WriteAllBytesAsync(folder.File("quet.pdf"), Scanned(await DrawAsync(Samples.File(Samples.Law)), "Nguoi ky: Van phong cua khu nha tro, ngay 1 thang 2"));

        var text = await IngestionServices.CreateReaders(TimeProvider.System).ReadAsync(SourceFile.At(folder.File("quet.pdf")), progress, CancellationToken.None);

        Assert.Equal([1], text.Recognised.Select(page => page.Number));
        Assert.Contains("Quyền của người làm vườn", text.Pages[0], StringComparison.Ordinal);
        Assert.DoesNotContain("Nguoi ky", text.Pages[0], StringComparison.Ordinal);
        Assert.Contains(text.Asides, aside => aside.Contains("Nguoi ky", StringComparison.Ordinal));
        Assert.Contains("ảnh quét", text.Warnings[0], StringComparison.Ordinal);
        Assert.Equal(new PageProgress(1, 1), progress.Last);
    }

    [Fact]
    public void Ruled_lines_and_the_cells_between_them_are_found_on_a_crooked_page()
    {
        // Two rows and two columns; the second row is one cell across. The page lies askew by one pixel in 100.
        var image = Blank(1000, 700);
        foreach (var y in new[] { 100, 250, 400 })
        {
            Line(image, 100, y, 800, horizontal: true);
        }

        Line(image, 100, 100, 300, horizontal: false);
        Line(image, 500, 100, 150, horizontal: false);
        Line(image, 900, 100, 300, horizontal: false);
        var picture = Picture(image, 1000);

        var rulings = Rulings.Find(picture);
        var grid = Assert.Single(TableGrid.Find(rulings, picture));
        rulings.Erase(picture);

        Assert.Equal([(0, 0), (0, 1), (1, 0)], grid.Cells.Select(cell => (cell.Row, cell.Column)));
        Assert.InRange(grid.Cells[2].Box.Width, 780, 830);
        Assert.Equal(0, picture.CountInk(new Box(0, 0, 1000, 700)));
    }

    [Fact]
    public void A_table_moves_no_line_beside_it_away_from_the_margin()
    {
        ScanRow Row(int top, int left) => new([new ScanWord("chữ", new Box(left, top, left + 100, top + 40), 1, top)]);

        var text = ScanLayout.Text([Row(100, 300), Row(150, 305), Row(200, 420)], [(170, ["Vùng I    5.310.000"])], 2480);

        var indents = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Length - line.TrimStart().Length).ToList();
        Assert.Equal(indents[0], indents[1]);
        Assert.Equal(indents[0], indents[2]);
        Assert.True(indents[3] > indents[0]);
    }

    [Fact]
    public void Dust_goes_and_a_full_stop_stays()
    {
        var image = Blank(100, 100);
        image[(10 * 100) + 10] = 0;
        for (var y = 50; y < 55; y++)
        {
            Array.Fill(image, (byte)0, (y * 100) + 50, 5);
        }

        var picture = Picture(image, 100);
        picture.Despeckle(12);

        Assert.Equal(25, picture.CountInk(new Box(0, 0, 100, 100)));
    }

    [Fact]
    public void Marks_of_lists_are_put_right_by_their_place()
    {
        var marks = new ListMarks();
        string First(string row) => string.Join(' ', marks.Repair(row.Split(' ')));

        Assert.Equal("1. Người lao động", First("l. Người lao động"));
        Assert.Equal(["a) một", "b) hai", "c) ba", "d) bốn", "đ) năm"], new[] { "a) một", "b) hai", "e) ba", "đ) bốn", "đ) năm" }.Select(First));
        Assert.Equal("e) sáu", First("e) sáu"));
        Assert.Equal("Vùng III 4.140.000", First("Vùng IH 4.140.000"));
        Assert.Equal("Điều 5. Hiệu lực", First("Điều 5ã. Hiệu lực"));
        Assert.Equal("Điều 21a. Giữ nguyên", First("Điều 21a. Giữ nguyên"));
    }

    [Fact]
    public void A_list_inside_a_quotation_does_not_disturb_the_one_around_it()
    {
        var marks = new ListMarks();
        string First(string row) => string.Join(' ', marks.Repair([row]));

        Assert.Equal(["a)", "“a)", "b)", "b)", "c)"], new[] { "a)", "“a)", "b)", "b)", "c)" }.Select(First));
    }

    /// <summary>The first page of a PDF as a picture.</summary>
    private static async Task<byte[]> DrawAsync(string path)
    {
        var result = await ChildProcess.RunAsync(
            ToolPath.Find("pdftoppm", ToolPath.System)!, ["-r", "200", "-gray", "-l", "1", path], new ChildLimits(TimeSpan.FromSeconds(60), 20_000_000), TimeProvider.System, CancellationToken.None);
        return result.Output;
    }

    /// <summary>A PDF of one page that is a picture, with a signature stamp as its only text, invisible to the eye.</summary>
    private static byte[] Scanned(byte[] pgm, string stamp)
    {
        var size = Encoding.ASCII.GetString(pgm, 0, 40).Split('\n')[1].Split(' ');
        var pixels = pgm[^(int.Parse(size[0], CultureInfo.InvariantCulture) * int.Parse(size[1], CultureInfo.InvariantCulture))..];
        using var file = new MemoryStream();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        var content = $"q 595 0 0 842 0 0 cm /Im Do Q BT 3 Tr /F 8 Tf 20 820 Td ({stamp}) Tj ET";
        Write("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
        Write("3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> /Font << /F 6 0 R >> >> >>\nendobj\n");
        Write($"4 0 obj\n<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
        Write($"5 0 obj\n<< /Type /XObject /Subtype /Image /Width {size[0]} /Height {size[1]} /ColorSpace /DeviceGray /BitsPerComponent 8 /Length {pixels.Length} >>\nstream\n");
        file.Write(pixels);
        Write("\nendstream\nendobj\n6 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n");
        return file.ToArray();
    }

    private static byte[] Blank(int width, int height)
    {
        var image = new byte[width * height];
        Array.Fill(image, (byte)255);
        return image;
    }

    private static void Line(byte[] image, int x, int y, int length, bool horizontal)
    {
        for (var at = 0; at < length; at++)
        {
            for (var stroke = 0; stroke < 3; stroke++)
            {
                var (toX, toY) = horizontal ? (x + at, y + stroke + (at / 100)) : (x + stroke - (at / 100), y + at);
                image[(toY * 1000) + toX] = 0;
            }
        }
    }

    private static GrayImage Picture(byte[] pixels, int width) => GrayImage.Parse(
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{width} {pixels.Length / width}\n255\n")), .. pixels]);

    private sealed class Progress : IProgress<PageProgress>
    {
        public PageProgress? Last { get; private set; }

        public void Report(PageProgress value) => Last = value;
    }
}

/// <summary>A test that recognises characters.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ScanFactAttribute() : ToolFactAttribute("tesseract", ToolPath.Find("tesseract", ToolPath.System) is not null);
