using System.Text.RegularExpressions;
using CongDoan.Ingestion.Reading.Spelling;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>
/// Reads the cells of a table twice, in two ways, because a wrong digit in a table of wages harms a member: once with all
/// cells below each other on a sheet of their own, once as they stand. Where the readings differ in a digit, or a cell has
/// ink and no words, a warning names the cell.
/// </summary>
internal sealed class ScanTable(Tesseract tesseract)
{
    private const int Margin = 20;

    /// <summary>White between cells on the sheet.</summary>
    private const int Gap = 60;

    /// <summary>A cell is looked at inside its borders.</summary>
    private const int Border = 6;

    /// <summary>Pixels of ink that are a letter rather than dust.</summary>
    private const int Ink = 90;

    /// <summary>Letters that were read with less confidence than this in a cell are the traces of a stamp.</summary>
    private const double Doubtful = 0.35;

    /// <summary>Gives the rows of a table with wide gaps between their cells, and what a person has to compare with the paper.</summary>
    public async Task<ScannedTable> ReadAsync(TableGrid grid, GrayImage image, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var filled = grid.Cells.Where(cell => image.CountInk(Inside(cell.Box)) >= Ink).ToList();
        if (filled.Count == 0)
        {
            return new ScannedTable(grid.Bounds.Top, [], [], [], 0);
        }

        var (sheet, places) = GrayImage.Stack(filled.Select(cell => image.Crop(Inside(cell.Box), 0)).ToList(), Gap);
        var apart = await tesseract.ReadAsync(sheet, 6, scratch, cancellationToken);
        var together = await tesseract.ReadAsync(image.Crop(grid.Bounds, Margin), 11, scratch, cancellationToken);
        var warnings = new List<string>();
        var cells = new List<(GridCell Cell, string Text)>();
        for (var at = 0; at < filled.Count; at++)
        {
            var one = Words(apart, places[at]);
            var other = Words(together, OnCrop(Inside(filled[at].Box), grid.Bounds));
            var best = Weight(other) > Weight(one) * 1.2 ? other : one;
            var text = Text(best);
            cells.Add((filled[at], text));
            if (text.Length == 0)
            {
                warnings.Add($"ô ở hàng {filled[at].Row + 1}, cột {filled[at].Column + 1} có vết mực mà không nhận dạng được");
            }
            else if (Digits(Text(one)) != Digits(Text(other)) || best.Any(word => DirtyNumber.IsMatch(word.Text)))
            {
                warnings.Add($"ô \"{text}\" có chữ số đọc không chắc (lần khác đọc là \"{Text(best == one ? other : one)}\")");
            }
        }

        var (lines, corrected) = Lines(cells);
        return new ScannedTable(grid.Bounds.Top, lines, warnings, apart, corrected);
    }

    /// <summary>Rows with the marks of their words corrected, each cell for itself.</summary>
    private static (List<string> Lines, int Corrected) Lines(List<(GridCell Cell, string Text)> cells)
    {
        var corrected = 0;
        string Repair(string text)
        {
            var (words, count) = MarkRepair.Repair(new ListMarks().Repair(text.Split(' ')));
            corrected += count;
            return string.Join(' ', words);
        }

        var lines = cells.GroupBy(cell => cell.Cell.Row).OrderBy(row => row.Key)
            .Select(row => string.Join("    ", row.OrderBy(cell => cell.Cell.Column).Where(cell => cell.Text.Length > 0).Select(cell => Repair(cell.Text))))
            .Where(line => line.Length > 0)
            .ToList();
        return (lines, corrected);
    }

    private static Box OnCrop(Box cell, Box table) =>
        new(cell.Left - table.Left + Margin, cell.Top - table.Top + Margin, cell.Right - table.Left + Margin, cell.Bottom - table.Top + Margin);

    private static List<ScanWord> Words(IReadOnlyList<ScanWord> words, Box place) => words
        .Where(word => word.Text.Any(char.IsLetterOrDigit) && (word.Confidence >= Doubtful || word.Text.Any(char.IsDigit))
            && place.Contains((word.Box.Left + word.Box.Right) / 2, (word.Box.Top + word.Box.Bottom) / 2))
        .ToList();

    private static double Weight(List<ScanWord> words) => words.Sum(word => word.Confidence * word.Text.Length);

    private static string Text(List<ScanWord> words) =>
        string.Join(' ', words.Count == 0 ? [] : ScanLayout.Rows(words).SelectMany(row => row.Words).Select(word => word.Text));

    private static string Digits(string text) => string.Concat(text.Where(char.IsDigit));

    private static Box Inside(Box cell) =>
        cell.Width > 3 * Border && cell.Height > 3 * Border ? new Box(cell.Left + Border, cell.Top + Border, cell.Right - Border, cell.Bottom - Border) : cell;

    /// <summary>Digits beside a sign that stands in no number.</summary>
    private static readonly Regex DirtyNumber = new(@"\d[^\d\p{L}.,;:%/()+*=–-]|[^\d\p{L}.,;:%/()+*=“""–-]\d");
}

/// <summary>A table that was read from a picture.</summary>
/// <param name="Top">Where it begins on the page, in pixels.</param>
/// <param name="Lines">Its rows, cells kept apart by wide gaps.</param>
/// <param name="Warnings">Cells to compare with the paper, in Vietnamese.</param>
/// <param name="Words">Words with their confidence.</param>
/// <param name="Corrected">Words whose marks were corrected.</param>
internal sealed record ScannedTable(
    int Top, IReadOnlyList<string> Lines, IReadOnlyList<string> Warnings, IReadOnlyList<ScanWord> Words, int Corrected);
