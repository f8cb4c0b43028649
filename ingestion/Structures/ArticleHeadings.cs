using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Tells the lines that begin an article of the document itself. The numbers must go on; where several are missing (a lost
/// page, an extract) a later number counts only when the articles behind it go on from there and what goes on from the last
/// article does not stand below.
/// </summary>
internal sealed partial class ArticleHeadings
{
    private readonly IReadOnlyList<Paragraph> paragraphs;
    private readonly List<Candidate> candidates = [];
    private readonly List<int> ends = [];
    private readonly Dictionary<int, (int Count, int Last)> runs = [];
    private readonly bool isExtract;

    private ArticleHeadings(IReadOnlyList<Paragraph> paragraphs, int limit)
    {
        this.paragraphs = paragraphs;
        for (var index = 0; index < limit; index++)
        {
            var paragraph = paragraphs[index];
            if (paragraph.IsQuoted || (index > 0 && paragraph.IsRow && paragraphs[index - 1].IsRow))
            {
                continue;
            }

            if (LawGrammar.Article(paragraph.Text) is { } found)
            {
                Add(index, found.Number, found.Title);
            }
            else if (LawParser.IsEnd(paragraph))
            {
                ends.Add(index);
            }
        }

        isExtract = paragraphs.Take(candidates.Count > 0 ? candidates[0].Index : 0).Any(paragraph => ExtractMark().IsMatch(paragraph.Text));
    }

    /// <summary>Gives the indices of the paragraphs that begin an article, and those that look so and begin none.</summary>
    /// <param name="paragraphs">The document.</param>
    /// <param name="limit">Index where an attached text begins, or the number of paragraphs.</param>
    public static (IReadOnlySet<int> Accepted, IReadOnlySet<int> Refused) Find(IReadOnlyList<Paragraph> paragraphs, int limit) =>
        new ArticleHeadings(paragraphs, limit).Choose();

    private (HashSet<int> Accepted, HashSet<int> Refused) Choose()
    {
        var accepted = new HashSet<int>();
        var refused = new List<Candidate>();
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        string? last = null;
        var end = paragraphs.Count;
        for (var at = 0; at < candidates.Count && candidates[at].Index < end; at++)
        {
            var candidate = candidates[at];
            if (Continues(last, at))
            {
                end = last is null ? End(at) : end;
                last = candidate.Number;
                accepted.Add(candidate.Index);
                numbers.Add(last);
            }
            else if (!candidate.IsDoubtful && last is not null && LawGrammar.Missing(last, candidate.Number) > 0)
            {
                refused.Add(candidate);
            }
        }

        return (accepted, refused.Where(candidate => !numbers.Contains(candidate.Number)).Select(candidate => candidate.Index).ToHashSet());
    }

    private bool Continues(string? last, int at)
    {
        var candidate = candidates[at];
        var step = LawGrammar.Follows(last, candidate.Number);
        if (candidate.IsDoubtful)
        {
            return step == Step.Next && !candidates.Skip(at + 1).Any(other => !other.IsDoubtful && other.Number == candidate.Number);
        }

        return step switch
        {
            Step.Next => true,
            Step.Gap => !Rivals(last, at, Step.Next).Any(rival => Run(rival).Count >= Run(at).Count),
            _ => last is null ? BeginsExtract(at) : Jumps(last, at),
        };
    }

    /// <summary>Across a wide gap a single number proves nothing, unless it is the closing article or the document is an extract.</summary>
    private bool Jumps(string last, int at) =>
        LawGrammar.Missing(last, candidates[at].Number) > 0
        && (Run(at).Count > 1 || isExtract || LawGrammar.Follows(null, candidates[0].Number) == Step.None || Closing().IsMatch(candidates[at].Title))
        && Rivals(last, at, Step.Gap).All(rival => IsWeaker(rival, at));

    private bool BeginsExtract(int at)
    {
        var candidate = candidates[at];
        var previous = candidate.Index > 0 ? paragraphs[candidate.Index - 1] : null;
        var isBelowHead = previous is null || previous.IsUpperCase || isExtract || LawGrammar.Heading(previous.Text) is not null || Enacting().IsMatch(previous.Text);
        return char.IsAsciiDigit(candidate.Number[^1])
            && (isBelowHead || (Run(at).Count > 1 && !previous!.Text.EndsWith(':')))
            && !paragraphs.Take(candidate.Index).Any(paragraph => OwnNumbers().IsMatch(paragraph.Text) || IsBehindText(paragraph))
            && Enumerable.Range(at + 1, candidates.Count - at - 1)
                .Where(other => LawGrammar.Follows(null, candidates[other].Number) == Step.Next)
                .All(rival => candidates[rival].Index > End(at) ? Run(at).Count >= Run(rival).Count : IsWeaker(rival, at));
    }

    /// <summary>A document without articles that ends here may still print those of others in its appendices.</summary>
    private static bool IsBehindText(Paragraph paragraph) =>
        Appendices.IsHeading(paragraph) || paragraph.Text.StartsWith("Nơi nhận", StringComparison.OrdinalIgnoreCase);

    /// <summary>Later lines that would go on from the last article, too.</summary>
    private IEnumerable<int> Rivals(string? last, int at, Step widest)
    {
        var end = End(at);
        return Enumerable.Range(at + 1, candidates.Count - at - 1)
            .TakeWhile(other => candidates[other].Index < end)
            .Where(other => !candidates[other].IsDoubtful && LawGrammar.Follows(last, candidates[other].Number) is var step && (step == Step.Next || step == widest));
    }

    /// <summary>A line amid the articles that go on from another, and with fewer behind it, is a quotation without its marks.</summary>
    private bool IsWeaker(int rival, int at) => Run(at).Last > rival && Run(at).Count > Run(rival).Count;

    /// <summary>Gives how many articles go on from a line, itself included, and which is the last.</summary>
    private (int Count, int Last) Run(int at)
    {
        if (runs.TryGetValue(at, out var known))
        {
            return known;
        }

        var end = End(at);
        var (count, last) = (1, at);
        for (var other = at + 1; other < candidates.Count && candidates[other].Index < end; other++)
        {
            if (!candidates[other].IsDoubtful && LawGrammar.Follows(candidates[last].Number, candidates[other].Number) != Step.None)
            {
                (count, last) = (count + 1, other);
            }
        }

        return runs[at] = (count, last);
    }

    private int End(int at)
    {
        var place = ends.BinarySearch(candidates[at].Index);
        return ~place < ends.Count ? ends[~place] : paragraphs.Count;
    }

    private void Add(int index, string number, string title)
    {
        var before = index > 0 ? paragraphs[index - 1].Text : "";
        var isLower = title.Length > 0 && char.IsLower(title[0]);
        var isFinished = before.Length == 0 || Finished().IsMatch(before);
        if (OpenSentence().IsMatch(before) || (isLower && !isFinished) || (before.EndsWith(',') && (title.Length == 0 || ThisText().IsMatch(title))))
        {
            return;
        }

        candidates.Add(new Candidate(index, number, title, isLower || before.EndsWith(',')));
    }

    /// <summary>A sentence that still wants the name of a provision.</summary>
    [GeneratedRegex(@"(?<!\p{L})(?:tại|theo|của|và|hoặc|với|về|từ|đến|trong|các|điểm|khoản|điều|Điều|Chương|Mục|là|bởi|như)$")]
    private static partial Regex OpenSentence();

    [GeneratedRegex(@"[.;:!?…”""')\]]$")]
    private static partial Regex Finished();

    [GeneratedRegex(@"^(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Quy chế|Quy định|Điều lệ|Hiến pháp)\s+(?:này|số)(?!\p{L})")]
    private static partial Regex ThisText();

    [GeneratedRegex(@"^(?:Hiệu lực|Điều khoản thi hành|Điều khoản chuyển tiếp|Quy định chuyển tiếp|Tổ chức thực hiện|Trách nhiệm thi hành|Quy định chi tiết|Hướng dẫn thi hành)(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Closing();

    [GeneratedRegex(@"^\(?\s*(?:TRÍCH|Trích)(?!\p{L})")]
    private static partial Regex ExtractMark();

    [GeneratedRegex(@"(?:ban hành|thông qua)\s+\p{Lu}")]
    private static partial Regex Enacting();

    /// <summary>Numbered parts in front of the first article: the document is divided by them and only cites articles.</summary>
    [GeneratedRegex(@"^(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*)[.)]\s+(?!(?:Luật|Bộ luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định)\s)\p{L}")]
    private static partial Regex OwnNumbers();

    /// <param name="Index">Index of the paragraph.</param>
    /// <param name="Number">Number of the article.</param>
    /// <param name="Title">Its title, may be empty.</param>
    /// <param name="IsDoubtful">True when it looks like a heading and its surroundings do not.</param>
    private sealed record Candidate(int Index, string Number, string Title, bool IsDoubtful);
}
