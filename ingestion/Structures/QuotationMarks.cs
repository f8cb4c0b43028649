using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Finds the paragraphs that are quoted from another law ("“Điều 5. …”"), so that their articles and clauses are not
/// taken for the document's own. A mark that lost its partner in print is helped where an amending law says itself where
/// a quotation begins ("Điều 4 như sau:") and where the next order stands; else it counts for nothing.
/// </summary>
internal static partial class QuotationMarks
{
    /// <summary>A quotation longer than this is two stray marks.</summary>
    private const int MaxParagraphs = 400;

    public static IReadOnlyList<Paragraph> Mark(List<Paragraph> paragraphs)
    {
        var quoted = new bool[paragraphs.Count];
        var open = new Stack<(int From, bool IsBlock)>();
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var text = paragraphs[index].Text;
            if (open.Count == 0 && LacksOpening(paragraphs, index))
            {
                open.Push((index, true));
            }

            for (var at = 0; at < text.Length; at++)
            {
                var mark = Kind(text, at, open.Count > 0);
                if (mark > 0)
                {
                    // New text begins while the last one is still open: its closing mark is missing.
                    if (at == 0 && open.TryPeek(out var unclosed) && unclosed.IsBlock && MarkUntilOrder(paragraphs, quoted, unclosed.From, index))
                    {
                        open.Clear();
                    }

                    // Only a quotation that begins the paragraph hides a marker in that paragraph itself.
                    open.Push(at == 0 ? (index, true) : (index + 1, false));
                }
                else if (mark < 0 && open.TryPop(out var closed) && index - closed.From <= MaxParagraphs)
                {
                    quoted.AsSpan(closed.From, Math.Max(0, index - closed.From + 1)).Fill(true);
                }
            }
        }

        foreach (var (from, _) in open.Where(left => left.IsBlock))
        {
            MarkUntilOrder(paragraphs, quoted, from, paragraphs.Count);
        }

        return paragraphs.Select((paragraph, index) => quoted[index] ? paragraph with { IsQuoted = true } : paragraph).ToList();
    }

    /// <summary>"Sửa đổi, bổ sung Điều 4 như sau:" and then "Điều 4. …" without a mark.</summary>
    private static bool LacksOpening(List<Paragraph> paragraphs, int index) =>
        index > 0 && LawGrammar.Article(paragraphs[index].Text) is { } article
        && Announced().Match(paragraphs[index - 1].Text) is { Success: true } announced && announced.Groups["number"].Value == article.Number;

    private static bool MarkUntilOrder(List<Paragraph> paragraphs, bool[] quoted, int from, int limit)
    {
        var order = paragraphs.FindIndex(from + 1, Math.Min(limit, paragraphs.Count) - from - 1, paragraph => Order().IsMatch(paragraph.Text));
        if (order < 0)
        {
            return false;
        }

        quoted.AsSpan(from, order - from).Fill(true);
        return true;
    }

    /// <summary>Gives 1 for an opening mark, -1 for a closing one, 0 for anything else; straight marks count only where a quoted provision begins or ends.</summary>
    private static int Kind(string text, int at, bool isOpen) => text[at] switch
    {
        '“' => 1,
        '”' => -1,
        '"' when at == 0 && text.Length > 1 && !isOpen => 1,
        '"' when isOpen && text.AsSpan(at + 1).Trim(".;,").Length == 0 => -1,
        _ => 0,
    };

    [GeneratedRegex(@"Điều\s+(?<number>\d{1,3}[a-zđ]?)\b[^.]*như sau\s*:$")]
    private static partial Regex Announced();

    /// <summary>A line of an amending law that orders the next change, or its closing article.</summary>
    [GeneratedRegex(@"^(?:(?:\d{1,3}[a-zđ]?\.|[a-zđ]\d?\))\s*|Điều\s+\d{1,3}\.\s*)(?:Sửa đổi|Bổ sung|Bãi bỏ|Thay thế|Thay|Bỏ|Hủy bỏ|Huỷ bỏ|Hiệu lực|Điều khoản thi hành|Tổ chức thực hiện|Trách nhiệm thi hành)(?!\p{L})")]
    private static partial Regex Order();
}
