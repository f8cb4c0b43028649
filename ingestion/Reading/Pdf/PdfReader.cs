using System.Globalization;
using CongDoan.Ingestion.Reading.Scans;

namespace CongDoan.Ingestion.Reading.Pdf;

/// <summary>
/// Reads a PDF page by page: the text layer where the page has one, otherwise the words in its picture. A signature stamp
/// alone, or a few words over a scanned page, is no text layer.
/// </summary>
internal sealed class PdfReader(PdfTextOptions options, ScanOptions scans, TimeProvider time) : IDocumentReader
{
    /// <summary>A page with fewer letters has no text layer worth the name.</summary>
    private const int EmptyPage = 25;

    /// <summary>A page with fewer letters may be a scan with a stamp on it; a full page has 1,500 or more.</summary>
    private const int SparsePage = 500;

    /// <summary>Words whose mean confidence is lower make a page that a person has to compare with the paper.</summary>
    private const double GoodConfidence = 0.85;

    private readonly PdfTextReader text = new(options, time);
    private readonly PageImages images = new(options, time);
    private readonly PageScanner scanner = new(scans, time);

    public string Name => "pdf";

    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    public long MaxFileSize => options.MaxFileSize;

    public bool Recognises(FileHead head) => head.IsPdf;

    public async Task<SourceText> ReadAsync(SourceFile file, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        if (!(await FileHead.ReadAsync(file.FullPath, cancellationToken)).IsPdf)
        {
            throw new RefusedException("Tệp có đuôi .pdf nhưng nội dung không phải PDF.");
        }

        var pages = (await text.ReadAsync(file, cancellationToken)).ToList();
        var pictures = await PicturesAsync(file, pages, cancellationToken);
        if (pictures.Count == 0)
        {
            return new SourceText(pages, Name);
        }

        if (pictures.Count > scans.MaxPages)
        {
            throw new RefusedException($"Bản quét có hơn {scans.MaxPages} trang; hãy tách thành nhiều tệp.");
        }

        var scanned = await ScanAsync(file, pages, pictures, progress, cancellationToken);
        var stamps = new List<string>();
        var recognised = new List<RecognisedPage>();
        var words = new ScanText();
        foreach (var page in scanned)
        {
            var (recognisedText, corrected) = words.Next(page);
            var layer = pages[page.Number - 1];
            if (Letters(recognisedText) >= Letters(layer))
            {
                stamps.AddRange(layer.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
                pages[page.Number - 1] = recognisedText;
                recognised.Add(new RecognisedPage(page.Number, page.Confidence, corrected));
            }
        }

        if (pages.Sum(Letters) == 0)
        {
            throw new RefusedException("PDF không có chữ nào, kể cả trong ảnh của các trang.");
        }

        return new SourceText(pages, Name)
        {
            Asides = stamps,
            Recognised = recognised,
            Warnings = Warnings(scanned).ToList(),
        };
    }

    private async Task<List<int>> PicturesAsync(SourceFile file, List<string> pages, CancellationToken cancellationToken)
    {
        var letters = pages.Select(Letters).ToList();
        var large = letters.Any(count => count is >= EmptyPage and < SparsePage) ? await images.FindAsync(file, cancellationToken) : new HashSet<int>();
        return Enumerable.Range(1, pages.Count)
            .Where(page => letters[page - 1] < EmptyPage || (letters[page - 1] < SparsePage && large.Contains(page)))
            .ToList();
    }

    private async Task<IReadOnlyList<ScannedPage>> ScanAsync(
        SourceFile file, List<string> pages, List<int> pictures, IProgress<PageProgress> progress, CancellationToken cancellationToken)
    {
        var done = 0;
        var scanned = new ScannedPage[pictures.Count];
        progress.Report(new PageProgress(0, pictures.Count));
        await Parallel.ForEachAsync(
            Enumerable.Range(0, pictures.Count),
            new ParallelOptions { MaxDegreeOfParallelism = scans.Parallel, CancellationToken = cancellationToken },
            async (index, stop) =>
            {
                scanned[index] = await scanner.ReadAsync(file, pictures[index], pages[pictures[index] - 1], stop);
                progress.Report(new PageProgress(Interlocked.Increment(ref done), pictures.Count));
            });
        return scanned;
    }

    private static IEnumerable<string> Warnings(IReadOnlyList<ScannedPage> scanned)
    {
        yield return $"Có {scanned.Count} trang là ảnh quét, chữ do máy nhận dạng; hãy đối chiếu con số và ngày tháng với bản gốc.";
        foreach (var page in scanned.Where(page => page.Confidence < GoodConfidence))
        {
            yield return $"Trang {page.Number}: nhận dạng không chắc (độ tin cậy {page.Confidence.ToString("P0", CultureInfo.GetCultureInfo("vi-VN"))}); hãy so với bản gốc.";
        }

        foreach (var warning in scanned.SelectMany(page => page.Warnings))
        {
            yield return warning;
        }
    }

    private static int Letters(string page) => page.Count(char.IsLetter);
}
