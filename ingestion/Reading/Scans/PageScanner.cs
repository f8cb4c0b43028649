using System.Globalization;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>Draws one page of a PDF and recognises its words: running text as one column, tables cell by cell.</summary>
internal sealed class PageScanner(ScanOptions options, TimeProvider time)
{
    private const string Tool = "pdftoppm";

    /// <summary>Share of ink below which a page is blank.</summary>
    private const double Blank = 0.0002;

    /// <summary>Signs that stand alone and were read with less confidence than this are dust, stamps and rules.</summary>
    private const double Doubtful = 0.6;

    private const double Trace = 0.5;

    private const int TraceLetters = 6;

    /// <summary>Pixels of the smallest mark that is printed; a full stop has 25.</summary>
    private const int Dust = 12;

    /// <summary>A stamp's words have at least this many letters in a row in the text layer.</summary>
    private const int StampLetters = 8;

    private readonly Tesseract tesseract = new(options, time);

    /// <summary>Reads page <paramref name="number"/> (from 1), or throws <see cref="RefusedException"/>.</summary>
    /// <param name="file">The PDF.</param>
    /// <param name="number">From 1.</param>
    /// <param name="layer">The page's text layer: what a signature stamp says is no part of the text.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ScannedPage> ReadAsync(SourceFile file, int number, string layer, CancellationToken cancellationToken)
    {
        var image = await DrawAsync(file, number, cancellationToken);
        if (image.CountInk(new Box(0, 0, image.Width, image.Height)) < (long)image.Width * image.Height * Blank)
        {
            return new ScannedPage(number, image.Width, [], []);
        }

        using var scratch = new ScratchFolder();
        var rulings = Rulings.Find(image);
        var grids = TableGrid.Find(rulings, image);
        rulings.Erase(image);
        image.Despeckle(Dust);
        var tables = new List<ScannedTable>();
        foreach (var grid in grids)
        {
            tables.Add(await new ScanTable(tesseract).ReadAsync(grid, image, scratch, cancellationToken));
            image.Erase(grid.Bounds);
        }

        var words = await tesseract.ReadAsync(image, 4, scratch, cancellationToken);
        var stamp = Letters(layer);
        var kept = words.Where(word => !IsDust(word)).ToList();
        var rows = ScanLayout.Rows(kept).Where(row => !IsStamp(row, stamp) && !IsTrace(row)).ToList();
        return new ScannedPage(number, image.Width, rows, tables);
    }

    private async Task<GrayImage> DrawAsync(SourceFile file, int number, CancellationToken cancellationToken)
    {
        var tool = ToolPath.Find(Tool, options.SearchPath)
            ?? throw new RefusedException("Chưa cài poppler-utils nên chưa đọc được PDF quét; hãy chạy: apt-get install poppler-utils.");
        var page = number.ToString(CultureInfo.InvariantCulture);
        var result = await ChildProcess.RunAsync(
            tool, ["-r", $"{ScanOptions.Resolution}", "-gray", "-f", page, "-l", page, file.FullPath], options.Drawing, time, cancellationToken);
        return result switch
        {
            { End: ChildEnd.TimedOut } => throw new RefusedException($"Vẽ trang {number} quá {options.Drawing.Time.TotalSeconds:0} giây nên đã dừng; tệp hỏng hoặc được dựng để gây hại."),
            { End: ChildEnd.TooMuchOutput } => throw new RefusedException($"Trang {number} quá lớn (hơn khổ A2); hãy quét lại ở khổ A4."),
            { ExitCode: 0 } when result.Output.Length > 0 => Parse(result.Output, number),
            _ => throw new RefusedException($"Không vẽ được trang {number} của PDF; tệp hỏng hoặc được dựng để gây hại."),
        };
    }

    private static GrayImage Parse(byte[] output, int number)
    {
        try
        {
            return GrayImage.Parse(output);
        }
        catch (InvalidDataException e)
        {
            throw new RefusedException($"Không vẽ được trang {number} của PDF; tệp hỏng hoặc được dựng để gây hại.", e);
        }
    }

    private static bool IsDust(ScanWord word)
    {
        var letters = word.Text.Count(char.IsLetterOrDigit);
        return letters == 0
            ? !IsPrintedSign(word.Text)
            : word.Text.Length == 1 && char.IsLetter(word.Text[0]) && word.Confidence < Doubtful;
    }

    /// <summary>Signs that stand by themselves in documents: dashes of lists, sums, dotted blanks.</summary>
    private static bool IsPrintedSign(string text) =>
        text.EndsWith(')') || text is "-" or "–" or "—" or "+" or "=" or "x" or "×" or "…" || (text.Length > 1 && text.All(c => c is '.' or '…'));

    private static bool IsStamp(ScanRow row, string stamp)
    {
        var letters = Letters(string.Concat(row.Words.Select(word => word.Text)));
        return letters.Length >= StampLetters && stamp.Contains(letters, StringComparison.Ordinal);
    }

    /// <summary>A short row that the recogniser itself hardly believes is a trace of a stamp or of the page behind.</summary>
    private static bool IsTrace(ScanRow row) =>
        row.Words.Average(word => word.Confidence) < Trace && row.Words.Sum(word => word.Text.Count(char.IsLetterOrDigit)) <= TraceLetters;

    private static string Letters(string text) => string.Concat(Folding.Fold(text).Where(char.IsLetterOrDigit));
}

/// <summary>A page that was read from its picture, before its words are corrected.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Width">In pixels.</param>
/// <param name="Rows">Printed lines outside of tables.</param>
/// <param name="Tables">Tables from top to bottom.</param>
internal sealed record ScannedPage(int Number, int Width, IReadOnlyList<ScanRow> Rows, IReadOnlyList<ScannedTable> Tables)
{
    /// <summary>Mean over all words, 0 to 1.</summary>
    public double Confidence => Rows.SelectMany(row => row.Words).Concat(Tables.SelectMany(table => table.Words))
        .Select(word => word.Confidence).DefaultIfEmpty(1).Average();

    /// <summary>What a person has to compare with the paper, in Vietnamese.</summary>
    public IEnumerable<string> Warnings
    {
        get
        {
            var cells = Tables.SelectMany(table => table.Warnings).ToList();
            return cells.Count == 0 ? [] : [$"Trang {Number}, bảng: {string.Join("; ", cells)}. Hãy so với bản gốc."];
        }
    }
}
