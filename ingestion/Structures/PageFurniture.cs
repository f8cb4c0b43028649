using System.Text.RegularExpressions;
using CongDoan.Ingestion.Reading;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Structures;

/// <summary>Text lines of a document with everything that belongs to the printed page taken out.</summary>
/// <param name="Lines">Lines in reading order.</param>
/// <param name="Furniture">What was taken out: page numbers, running headers and footers, rules, footnotes.</param>
internal sealed record CleanText(IReadOnlyList<TextLine> Lines, IReadOnlyList<string> Furniture)
{
    /// <summary>Words of the editors' footnotes by their number.</summary>
    public IReadOnlyDictionary<int, string> Notes { get; init; } = new Dictionary<int, string>();

    /// <summary>The printed lines of a text; where the format states its paragraphs, each is one line.</summary>
    public static CleanText Of(SourceText source)
    {
        if (source.Blocks.Count == 0)
        {
            var clean = PageFurniture.Separate(source);
            return clean with { Furniture = [.. clean.Furniture, .. source.Asides] };
        }

        var lines = source.Blocks.Select(block => TextCleaner.CleanLine(block.Text)).Where(text => text.Any(char.IsLetterOrDigit))
            .Select(text => new TextLine(0, 0, text.Length, AfterBlank: false, text)).ToList();
        return new CleanText(lines, source.Asides) { Notes = source.Notes };
    }
}

/// <summary>Tells running headers, page numbers and printed rules from the text.</summary>
internal static partial class PageFurniture
{
    /// <summary>A running header stands among the first or last lines of a page.</summary>
    private const int EdgeLines = 2;

    public static CleanText Separate(SourceText source)
    {
        var furniture = new List<string>();
        var pages = source.Pages.Select(Rows).ToList();
        var running = RunningLines(pages);
        var lines = new List<TextLine>();
        for (var page = 0; page < pages.Count; page++)
        {
            var rows = pages[page];
            var edge = Edge(rows);
            var kept = new List<string>();
            for (var row = 0; row < rows.Count; row++)
            {
                var text = rows[row].Trim();
                if (text.Length > 0 && (Rule().IsMatch(text) || (edge.Contains(row) && (IsPageNumber(rows, row, running) || IsRunning(text, running)))))
                {
                    furniture.Add(text);
                    kept.Add("");
                    continue;
                }

                kept.Add(rows[row]);
            }

            lines.AddRange(Measure(page, kept));
        }

        return Footnotes.Separate(new CleanText(lines, furniture));
    }

    /// <summary>A number above the page's last words is a footnote's, not the page's.</summary>
    private static bool IsPageNumber(List<string> rows, int row, HashSet<string> running) =>
        PageNumber().IsMatch(rows[row].Trim())
        && (rows.Take(row).Count(above => above.Length > 0) < EdgeLines
            || rows.Skip(row + 1).All(below => below.Length == 0 || Rule().IsMatch(below.Trim()) || PageNumber().IsMatch(below.Trim()) || IsRunning(below.Trim(), running)));

    private static List<string> Rows(string page) =>
        TextCleaner.Clean(page)
            // Some fonts map đ to the Icelandic eth.
            .Replace('ð', 'đ').Replace('Ð', 'Đ')
            .Split('\n').Select(row => row.Replace("\t", "    ", StringComparison.Ordinal).TrimEnd()).ToList();

    private static HashSet<string> RunningLines(List<List<string>> pages)
    {
        var counts = pages
            .SelectMany(rows => Edge(rows).Where(row => !IsHeading(rows[row].Trim())).Select(row => Shape(rows[row])).Distinct())
            .GroupBy(shape => shape, StringComparer.Ordinal);
        var needed = Math.Max(3, pages.Count / 4);
        return counts.Where(group => group.Key.Length > 3 && group.Count() >= needed)
            .Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>"Điều 14." at the foot of a page has the shape of "Điều 2." on another, and is still no footer.</summary>
    private static bool IsRunning(string text, HashSet<string> running) =>
        running.Contains(Shape(text)) && !IsHeading(text);

    private static bool IsHeading(string text) => LawGrammar.IsMarker(text) || Appendices.IsHeading(new Paragraph(text, true, false)) || Appendices.IsForm(text);

    private static HashSet<int> Edge(List<string> rows)
    {
        var full = Enumerable.Range(0, rows.Count).Where(row => rows[row].Length > 0).ToList();
        return [.. full.Take(EdgeLines), .. full.TakeLast(EdgeLines)];
    }

    /// <summary>The line without digits and white space: page numbers differ, the rest of a running header does not.</summary>
    private static string Shape(string row) =>
        string.Concat(row.Where(c => !char.IsDigit(c) && !char.IsWhiteSpace(c)));

    private static IEnumerable<TextLine> Measure(int page, List<string> rows)
    {
        var indents = rows.Where(row => row.Length > 0).Select(Indent).ToList();
        var margin = indents.Count == 0 ? 0 : indents.Min();
        var blank = false;
        foreach (var row in rows)
        {
            if (row.Length == 0)
            {
                blank = true;
                continue;
            }

            yield return new TextLine(page, Indent(row) - margin, row.Length - margin, blank, row.Trim());
            blank = false;
        }
    }

    private static int Indent(string row) => row.Length - row.TrimStart().Length;

    [GeneratedRegex(@"^(?:\d{1,4}|[-–]\s*\d{1,4}\s*[-–]|Trang\s+\d{1,4}(?:\s*/\s*\d{1,4})?)$")]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^[\s_\-–—=*.]{3,}$")]
    private static partial Regex Rule();
}
