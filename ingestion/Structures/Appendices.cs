using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>Finds the appendices, forms and attached texts behind the last article.</summary>
internal static partial class Appendices
{
    /// <summary>Titles longer than this many paragraphs are text.</summary>
    private const int MaxTitle = 6;

    private const int MinArticles = 3;

    /// <summary>How far below its title an attached text shows that it is one.</summary>
    private const int Reach = 10;

    /// <summary>Says whether a paragraph is the heading of an appendix; a sentence that begins with "Phụ lục II …" is none.</summary>
    public static bool IsHeading(Paragraph paragraph) => !paragraph.IsRow && AppendixMark().IsMatch(paragraph.Text);

    /// <summary>Says whether a line is the heading of a form ("Mẫu số 02/PLI").</summary>
    public static bool IsForm(string text) => FormMark().IsMatch(text);

    /// <summary>Splits what follows the last article; <c>Before</c> is signature, recipients and the like.</summary>
    public static (IReadOnlyList<LawAppendix> Found, IReadOnlyList<Paragraph> Before) Split(IReadOnlyList<Paragraph> tail)
    {
        var starts = Starts(tail);
        if (starts.Count == 0)
        {
            return ([], tail);
        }

        var found = new List<LawAppendix>();
        var label = "";
        foreach (var (start, end) in starts.Zip(starts.Skip(1).Append(tail.Count)))
        {
            var appendix = Read(tail, start, end, label);
            label = appendix.Label.StartsWith("Phụ lục", StringComparison.Ordinal) ? appendix.Label.Split(',')[0] : label;
            // A second heading of one appendix ("tiếp theo") goes on with it.
            if (found.Count > 0 && found[^1].Label == appendix.Label && appendix.Attached is null)
            {
                found[^1] = found[^1] with { Paragraphs = [.. found[^1].Paragraphs, .. appendix.Paragraphs], Furniture = [.. found[^1].Furniture, .. appendix.Furniture] };
                continue;
            }

            found.Add(appendix);
        }

        return (found.Where(appendix => appendix.Attached is not null || appendix.Paragraphs.Count > 0).ToList(), tail.Take(starts[0]).ToList());
    }

    /// <summary>Attached texts stand in front of the appendices; within one, such a title is its own.</summary>
    private static List<int> Starts(IReadOnlyList<Paragraph> tail)
    {
        var starts = new List<int>();
        var inAppendix = false;
        for (var index = 0; index < tail.Count; index++)
        {
            var isAppendix = IsHeading(tail[index]) || (!tail[index].IsRow && IsForm(tail[index].Text));
            inAppendix |= isAppendix;
            if (isAppendix || (!inAppendix && IsAttached(tail, index)))
            {
                starts.Add(index);
            }
        }

        return starts;
    }

    /// <summary>Gives the index of the first text attached behind articles, whose own Điều 1 follows its title; -1 when there is none.</summary>
    public static int FirstAttached(IReadOnlyList<Paragraph> paragraphs)
    {
        var first = paragraphs.ToList().FindIndex(paragraph => LawGrammar.Article(paragraph.Text)?.Number == "1");
        return first < 0
            ? -1
            : Enumerable.Range(first + 1, paragraphs.Count - first - 1).FirstOrDefault(
                index => !paragraphs[index].IsQuoted && IsAttached(paragraphs, index)
                    && paragraphs.Skip(index + 1).Take(Reach).Any(below => LawGrammar.Article(below.Text)?.Number == "1"),
                -1);
    }

    private static bool IsAttached(IReadOnlyList<Paragraph> tail, int index) =>
        tail[index].IsUpperCase && !tail[index].IsRow && AttachedMark().IsMatch(tail[index].Text)
        && (index == 0 || LawGrammar.Heading(tail[index - 1].Text) is null)
        && tail.Skip(index + 1).Take(Reach).TakeWhile(below => !AttachedMark().IsMatch(below.Text))
            .Any(below => WithDecision().IsMatch(below.Text) || FirstArticle().IsMatch(below.Text));

    private static LawAppendix Read(IReadOnlyList<Paragraph> tail, int start, int end, string label)
    {
        var heading = tail[start].Text;
        var at = start + 1;
        var title = new List<string>();
        var source = new List<string>();
        string name;
        if (AppendixMark().Match(heading) is { Success: true } appendix)
        {
            name = appendix.Groups["number"].Success ? $"Phụ lục {appendix.Groups["number"].Value}" : "Phụ lục";
            title.Add(appendix.Groups["title"].Value.Trim());
        }
        else if (FormMark().Match(heading) is { Success: true } form)
        {
            name = $"{(label.Length > 0 ? label + ", " : "")}{form.Groups["name"].Value}";
        }
        else
        {
            name = Capital(AttachedMark().Match(heading).Value);
            title.Add(heading);
        }

        while (at < end && at - start <= MaxTitle && IsTitle(tail[at], title.All(line => line.Length == 0)))
        {
            (tail[at].Text.StartsWith('(') ? source : title).Add(tail[at].Text);
            at++;
        }

        var body = tail.Skip(at).Take(end - at).ToList();
        var attached = !FormMark().IsMatch(heading) && body.Any(paragraph => FirstArticle().IsMatch(paragraph.Text)) ? LawParser.Parse(body) : null;
        var isRegulations = AttachedMark().IsMatch(heading) && attached is { Articles.Count: > 0 };
        return new LawAppendix(name, string.Join(' ', title.Where(line => line.Length > 0)), body)
        {
            // A form may print the draft of a decision; only a text of some length is cited by its articles.
            Attached = isRegulations || attached is { Articles.Count: >= MinArticles } ? attached : null,
            IsRegulations = isRegulations,
            IsForm = IsForm(heading),
            Furniture = source,
        };
    }

    private static bool IsTitle(Paragraph paragraph, bool isFirst) =>
        !paragraph.IsRow && LawGrammar.Heading(paragraph.Text) is null && !Numbered().IsMatch(paragraph.Text)
        && (paragraph.IsUpperCase || WithDecision().IsMatch(paragraph.Text) || (isFirst && paragraph.IsCentered));

    private static string Capital(string capitals) => char.ToUpperInvariant(capitals[0]) + capitals[1..].ToLowerInvariant();

    [GeneratedRegex(@"^(?:PHỤ LỤC|Phụ lục)(?:\s+(?:SỐ\s+|số\s+)?(?<number>[IVXLC]+|\d{1,2}[A-Za-z]?|[A-Z]))?(?:\s*[.:–-]?\s*(?:\((?:tiếp theo|TIẾP THEO)\))?|\s*[.:–-]?\s+(?<title>[^\p{Ll}]+)|\s*[.:–]\s+(?<title>\p{Lu}[^.;]{3,200}))$")]
    private static partial Regex AppendixMark();

    [GeneratedRegex(@"^(?<name>(?:Mẫu|MẪU|Biểu mẫu|BIỂU MẪU|Biểu|BIỂU)\s+(?:số|SỐ|Số)\s*:?\s*\d{1,3}[A-Za-z]?(?:[/.-][A-ZĐ0-9]+)*)\s*[.:]?$")]
    private static partial Regex FormMark();

    [GeneratedRegex(@"^(?:QUY CHẾ|QUY ĐỊNH(?! CHUNG| CỤ THỂ| KHÁC| CHUYỂN TIẾP)|ĐIỀU LỆ|NỘI QUY|QUY TẮC|QUY TRÌNH|HƯỚNG DẪN|CHƯƠNG TRÌNH|KẾ HOẠCH|ĐỀ ÁN|DANH MỤC|BẢNG|BIỂU)(?!\p{L})")]
    private static partial Regex AttachedMark();

    [GeneratedRegex(@"^\(\s*(?:Được\s+)?(?:[Bb]an hành\s+)?[Kk]èm theo\s|^\(\s*Ban hành theo\s")]
    private static partial Regex WithDecision();

    [GeneratedRegex(@"^(?:Điều 1\s*(?:[.:]|[-–—]\s)|Chương I(?:\s|$|\.)|CHƯƠNG I(?:\s|$|\.))")]
    private static partial Regex FirstArticle();

    [GeneratedRegex(@"^(?:\d{1,3}|[IVX]+|[a-zđ])[.)]\s")]
    private static partial Regex Numbered();
}
