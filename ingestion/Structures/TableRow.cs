namespace CongDoan.Ingestion.Structures;

/// <summary>A row of a printed table while its lines are read: a cell that wraps goes on below, under its own column.</summary>
internal sealed class TableRow
{
    /// <summary>A wrapped cell begins at most this far from where its column began, as cells may be centred.</summary>
    private const int MaxShift = 12;

    private readonly List<(int Column, List<string> Words)> cells;
    private readonly int page;
    private readonly int end;

    public TableRow(TextLine first)
    {
        cells = first.Columns.Select(cell => (cell.Column, new List<string> { cell.Words })).ToList();
        page = first.Page;
        end = first.End;
    }

    /// <summary>Takes a line that leaves the first column empty and goes on with others; false when it is none.</summary>
    public bool Take(TextLine line)
    {
        if (line.AfterBlank || line.Page != page || cells.Count < 2 || line.Indent < cells[1].Column - 2)
        {
            return false;
        }

        var targets = line.Columns.Select(cell => (Cell: cell, Target: cells.FindLastIndex(known => known.Column <= cell.Column + 2))).ToList();
        if (targets.Any(pair => pair.Target < 1 || pair.Cell.Column - cells[pair.Target].Column > MaxShift || pair.Cell.Column + pair.Cell.Words.Length > Limit(pair.Target))
            || targets.Select(pair => pair.Target).Distinct().Count() < targets.Count)
        {
            return false;
        }

        foreach (var (cell, target) in targets)
        {
            cells[target].Words.Add(cell.Words);
        }

        return true;
    }

    /// <summary>A line wider than the column is a paragraph below the table.</summary>
    private int Limit(int target) => target + 1 < cells.Count ? cells[target + 1].Column : end + MaxShift / 2;

    public override string ToString() => string.Join(" | ", cells.Select(cell => string.Join(' ', cell.Words)));
}
