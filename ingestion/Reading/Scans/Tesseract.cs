using System.Globalization;
using System.Text;

namespace CongDoan.Ingestion.Reading.Scans;

/// <summary>A word as the recogniser read it.</summary>
/// <param name="Text">Its letters and signs.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Line">Key of the printed line it belongs to.</param>
internal sealed record ScanWord(string Text, Box Box, double Confidence, int Line);

/// <summary>Runs <c>tesseract -l vie</c> on one image in a child process with limits.</summary>
internal sealed class Tesseract(ScanOptions options, TimeProvider time)
{
    public const string Tool = "tesseract";

    private const string Missing =
        "Trang là ảnh quét và máy chưa có bộ nhận dạng chữ tiếng Việt; hãy chạy: apt-get install tesseract-ocr tesseract-ocr-vie.";

    /// <summary>Columns of the TSV output.</summary>
    private const int Columns = 12;

    /// <summary>Reads the words of an image, or throws <see cref="RefusedException"/>.</summary>
    /// <param name="image">The image.</param>
    /// <param name="segmentation">Tesseract's page segmentation mode: 4 is one column of text of several sizes, 6 one block, 11 scattered words.</param>
    /// <param name="scratch">Where the image is put for the recogniser.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<ScanWord>> ReadAsync(GrayImage image, int segmentation, ScratchFolder scratch, CancellationToken cancellationToken)
    {
        var tool = ToolPath.Find(Tool, options.SearchPath) ?? throw new RefusedException(Missing);
        var path = scratch.File($"{Guid.NewGuid():N}.pgm");
        await image.SaveAsync(path, cancellationToken);
        try
        {
            var result = await ChildProcess.RunAsync(
                tool,
                [path, "stdout", "-l", "vie", "--dpi", $"{ScanOptions.Resolution}", "--psm", $"{segmentation}", "-c", "tessedit_create_tsv=1"],
                options.Recognition, time, cancellationToken);
            return result switch
            {
                { End: ChildEnd.TimedOut } => throw new RefusedException($"Nhận dạng một trang quá {options.Recognition.Time.TotalSeconds:0} giây nên đã dừng."),
                { End: ChildEnd.Exited, ExitCode: 0 } => Parse(Encoding.UTF8.GetString(result.Output)),
                _ when result.Errors.Contains("Failed loading language", StringComparison.Ordinal) => throw new RefusedException(Missing),
                _ => throw new RefusedException("Không nhận dạng được chữ của một trang quét; tệp hỏng hoặc được dựng để gây hại."),
            };
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<ScanWord> Parse(string table)
    {
        var words = new List<ScanWord>();
        var (line, last) = (0, "");
        foreach (var row in table.Split('\n'))
        {
            // level, page, block, paragraph, line, word, left, top, width, height, confidence, text
            var cells = row.Split('\t');
            if (cells.Length != Columns || cells[0] != "5" || string.IsNullOrWhiteSpace(cells[11]))
            {
                continue;
            }

            var key = $"{cells[2]} {cells[3]} {cells[4]}";
            line += key == last ? 0 : 1;
            last = key;
            var (left, top) = (Number(cells[6]), Number(cells[7]));
            var confidence = double.Parse(cells[10], CultureInfo.InvariantCulture) / 100;
            words.Add(new ScanWord(
                // No Vietnamese text holds this sign; it is an i whose dot ran into it.
                cells[11].Trim().Normalize(NormalizationForm.FormC).Replace('¡', 'i'),
                new Box(left, top, left + Number(cells[8]), top + Number(cells[9])),
                Math.Clamp(confidence, 0, 1),
                line));
        }

        return words;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>Bounds of recognising scanned pages.</summary>
internal sealed record ScanOptions
{
    /// <summary>Dots per inch at which pages are drawn: 400 was no better on official scans of 200.</summary>
    public const int Resolution = 300;

    /// <summary>Pages that are recognised at the same time.</summary>
    public int Parallel { get; init; } = 2;

    /// <summary>A longer scan has to be split.</summary>
    public int MaxPages { get; init; } = 300;

    /// <summary>One run of the recogniser.</summary>
    public ChildLimits Recognition { get; init; } = new(TimeSpan.FromSeconds(120), 4 * 1024 * 1024);

    /// <summary>Drawing one page: A2 at 300 dpi is 35 MB.</summary>
    public ChildLimits Drawing { get; init; } = new(TimeSpan.FromSeconds(60), 48 * 1024 * 1024);

    /// <summary>Where the programs are looked for.</summary>
    public string SearchPath { get; init; } = ToolPath.System;
}
