using System.Text;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Joins printed lines to paragraphs. A paragraph begins at an indented line, below an empty line, after a heading or a
/// table row, or at a marker ("Điều 5.", "2.", "c)") that follows a finished sentence.
/// </summary>
internal static partial class ParagraphJoiner
{
    /// <summary>First-line indents are 3 to 15 columns, wrapped lines start at 0.</summary>
    private const int MinIndent = 3;

    /// <summary>Lines further right than this, and short, are centred.</summary>
    private const int MinCenter = 18;

    public static IReadOnlyList<Paragraph> Join(IReadOnlyList<TextLine> lines)
    {
        var page = Measure(lines);
        var paragraphs = new List<Paragraph>();
        var words = new StringBuilder();
        var notes = new List<int>();
        TableRow? row = null;
        TextLine? previous = null;
        foreach (var line in lines)
        {
            if (row is not null && !Marker().IsMatch(line.Text) && row.Take(line))
            {
                notes.AddRange(line.Notes);
                continue;
            }

            if (previous is not null && !Starts(line, previous, page))
            {
                Append(words, line.Text);
            }
            else
            {
                Finish(words, notes, row, previous, page.Width, paragraphs);
                row = IsRow(line) ? new TableRow(line) : null;
                words.Append(line.Text);
            }

            notes.AddRange(line.Notes);
            previous = line;
        }

        Finish(words, notes, row, previous, page.Width, paragraphs);
        return QuotationMarks.Mark(paragraphs);
    }

    /// <summary>How the document is set: the column where full lines end, and whether first lines are indented.</summary>
    private static (int Width, bool IsIndented) Measure(IReadOnlyList<TextLine> lines)
    {
        var ends = lines.Where(line => !IsRow(line)).Select(line => line.End).Order().ToList();
        var markers = lines.Where(line => Marker().IsMatch(line.Text)).ToList();
        var indented = markers.Count(line => line.Indent >= MinIndent);
        return (ends.Count == 0 ? 0 : ends[ends.Count * 3 / 4], indented * 2 >= markers.Count);
    }

    private static bool Starts(TextLine line, TextLine previous, (int Width, bool IsIndented) page)
    {
        if (IsRow(line) || IsRow(previous) || IsCentered(line, page.Width) || IsCentered(previous, page.Width))
        {
            return true;
        }

        // What stands far to the right, such as the motto beside the document's number, does not run on at the margin.
        if (previous.Indent >= MinCenter && line.Indent < MinIndent)
        {
            return true;
        }

        var samePage = line.Page == previous.Page;
        if (line.Indent >= MinIndent || (samePage && line.AfterBlank))
        {
            return true;
        }

        var finished = SentenceEnd().IsMatch(previous.Text);
        var marker = Marker().IsMatch(line.Text) && !Dangling().IsMatch(previous.Text);
        if (marker && (finished || !page.IsIndented))
        {
            return true;
        }

        // The first word would have fitted above, so the line was broken on purpose.
        var word = line.Text.IndexOf(' ', StringComparison.Ordinal);
        var deliberate = previous.End + 1 + (word < 0 ? line.Text.Length : word) <= page.Width * 85 / 100;
        return deliberate && (finished || marker || (char.IsUpper(line.Text[0]) && !Dangling().IsMatch(previous.Text)));
    }

    private static void Append(StringBuilder words, string text)
    {
        // "NĐ-" + "CP" and "12/2022/" + "NĐ-CP" are one word; "chính trị -" + "xã hội" is not.
        var last = words.Length > 0 ? words[^1] : ' ';
        var glued = words.Length > 1 && last is '-' or '/' && char.IsLetterOrDigit(words[^2]);
        words.Append(glued ? "" : " ").Append(text);
    }

    private static void Finish(StringBuilder words, List<int> notes, TableRow? row, TextLine? last, int width, List<Paragraph> paragraphs)
    {
        if (words.Length > 0 && last is not null)
        {
            paragraphs.Add(new Paragraph(row?.ToString() ?? words.ToString(), row is null && IsCentered(last, width), row is not null) { Notes = [.. notes] });
        }

        words.Clear();
        notes.Clear();
    }

    private static bool IsRow(TextLine line) => line.Cells.Count > 1;

    private static bool IsCentered(TextLine line, int width) =>
        line.Cells.Count == 1 && line.Indent >= MinIndent && !Marker().IsMatch(line.Text)
        && (line.Indent >= MinCenter || line.IsUpperCase)
        && Math.Abs(line.Indent - (width - line.End)) <= Math.Max(12, line.Indent / 2);

    [GeneratedRegex(@"[.;:!?…]\s*[”""')\]]*[.;,]?$|[”""][.;,]?$")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"^[“""]?(?:Điều\s+\d+[a-zđ]?\s*(?:[.:]|[-–—]\s)|\d{1,3}[a-zđ]?\.\s*(?=[\p{L}“""(])|\d{1,3}[a-zđ]?/\s+(?=\p{L})|Khoản\s+\d{1,3}[a-zđ]?[.:]\s*(?=\p{Lu})|(?:[a-z]|đ)\d?(?:\)|[./]\s)|[-–+]\s|Chương\s|Mục\s+\d+\.|CHƯƠNG\s|Nơi nhận)")]
    private static partial Regex Marker();

    /// <summary>The line ends where a number must follow, so that a number at the next line's start belongs to it.</summary>
    [GeneratedRegex(@"(?:Điều|điều|khoản|Khoản|điểm|Điểm|Chương|Mục|số|tháng|năm|ngày|và|,|hoặc|tại|theo|của)$")]
    private static partial Regex Dangling();
}
