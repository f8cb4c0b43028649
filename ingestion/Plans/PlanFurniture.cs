using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Plans;

/// <summary>
/// Takes out what word processors and web pages leave in a text: bookmark and footnote tokens, emphasis, visitor
/// counters, time stamps, stray letters. Footnotes are kept as notes behind their paragraph.
/// </summary>
internal static class PlanFurniture
{
    /// <summary>A run of single digits below one another is a counter from this length on.</summary>
    private const int CounterRun = 3;

    public static CleanText Separate(CleanText text)
    {
        var lines = new List<TextLine>();
        var furniture = text.Furniture.ToList();
        for (var at = 0; at < text.Lines.Count; at++)
        {
            var line = text.Lines[at];
            if (WebLine.IsMatch(line.Text) || IsCounter(text.Lines, at) || IsRepeated(text.Lines, at))
            {
                furniture.Add(line.Text);
                continue;
            }

            lines.AddRange(Cleaned(line));
        }

        return new CleanText(lines, furniture);
    }

    /// <summary>A line without tokens, and its footnotes as lines of their own.</summary>
    private static IEnumerable<TextLine> Cleaned(TextLine line)
    {
        var notes = Footnote.Matches(line.Text).Select(match => match.Groups["words"].Value.Trim()).ToList();
        var words = Emphasis.Replace(Token.Replace(Footnote.Replace(line.Text, ""), ""), "");
        words = WithoutStray(Spaces.Replace(words, " ").Trim());
        if (words.Length > 0)
        {
            yield return line with { Raw = words };
        }

        foreach (var note in notes)
        {
            yield return line with { Raw = $"(Chú thích: {note.TrimEnd('.')}.)", AfterBlank = false };
        }
    }

    /// <summary>Letters behind the end of the last sentence that make no syllable ("kroo") were left by a program.</summary>
    private static string WithoutStray(string words)
    {
        var match = Stray.Match(words);
        return match.Success && !Syllable.IsMatch(match.Groups["word"].Value) ? words[..match.Groups["word"].Index].TrimEnd() : words;
    }

    private static bool IsCounter(IReadOnlyList<TextLine> lines, int at)
    {
        bool IsDigit(int index) => index >= 0 && index < lines.Count && SingleDigit.IsMatch(lines[index].Text);
        if (!IsDigit(at))
        {
            return false;
        }

        var (first, last) = (at, at);
        while (IsDigit(first - 1))
        {
            first--;
        }

        while (IsDigit(last + 1))
        {
            last++;
        }

        return last - first + 1 >= CounterRun;
    }

    /// <summary>A short line that stands twice in a row is printed once on the page.</summary>
    private static bool IsRepeated(IReadOnlyList<TextLine> lines, int at) =>
        at > 0 && lines[at].Text == lines[at - 1].Text && PlanMark.Read(lines[at].Text) is null;

    private static readonly Regex WebLine = new(
        @"^(?:(?:Thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|Chủ nhật)\s*,?\s*(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}[/.-]\d{4}.*"
        + @"|(?:Cập nhật|Đăng|Ngày đăng|Đăng ngày|Đăng lúc)\s*(?:lúc|ngày|:)?\s*:?\s*\d{1,2}[:/.-].*"
        + @"|\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*[-–|,]?\s*\d{1,2}:\d{2}.*"
        + @"|(?:Tổng số )?(?:[Ll]ượt|[Ss]ố lượt|[Ss]ố người)\s+(?:truy cập|xem|đọc).*|Tổng số lượt truy cập.*|Đang (?:truy cập|trực tuyến).*"
        + @"|Phát triển bởi .*|Thiết kế bởi .*|Bản quyền .*|[Ll]ên đầu trang|Về đầu trang|Trang chủ|In trang(?: này)?|Chia sẻ|Quay lại)$");

    private static readonly Regex SingleDigit = new(@"^[•·*-]?\s*\d$");

    private static readonly Regex Footnote = new(@"\[\s*\d{1,3}\s*:\s*(?<words>[^\]]+)\]");

    private static readonly Regex Token = new(@"\[(?:footnoteRef|endnoteRef|footnote|bookmark|comment)\s*:\s*[^\]]*\]|<a\s+(?:id|name)=[^>]*>|</a>", RegexOptions.IgnoreCase);

    private static readonly Regex Emphasis = new(@"^#{1,6}\s+|\*\*|__|(?<=\s)\\$");

    private static readonly Regex Stray = new(@"[.…!?]\s+(?<word>[a-z]{2,8})$");

    /// <summary>A syllable written without marks.</summary>
    private static readonly Regex Syllable = new("^(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?$");

    private static readonly Regex Spaces = new(@"\s+");
}
