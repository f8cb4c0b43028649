using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Plans;

/// <summary>Divides a plan's paragraphs: head and title, numbered text, recipients and signature.</summary>
internal static class PlanParser
{
    /// <summary>A title line is no longer than this.</summary>
    private const int MaxTitle = 250;

    /// <summary>The signature stands in the last part of a plan.</summary>
    private const double TailFrom = 0.5;

    public static PlanStructure Parse(IReadOnlyList<PlanParagraph> paragraphs)
    {
        var end = paragraphs.Select((paragraph, at) => (paragraph, at))
            .FirstOrDefault(pair => pair.at >= paragraphs.Count * TailFrom && PlanParagraphs.IsEndBlock(pair.paragraph.Text), (null!, paragraphs.Count)).Item2;
        var kind = paragraphs.Take(end).ToList().FindIndex(paragraph => PlanParagraphs.IsKindLine(paragraph.Text));
        var (title, start) = kind >= 0 ? Titled(paragraphs, kind, end) : Untitled(paragraphs, end);
        var body = paragraphs.Take(end).Skip(start).ToList();
        // A web page signs with a short name on the last line.
        var signed = kind < 0 && body.Count > 1 && !PlanParagraphs.IsEnded(body[^1].Text) && body[^1].Text.Length < 40 && body[^1].Mark is null ? 1 : 0;
        var sections = new PlanSections();
        var pieces = sections.Divide(body.SkipLast(signed).ToList());
        return new PlanStructure(
            paragraphs.Take(start).Select(paragraph => paragraph.Text).ToList(),
            title,
            pieces,
            body.TakeLast(signed).Concat(paragraphs.Skip(end)).Select(paragraph => paragraph.Text).ToList(),
            sections.Warnings);
    }

    private static (string Title, int Start) Titled(IReadOnlyList<PlanParagraph> paragraphs, int kind, int end)
    {
        var own = KindWords.Replace(paragraphs[kind].Text, "").Trim();
        var lines = own.Length > 0 ? [own] : new List<string>();
        var at = kind + 1;
        while (at < end && paragraphs[at].Mark is null && paragraphs[at].Text.Length <= MaxTitle && !Opening.IsMatch(paragraphs[at].Text)
            && (lines.Count == 0 || paragraphs[at].IsUpperCase || IsOpen(lines)))
        {
            lines.Add(paragraphs[at++].Text);
        }

        return (Quotes.Replace(string.Join(' ', lines).TrimEnd('.'), "“"), at);
    }

    /// <summary>An article on a web page: its title is the last short line before the text.</summary>
    private static (string Title, int Start) Untitled(IReadOnlyList<PlanParagraph> paragraphs, int end)
    {
        var start = 0;
        while (start < end && paragraphs[start].Mark is null && paragraphs[start].Text.Length <= MaxTitle && !PlanParagraphs.IsEnded(paragraphs[start].Text))
        {
            start++;
        }

        return (start == 0 ? "" : paragraphs[start - 1].Text, start);
    }

    private static bool IsOpen(List<string> lines) => string.Concat(lines).Count(c => c == '“') > string.Concat(lines).Count(c => c == '”');

    private static readonly Regex KindWords = new(@"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH)\s*");

    /// <summary>"Thực hiện Chương trình số 01" opens the text; "Thực hiện Chương trình “…”" is a title.</summary>
    private static readonly Regex Opening = new(@"^(?:Căn cứ\s|Thực hiện\s.{0,80}?\ssố\s+\d|Thực hiện (?:Nghị quyết|Công văn|Hướng dẫn|Chỉ thị)\s|Năm\s+\d{4},|Để\s|Nhằm\s)");

    private static readonly Regex Quotes = new(@"“\s+");
}
