using System.Globalization;
using System.Text;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>A page as grey pixels, row by row; 0 is black.</summary>
internal sealed class GrayImage(int width, int height, byte[] pixels)
{
    /// <summary>Darker than this is ink.</summary>
    private const byte Ink = 140;

    public int Width => width;

    public int Height => height;

    /// <summary>Reads a binary PGM with 8 bits a pixel, as <c>pdftoppm -gray</c> writes it.</summary>
    public static GrayImage Parse(byte[] pgm)
    {
        var at = 0;
        var fields = new string[4];
        for (var field = 0; field < fields.Length; field++)
        {
            while (at < pgm.Length && char.IsWhiteSpace((char)pgm[at]))
            {
                at++;
            }

            var start = at;
            while (at < pgm.Length && !char.IsWhiteSpace((char)pgm[at]))
            {
                at++;
            }

            fields[field] = Encoding.ASCII.GetString(pgm, start, at - start);
        }

        if (fields[0] != "P5" || fields[3] != "255"
            || !int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var width)
            || !int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var height)
            || (long)width * height != pgm.Length - at - 1)
        {
            throw new InvalidDataException("This is no grey PGM image.");
        }

        return new GrayImage(width, height, pgm[(at + 1)..]);
    }

    public bool IsInk(int x, int y) => pixels[(y * width) + x] < Ink;

    public void Erase(int x, int y) => pixels[(y * width) + x] = 255;

    /// <summary>Makes a rectangle white.</summary>
    public void Erase(Box box)
    {
        for (var y = box.Top; y < box.Bottom; y++)
        {
            Array.Fill(pixels, (byte)255, (y * width) + box.Left, box.Width);
        }
    }

    /// <summary>Copies a rectangle with a white margin, which the recogniser needs around letters.</summary>
    public GrayImage Crop(Box box, int margin)
    {
        var (cropWidth, cropHeight) = (box.Width + (2 * margin), box.Height + (2 * margin));
        var copy = new byte[cropWidth * cropHeight];
        Array.Fill(copy, (byte)255);
        for (var y = 0; y < box.Height; y++)
        {
            Array.Copy(pixels, ((box.Top + y) * width) + box.Left, copy, ((y + margin) * cropWidth) + margin, box.Width);
        }

        return new GrayImage(cropWidth, cropHeight, copy);
    }

    /// <summary>Ink pixels inside a rectangle.</summary>
    public int CountInk(Box box)
    {
        var count = 0;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            for (var x = box.Left; x < box.Right; x++)
            {
                count += IsInk(x, y) ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Makes ink spots of fewer than <paramref name="size"/> pixels white: dust, and the frayed edges of a stamp.</summary>
    public void Despeckle(int size)
    {
        var seen = new bool[pixels.Length];
        var spot = new List<int>();
        for (var start = 0; start < pixels.Length; start++)
        {
            if (seen[start] || pixels[start] >= Ink)
            {
                continue;
            }

            spot.Clear();
            spot.Add(start);
            seen[start] = true;
            for (var next = 0; next < spot.Count; next++)
            {
                AddNeighbours(spot[next], seen, spot);
            }

            if (spot.Count < size)
            {
                spot.ForEach(at => pixels[at] = 255);
            }
        }
    }

    private void AddNeighbours(int at, bool[] seen, List<int> spot)
    {
        var (x, y) = (at % width, at / width);
        for (var toY = Math.Max(0, y - 1); toY <= Math.Min(height - 1, y + 1); toY++)
        {
            for (var toX = Math.Max(0, x - 1); toX <= Math.Min(width - 1, x + 1); toX++)
            {
                var to = (toY * width) + toX;
                if (!seen[to] && pixels[to] < Ink)
                {
                    seen[to] = true;
                    spot.Add(to);
                }
            }
        }
    }

    /// <summary>Puts pieces below each other on one white sheet, and says where each came to lie.</summary>
    public static (GrayImage Sheet, IReadOnlyList<Box> Places) Stack(IReadOnlyList<GrayImage> pieces, int gap)
    {
        var sheetWidth = pieces.Max(piece => piece.Width) + (2 * gap);
        var sheetHeight = pieces.Sum(piece => piece.Height + gap) + gap;
        var sheet = new byte[sheetWidth * sheetHeight];
        Array.Fill(sheet, (byte)255);
        var places = new List<Box>();
        var top = gap;
        foreach (var piece in pieces)
        {
            piece.CopyTo(sheet, sheetWidth, gap, top);
            places.Add(new Box(0, top - (gap / 2), sheetWidth, top + piece.Height + (gap / 2)));
            top += piece.Height + gap;
        }

        return (new GrayImage(sheetWidth, sheetHeight, sheet), places);
    }

    private void CopyTo(byte[] sheet, int sheetWidth, int left, int top)
    {
        for (var y = 0; y < height; y++)
        {
            Array.Copy(pixels, y * width, sheet, ((top + y) * sheetWidth) + left, width);
        }
    }

    public async Task SaveAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.Create(path);
        await file.WriteAsync(Encoding.ASCII.GetBytes(FormattableString.Invariant($"P5\n{width} {height}\n255\n")), cancellationToken);
        await file.WriteAsync(pixels, cancellationToken);
    }
}

/// <summary>A rectangle of pixels; right and bottom are outside.</summary>
internal readonly record struct Box(int Left, int Top, int Right, int Bottom)
{
    public int Width => Right - Left;

    public int Height => Bottom - Top;

    public bool Contains(int x, int y) => x >= Left && x < Right && y >= Top && y < Bottom;

    /// <summary>The smallest rectangle around both.</summary>
    public Box With(Box other) =>
        new(Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    /// <summary>The rectangle grown on every side, inside an image.</summary>
    public Box Grow(int by, GrayImage image) =>
        new(Math.Max(0, Left - by), Math.Max(0, Top - by), Math.Min(image.Width, Right + by), Math.Min(image.Height, Bottom + by));

    public bool Touches(Box other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;
}
