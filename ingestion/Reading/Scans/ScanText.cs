using CongDoan.Ingestion.Reading.Spelling;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>Corrects the words of recognised pages in reading order, lists running on from page to page, and sets them out as text.</summary>
internal sealed class ScanText
{
    private readonly ListMarks marks = new();

    /// <summary>Gives the text of the next page and how many of its words were corrected.</summary>
    public (string Text, int Corrected) Next(ScannedPage page)
    {
        var lines = page.Rows.Select(row => marks.Repair(row.Words.Select(word => word.Text).ToList())).ToList();
        var (words, corrected) = MarkRepair.Repair(lines.SelectMany(line => line).ToList());
        var next = 0;
        var rows = page.Rows.Select(row => new ScanRow(row.Words.Select(word => word with { Text = words[next++] }).ToList())).ToList();
        var text = ScanLayout.Text(rows, page.Tables.Select(table => (table.Top, table.Lines)).ToList(), page.Width);
        return (text, corrected + page.Tables.Sum(table => table.Corrected));
    }
}
