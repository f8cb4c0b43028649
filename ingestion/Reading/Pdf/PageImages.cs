using System.Globalization;
using System.Text;

namespace CongDoan.Ingestion.Reading.Pdf;

/// <summary>Tells pages that are pictures from pages that hold little text: poppler's <c>pdfimages -list</c> names the pictures and their size.</summary>
internal sealed class PageImages(PdfTextOptions options, TimeProvider time)
{
    private const string Tool = "pdfimages";

    /// <summary>A picture of this many square inches is a scanned page; A5 has 48.</summary>
    private const double MinArea = 40;

    /// <summary>Gives the pages (from 1) that carry a picture as large as a page.</summary>
    public async Task<IReadOnlySet<int>> FindAsync(SourceFile file, CancellationToken cancellationToken)
    {
        if (ToolPath.Find(Tool, options.SearchPath) is not { } tool)
        {
            return new HashSet<int>();
        }

        var result = await ChildProcess.RunAsync(tool, ["-list", file.FullPath], options.Limits, time, cancellationToken);
        var area = new Dictionary<int, double>();
        foreach (var row in Encoding.UTF8.GetString(result.Output).Split('\n').Skip(2))
        {
            // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; strips of one page add up
            var cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (cells.Length >= 14 && cells[2] == "image" && Number(cells[0]) is { } page
                && Number(cells[3]) is { } width && Number(cells[4]) is { } height
                && Number(cells[12]) is > 0 and { } across && Number(cells[13]) is > 0 and { } down)
            {
                area[page] = area.GetValueOrDefault(page) + ((double)width / across * height / down);
            }
        }

        return area.Where(page => page.Value >= MinArea).Select(page => page.Key).ToHashSet();
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
