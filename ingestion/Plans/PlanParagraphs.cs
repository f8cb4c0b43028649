using System.Text.RegularExpressions;
using CongDoan.Ingestion.Legibility;
using CongDoan.Ingestion.Structures;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Plans;

/// <summary>
/// Joins the lines of a plan to paragraphs. Plans come out of word processors, web pages and scans alike: a line may be a
/// whole paragraph or be broken anywhere, also by empty lines; what counts is whether a sentence has ended.
/// </summary>
internal static class PlanParagraphs
{
    /// <summary>Lines longer than this were not broken to a width.</summary>
    private const int LongLine = 130;

    private const int ShortLine = 40, UsualWidth = 90;

    public static IReadOnlyList<PlanParagraph> Join(IReadOnlyList<TextLine> lines, LegibleText legible)
    {
        var width = Width(lines);
        var paragraphs = new List<PlanParagraph>();
        var parts = new List<string>();
        TextLine? previous = null;
        foreach (var line in lines)
        {
            if (previous is not null && Starts(line, previous, parts, width))
            {
                Finish(parts, legible, paragraphs);
            }

            parts.Add(line.Text);
            previous = line;
        }

        Finish(parts, legible, paragraphs);
        return paragraphs;
    }

    /// <summary>Each line is a paragraph already.</summary>
    public static IReadOnlyList<PlanParagraph> Each(IReadOnlyList<TextLine> lines, LegibleText legible) =>
        lines.Select(line => new PlanParagraph(line.Text, legible.ConfidenceOf([line.Text]))).ToList();

    /// <summary>True for the line that says what the document is ("KẾ HOẠCH"), alone or before its title.</summary>
    public static bool IsKindLine(string line) => KindLine.IsMatch(line);

    public static bool IsEnded(string text) => SentenceEnd.IsMatch(text);

    private static int Width(IReadOnlyList<TextLine> lines)
    {
        var lengths = lines.Select(line => line.Text.Length).Where(length => length is > ShortLine and < LongLine).Order().ToList();
        return lengths.Count == 0 ? UsualWidth : lengths[lengths.Count * 3 / 4];
    }

    private static bool Starts(TextLine line, TextLine previous, List<string> parts, int width)
    {
        var ended = IsEnded(previous.Text);
        if (PlanMark.Read(line.Text) is { } mark)
        {
            // "chính trị" + "- xã hội": a dash inside a sentence; "mục" + "2. Nội dung": a number that belongs to it.
            var runsOn = !ended && (mark.Level == PlanLevel.Dash ? char.IsLower(mark.Rest[0]) && !IsHeading(parts) : NumberFollows.IsMatch(previous.Text));
            return !runsOn;
        }

        if (IsKindLine(line.Text) || KindAlone.IsMatch(previous.Text) || IsEndBlock(line.Text) || IsEndBlock(parts[0]))
        {
            return true;
        }

        var first = line.Text.FirstOrDefault(char.IsLetterOrDigit);
        if (char.IsLower(first) && !previous.Text.EndsWith("./.", StringComparison.Ordinal))
        {
            return false;
        }

        if (ended || line.AfterBlank)
        {
            return ended || !EndsInsideSentence.IsMatch(previous.Text);
        }

        if (IsUpperCase(previous.Text) != IsUpperCase(line.Text) && IsUpperCase(previous.Text))
        {
            return true;
        }

        // An open quotation mark goes on; else the first word would have fitted above, so the line was broken on purpose.
        var text = string.Join(' ', parts);
        if (text.Count(c => c == '“') > text.Count(c => c == '”'))
        {
            return false;
        }

        var word = line.Text.IndexOf(' ', StringComparison.Ordinal);
        return previous.Text.Length > LongLine || previous.Text.Length + 1 + (word < 0 ? line.Text.Length : word) <= width * 85 / 100;
    }

    /// <summary>The block of recipients and signature: its lines are never joined.</summary>
    public static bool IsEndBlock(string line) => EndBlock.IsMatch(Folding.Fold(line));

    private static bool IsHeading(List<string> parts) => PlanMark.Read(parts[0]) is { IsItem: false } && parts.Count == 1;

    private static bool IsUpperCase(string text) => text.Any(char.IsLetter) && !text.Any(char.IsLower);

    private static void Finish(List<string> parts, LegibleText legible, List<PlanParagraph> paragraphs)
    {
        if (parts.Count > 0)
        {
            paragraphs.Add(new PlanParagraph(string.Join(' ', parts), legible.ConfidenceOf(parts)));
        }

        parts.Clear();
    }

    private static readonly Regex SentenceEnd = new(@"[.;:!?…][”""’)\]]*$|/\.$");

    private static readonly Regex EndsInsideSentence = new(@"(?:[,–-]|(?<!\p{L})(?:và|hoặc|của|với|cho|các|những|về|theo|tại|từ|đến))$");

    private static readonly Regex NumberFollows = new(@"(?<!\p{L})(?:mục|phần|khoản|điểm|điều|số|tháng|năm|ngày|và|quý|lần|,)$", RegexOptions.IgnoreCase);

    private static readonly Regex KindLine = new(@"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH)(?!\p{L})(?:\s*$|\s+\p{L})");

    private static readonly Regex KindAlone = new(@"^(?:KẾ HOẠCH|CHƯƠNG TRÌNH)$");

    private static readonly Regex EndBlock = new(@"^\W*(?:noi nhan\s*:?|t[mu]\s?\.\s*(?:ban|doan|bch|btv))");
}
