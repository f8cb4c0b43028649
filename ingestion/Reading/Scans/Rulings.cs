namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>
/// The printed lines of a page. A line is a chain of long runs of ink, one pixel high each, so that a page that lies a
/// little askew on the scanner still has straight tables.
/// </summary>
/// <param name="Horizontal">Boxes around lines from left to right.</param>
/// <param name="Vertical">Boxes around lines from top to bottom.</param>
internal sealed record Rulings(IReadOnlyList<Box> Horizontal, IReadOnlyList<Box> Vertical)
{
    /// <summary>Runs of ink in a letter are shorter than this, in pixels at 300 dpi.</summary>
    private const int MinRun = 110;

    /// <summary>A line is at least this long.</summary>
    private const int MinLength = 150;

    /// <summary>A black area is no line.</summary>
    private const int MaxThickness = 40;

    /// <summary>Pixels across a line; more is a letter that stands on it.</summary>
    private const int MaxStroke = 10;

    public static Rulings Find(GrayImage image) => new(
        Chain(Runs(image.Height, image.Width, (y, x) => image.IsInk(x, y))),
        Chain(Runs(image.Width, image.Height, image.IsInk)).Select(box => new Box(box.Top, box.Left, box.Bottom, box.Right)).ToList());

    /// <summary>Makes every line white; where a letter crosses one, the letter stays.</summary>
    public void Erase(GrayImage image)
    {
        foreach (var line in Horizontal)
        {
            var box = line.Grow(2, image);
            for (var x = box.Left; x < box.Right; x++)
            {
                EraseThin(box.Top, box.Bottom, y => image.IsInk(x, y), y => image.Erase(x, y), image.Height);
            }
        }

        foreach (var line in Vertical)
        {
            var box = line.Grow(2, image);
            for (var y = box.Top; y < box.Bottom; y++)
            {
                EraseThin(box.Left, box.Right, x => image.IsInk(x, y), x => image.Erase(x, y), image.Width);
            }
        }
    }

    private static void EraseThin(int from, int to, Func<int, bool> isInk, Action<int> erase, int end)
    {
        for (var at = from; at < to; at++)
        {
            var start = at;
            while (at < to && isInk(at))
            {
                at++;
            }

            // The scan gave the line a soft edge of one pixel.
            for (var inked = Math.Max(0, start - 1); at > start && at - start <= MaxStroke && inked < Math.Min(end, at + 1); inked++)
            {
                erase(inked);
            }
        }
    }

    /// <summary>Runs of ink with gaps of at most two pixels, as boxes one pixel high.</summary>
    private static List<Box> Runs(int rows, int length, Func<int, int, bool> isInk)
    {
        var runs = new List<Box>();
        for (var row = 0; row < rows; row++)
        {
            var (start, last) = (-1, -1);
            for (var at = 0; at <= length; at++)
            {
                if (at < length && isInk(row, at))
                {
                    start = start < 0 ? at : start;
                    last = at;
                }
                else if (start >= 0 && (at == length || at - last > 2))
                {
                    if (last - start >= MinRun)
                    {
                        runs.Add(new Box(start, row, last + 1, row + 1));
                    }

                    start = -1;
                }
            }
        }

        return runs;
    }

    private static List<Box> Chain(List<Box> runs)
    {
        var lines = new List<Box>();
        foreach (var run in runs)
        {
            var box = run;
            for (var index = lines.Count - 1; index >= 0; index--)
            {
                var line = lines[index];
                if (line.Bottom < box.Top - MaxThickness)
                {
                    continue;
                }

                if (box.Top - line.Bottom <= 2 && line.Top - box.Bottom <= 2 && box.Left <= line.Right + 20 && line.Left <= box.Right + 20)
                {
                    box = box.With(line);
                    lines.RemoveAt(index);
                }
            }

            lines.Add(box);
        }

        return lines.Where(line => line.Width >= MinLength && line.Height <= MaxThickness).ToList();
    }
}
