namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>A printed table: where its cells lie.</summary>
/// <param name="Bounds">The whole table.</param>
/// <param name="Cells">Cells by row, then from left to right; a merged cell stands in its first row.</param>
internal sealed record TableGrid(Box Bounds, IReadOnlyList<GridCell> Cells)
{
    /// <summary>Lines closer than this are one.</summary>
    private const int Near = 14;

    /// <summary>A border is drawn over at least this share of its length.</summary>
    private const double Drawn = 0.6;

    /// <summary>Finds the tables of a page: at least two lines each way that touch each other.</summary>
    public static IReadOnlyList<TableGrid> Find(Rulings rulings, GrayImage image)
    {
        var open = rulings.Horizontal.Concat(rulings.Vertical).ToList();
        var tables = new List<TableGrid>();
        while (open.Count > 0)
        {
            var group = Group(open, image);
            var horizontal = rulings.Horizontal.Where(group.Contains).ToList();
            var vertical = rulings.Vertical.Where(group.Contains).ToList();
            if (horizontal.Count >= 2 && vertical.Count >= 2)
            {
                tables.Add(Divide(horizontal, vertical));
            }
        }

        return tables.OrderBy(table => table.Bounds.Top).ToList();
    }

    private static HashSet<Box> Group(List<Box> open, GrayImage image)
    {
        var group = new HashSet<Box>();
        var pending = new Stack<Box>([open[^1]]);
        open.RemoveAt(open.Count - 1);
        while (pending.TryPop(out var line))
        {
            group.Add(line);
            foreach (var other in open.Where(other => other.Grow(Near, image).Touches(line)).ToList())
            {
                open.Remove(other);
                pending.Push(other);
            }
        }

        return group;
    }

    private static TableGrid Divide(List<Box> horizontal, List<Box> vertical)
    {
        var bounds = horizontal.Concat(vertical).Aggregate((one, other) => one.With(other));
        var rows = Cluster(horizontal.Select(line => (line.Top + line.Bottom) / 2).Append(bounds.Top).Append(bounds.Bottom));
        var columns = Cluster(vertical.Select(line => (line.Left + line.Right) / 2).Append(bounds.Left).Append(bounds.Right));
        var owner = new int[rows.Count - 1, columns.Count - 1];
        var cells = new List<GridCell>();
        for (var row = 0; row < rows.Count - 1; row++)
        {
            for (var column = 0; column < columns.Count - 1; column++)
            {
                var box = new Box(columns[column], rows[row], columns[column + 1], rows[row + 1]);
                var left = column > 0 && !IsDrawn(vertical, box.Left, box.Top, box.Bottom, isVertical: true) ? owner[row, column - 1] : -1;
                var above = row > 0 && !IsDrawn(horizontal, box.Top, box.Left, box.Right, isVertical: false) ? owner[row - 1, column] : -1;
                var joined = left >= 0 ? left : above;
                if (joined < 0)
                {
                    owner[row, column] = cells.Count;
                    cells.Add(new GridCell(row, column, box));
                }
                else
                {
                    owner[row, column] = joined;
                    cells[joined] = cells[joined] with { Box = cells[joined].Box.With(box) };
                }
            }
        }

        return new TableGrid(bounds, cells);
    }

    private static bool IsDrawn(List<Box> lines, int at, int from, int to, bool isVertical)
    {
        var covered = lines
            .Where(line => isVertical ? line.Left - Near <= at && at <= line.Right + Near : line.Top - Near <= at && at <= line.Bottom + Near)
            .Sum(line => Math.Max(0, isVertical ? Math.Min(line.Bottom, to) - Math.Max(line.Top, from) : Math.Min(line.Right, to) - Math.Max(line.Left, from)));
        return covered >= (to - from) * Drawn;
    }

    private static List<int> Cluster(IEnumerable<int> positions)
    {
        var clusters = new List<List<int>>();
        foreach (var position in positions.Order())
        {
            if (clusters.Count > 0 && position - clusters[^1][^1] <= Near)
            {
                clusters[^1].Add(position);
            }
            else
            {
                clusters.Add([position]);
            }
        }

        return clusters.Select(cluster => (int)cluster.Average()).ToList();
    }
}

/// <summary>One cell of a table.</summary>
internal sealed record GridCell(int Row, int Column, Box Box);
