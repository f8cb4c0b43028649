using System.Text;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>Sets recognised words out as the printed page has them: one line of text a printed line, columns as spaces.</summary>
internal static class ScanLayout
{
    /// <summary>Columns of text on a page; only proportions matter.</summary>
    private const int PageColumns = 110;

    /// <summary>A gap of this many columns keeps two parts of a line apart.</summary>
    private const int WideGap = 4;

    /// <summary>Words that stand beside each other on paper, put into one row each.</summary>
    public static IReadOnlyList<ScanRow> Rows(IReadOnlyList<ScanWord> words)
    {
        var rows = new List<ScanRow>();
        foreach (var line in words.GroupBy(word => word.Line).Select(line => new ScanRow(line.ToList())).OrderBy(row => row.Middle))
        {
            // The recogniser cuts side-by-side blocks into lines of their own.
            if (rows.Count > 0 && rows[^1].IsBeside(line))
            {
                rows[^1] = new ScanRow([.. rows[^1].Words, .. line.Words]);
            }
            else
            {
                rows.Add(line);
            }
        }

        return rows;
    }

    /// <summary>Gives the text of a page; <paramref name="tables"/> are put in where they stand.</summary>
    public static string Text(IReadOnlyList<ScanRow> rows, IReadOnlyList<(int Top, IReadOnlyList<string> Lines)> tables, int pageWidth)
    {
        var margin = Margin(rows, pageWidth);
        var parts = rows.Select(row => (Top: row.Box.Top, row.Box.Bottom, Lines: (IReadOnlyList<string>)[Line(row, margin, pageWidth)]))
            // A table begins at the text's margin; further left it would make every line beside it look indented.
            .Concat(tables.Select(table => (table.Top, Bottom: table.Top, Lines: (IReadOnlyList<string>)table.Lines.Select(line => new string(' ', margin) + line).ToList())))
            .OrderBy(part => part.Top)
            .ToList();
        var heights = rows.Select(row => row.Box.Height).Order().ToList();
        var height = heights.Count == 0 ? 0 : heights[heights.Count / 2];
        var text = new StringBuilder();
        var last = int.MaxValue;
        foreach (var part in parts)
        {
            if (part.Top - last > height)
            {
                text.Append('\n');
            }

            foreach (var line in part.Lines)
            {
                text.Append(line).Append('\n');
            }

            last = part.Bottom;
        }

        return text.ToString();
    }

    /// <summary>
    /// The leftmost column where several lines begin; a speck of dirt further left moves none of them. Lines that begin
    /// within two columns of it begin there, since paper lies askew.
    /// </summary>
    private static int Margin(IReadOnlyList<ScanRow> rows, int pageWidth) => rows
        .GroupBy(row => row.Box.Left * PageColumns / pageWidth / 2)
        .Where(group => group.Count() >= Math.Max(2, rows.Count / 7))
        .Select(group => group.Key * 2)
        .DefaultIfEmpty(0)
        .Min();

    private static string Line(ScanRow row, int margin, int pageWidth)
    {
        var text = new StringBuilder();
        ScanWord? previous = null;
        foreach (var word in row.Words)
        {
            var column = word.Box.Left * PageColumns / pageWidth;
            var gap = previous is null ? 0 : (word.Box.Left - previous.Box.Right) * PageColumns / pageWidth;
            if (previous is null)
            {
                text.Append(' ', column <= margin + 2 ? margin : column);
            }
            else
            {
                text.Append(' ', gap >= WideGap ? Math.Max(WideGap, column - text.Length) : 1);
            }

            text.Append(word.Text);
            previous = word;
        }

        return text.ToString();
    }
}

/// <summary>Words of one printed row, from left to right.</summary>
internal sealed class ScanRow
{
    public ScanRow(IReadOnlyList<ScanWord> words)
    {
        Words = words.OrderBy(word => word.Box.Left).ToList();
        Box = Words.Select(word => word.Box).Aggregate((one, other) => one.With(other));
    }

    public IReadOnlyList<ScanWord> Words { get; }

    public Box Box { get; }

    public int Middle => (Box.Top + Box.Bottom) / 2;

    /// <summary>Says whether another row stands at the same height and not in the same columns.</summary>
    public bool IsBeside(ScanRow other) =>
        Math.Abs(Middle - other.Middle) < Math.Min(Box.Height, other.Box.Height) / 2
        && (Box.Right <= other.Box.Left || other.Box.Right <= Box.Left);
}
