using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CongDoan.Ingestion;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Benchmarks;

/// <summary>
/// Recognised scans against the same documents with a text layer: character error rate over letters and digits from
/// "Điều 1" to "Nơi nhận", article headings found, and the numbers in the rows of tables.
/// </summary>
internal static partial class ScanAccuracy
{
    public static async Task RunAsync(string folder, TextWriter output, CancellationToken cancellationToken)
    {
        var readers = IngestionServices.CreateReaders(TimeProvider.System);
        foreach (var scan in Directory.EnumerateFiles(Path.Combine(folder, "scans"), "*-scan.pdf").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(scan).Replace("-scan.pdf", ".pdf", StringComparison.Ordinal);
            var twin = Path.Combine(folder, "pdf", name);
            if (!File.Exists(twin))
            {
                continue;
            }

            var start = TimeProvider.System.GetTimestamp();
            var read = await readers.ReadAsync(SourceFile.At(scan), PageProgress.Ignored, cancellationToken);
            var seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
            var truth = await readers.ReadAsync(SourceFile.At(twin), PageProgress.Ignored, cancellationToken);

            // In the order in which the file states its words: the printed order cuts the cells of a table into lines.
            var (found, wanted) = (Body(read), Body(await PlainAsync(twin, cancellationToken)));
            var (foundLetters, wantedLetters) = (Letters(found), Letters(wanted));
            var errors = Distance(wantedLetters, foundLetters);
            var rate = (100.0 * errors / wantedLetters.Length).ToString("0.00", CultureInfo.InvariantCulture);
            await output.WriteLineAsync($"{name}: {read.Recognised.Count} pages in {seconds:0} s, {wantedLetters.Length} letters and digits, {errors} wrong, CER {rate} %");
            var headings = Headings(wanted);
            await output.WriteLineAsync($"  article headings: {headings.Intersect(Headings(found)).Count()} of {headings.Count}");
            var missing = TableNumbers(truth).Except(TableNumbers(read)).ToList();
            await output.WriteLineAsync($"  numbers in table rows: {TableNumbers(truth).Count}, wrong or missing: {string.Join(' ', missing)}");
            await output.WriteLineAsync($"  corrected words: {read.Recognised.Sum(page => page.Corrected)}, mean confidence {read.Recognised.Average(page => page.Confidence).ToString("0.000", CultureInfo.InvariantCulture)}");
            foreach (var warning in read.Warnings)
            {
                await output.WriteLineAsync($"  {warning}");
            }

            if (Environment.GetEnvironmentVariable("SCANS_OUT") is { } kept)
            {
                await File.WriteAllTextAsync(Path.Combine(kept, name + ".scan.txt"), string.Join("\f", read.Pages), cancellationToken);
                await File.WriteAllTextAsync(Path.Combine(kept, name + ".found.txt"), found, cancellationToken);
                await File.WriteAllTextAsync(Path.Combine(kept, name + ".wanted.txt"), wanted, cancellationToken);
            }
        }
    }

    private static async Task<SourceText> PlainAsync(string path, CancellationToken cancellationToken)
    {
        var result = await ChildProcess.RunAsync(
            ToolPath.Find("pdftotext", ToolPath.System) ?? throw new InvalidOperationException("poppler-utils is not installed."),
            ["-enc", "UTF-8", path, "-"],
            new ChildLimits(TimeSpan.FromSeconds(60), 20_000_000),
            TimeProvider.System,
            cancellationToken);
        return new SourceText(System.Text.Encoding.UTF8.GetString(result.Output).Split('\f'), "pdf");
    }

    private static string Body(SourceText source)
    {
        var text = string.Join('\n', PageFurniture.Separate(source).Lines.Select(line => line.Text));
        var start = FirstArticle().Match(text);
        var end = Recipients().Match(text, start.Success ? start.Index : 0);
        return text[(start.Success ? start.Index : 0)..(end.Success ? end.Index : text.Length)];
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit));

    private static HashSet<string> Headings(string text) => Heading().Matches(text).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>Numbers of at least two digits in table rows of the body; the appendices hold names and blank forms.</summary>
    private static HashSet<string> TableNumbers(SourceText source)
    {
        var body = Body(source);
        return PageFurniture.Separate(source).Lines
            .Where(line => line.Cells.Count > 1 && body.Contains(line.Text, StringComparison.Ordinal))
            .SelectMany(line => Number().Matches(line.Text).Select(match => match.Value))
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Edit distance by Myers' bit vectors, one big number a column.</summary>
    private static int Distance(string wanted, string found)
    {
        var length = wanted.Length;
        var mask = (BigInteger.One << length) - 1;
        var top = BigInteger.One << (length - 1);
        var places = new Dictionary<char, BigInteger>();
        for (var at = 0; at < length; at++)
        {
            places[wanted[at]] = places.GetValueOrDefault(wanted[at]) | (BigInteger.One << at);
        }

        var (plus, minus, score) = (mask, BigInteger.Zero, length);
        foreach (var letter in found)
        {
            var equal = places.GetValueOrDefault(letter);
            var vertical = equal | minus;
            var horizontal = (((equal & plus) + plus) ^ plus) | equal;
            var up = minus | (~(horizontal | plus) & mask);
            var down = plus & horizontal;
            score += (up & top).IsZero ? 0 : 1;
            score -= (down & top).IsZero ? 0 : 1;
            up = (up << 1) | 1;
            down <<= 1;
            plus = (down | ~(vertical | up)) & mask;
            minus = up & vertical & mask;
        }

        return score;
    }

    [GeneratedRegex(@"Điều\s+1\s*\.")]
    private static partial Regex FirstArticle();

    [GeneratedRegex(@"(?m)^N[ơo]i nh[ậâ]n\s*:")]
    private static partial Regex Recipients();

    [GeneratedRegex(@"(?m)^Điều\s+(\d+)\s*\.")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\d[\d.]*\d")]
    private static partial Regex Number();
}
