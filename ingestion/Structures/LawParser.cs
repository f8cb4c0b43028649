using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Reads the paragraphs of a law into articles, clauses and points. A marker counts only where its number continues the
/// list it would belong to and no quotation encloses it; everything else is text of what stands above it.
/// </summary>
internal sealed partial class LawParser
{
    private readonly List<Paragraph> head = [];
    private readonly List<LawArticle> articles = [];
    private readonly List<Paragraph> tail = [];
    private readonly List<string> warnings = [];
    private readonly HeadingStack headings = new();
    private ArticleBuilder? article;
    private bool ended;
    private bool inTable;
    private bool isStray;

    private LawParser()
    {
    }

    /// <summary>Reads a whole printed document, appendices and footnotes included.</summary>
    public static LawStructure Parse(CleanText text) => ParseDocument(ParagraphJoiner.Join(text.Lines), text.Notes);

    /// <summary>The same for a document whose format states its paragraphs; notes are the words of its footnotes by number.</summary>
    public static LawStructure ParseDocument(IReadOnlyList<Paragraph> paragraphs, IReadOnlyDictionary<int, string> notes)
    {
        var law = Parse(paragraphs);
        var (appendices, rest) = Appendices.Split(law.Tail);
        var (head, preamble) = Preamble.Split(law.Head);
        return law with { Head = head, Preamble = preamble, Tail = rest, Appendices = appendices, AmendingNotes = AmendingNotes.Of(notes) };
    }

    public static LawStructure Parse(IReadOnlyList<Paragraph> paragraphs)
    {
        var parser = new LawParser();
        var attachedAt = Appendices.FirstAttached(paragraphs);
        var (accepted, refused) = ArticleHeadings.Find(paragraphs, attachedAt < 0 ? paragraphs.Count : attachedAt);
        for (var index = 0; index < paragraphs.Count; index++)
        {
            // Regulations may follow the decision without any signature between.
            if (index == attachedAt)
            {
                parser.FinishArticle();
                parser.ended = true;
            }

            if (refused.Contains(index))
            {
                parser.warnings.Add($"Dòng \"{Start(paragraphs[index])}\" giống tên điều nhưng số không nối tiếp Điều {parser.article?.Number ?? parser.articles[^1].Number}; đã coi là chữ của điều này, hãy xem lại bản gốc.");
            }

            parser.Take(paragraphs[index], accepted.Contains(index));
        }

        parser.FinishArticle();
        return new LawStructure(parser.head, parser.articles, parser.tail, parser.warnings);
    }

    /// <summary>Says whether a paragraph stands behind the text: signature, recipients, certificate, appendix.</summary>
    public static bool IsEnd(Paragraph paragraph) => EndMark().IsMatch(paragraph.Text) || Appendices.IsHeading(paragraph);

    private void Take(Paragraph paragraph, bool isArticle)
    {
        if (ended)
        {
            tail.Add(paragraph);
        }
        else if (!paragraph.IsQuoted && !IsInTable(paragraph) && TakeMarker(paragraph, isArticle))
        {
            return;
        }
        else if (headings.TakeTitle(paragraph))
        {
            return;
        }
        else if (article is null)
        {
            if (articles.Count > 0 && !isStray)
            {
                isStray = true;
                warnings.Add($"Từ \"{Start(paragraph)}\" có chữ dưới tên chương, mục mà không thuộc điều nào; đã để ngoài nội dung, hãy xem lại bản gốc.");
            }

            (articles.Count == 0 ? head : tail).Add(paragraph);
        }
        else
        {
            headings.Close();
            article.AddText(paragraph);
        }
    }

    /// <summary>Numbers in a table's rows are the table's; its first row may be a clause that justified type pulled apart.</summary>
    private bool IsInTable(Paragraph paragraph)
    {
        var isInside = inTable && paragraph.IsRow;
        inTable = paragraph.IsRow;
        return isInside;
    }

    private bool TakeMarker(Paragraph paragraph, bool isArticle)
    {
        if (LawGrammar.Heading(paragraph.Text) is { } heading)
        {
            FinishArticle();
            headings.Open(heading);
            return true;
        }

        if (isArticle && LawGrammar.Article(paragraph.Text) is { } found)
        {
            OpenArticle(found.Number, found.Title, paragraph.Notes);
            return true;
        }

        if (article is null && articles.Count == 0)
        {
            return false;
        }

        if (IsEnd(paragraph))
        {
            FinishArticle();
            ended = true;
            tail.Add(paragraph);
            return true;
        }

        return article?.TakeMarker(paragraph) ?? false;
    }

    private void OpenArticle(string number, string title, IReadOnlyList<int> notes)
    {
        var last = article?.Number ?? articles.LastOrDefault()?.Number;
        var missing = LawGrammar.Missing(last ?? "0", number);
        if (missing > 0)
        {
            var between = LawGrammar.Between(last ?? "0", number);
            warnings.Add(last is null
                ? $"Văn bản chỉ có từ Điều {number}: không có Điều {between} (bản trích hoặc thiếu trang). Nếu công bố bản này thay cho bản đầy đủ thì các điều đó không còn trong kho; hãy xem lại bản gốc."
                : $"Sau Điều {last} là Điều {number}: thiếu Điều {between} (mất trang hoặc bản trích); chữ ngay trước Điều {number} có thể thuộc điều bị thiếu, hãy xem lại bản gốc.");
        }

        FinishArticle();
        headings.Close();
        article = new ArticleBuilder(number, title, headings.Text, notes, warnings);
    }

    private static string Start(Paragraph paragraph) => paragraph.Text.Length > 80 ? paragraph.Text[..80] + "…" : paragraph.Text;

    private void FinishArticle()
    {
        if (article is not null)
        {
            articles.Add(article.Build());
            article = null;
        }
    }

    /// <summary>What follows the last article: adoption, signature, recipients, the certificate of a consolidated text, appendices.</summary>
    [GeneratedRegex(
        @"^(?:(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp|Nghị quyết)\s+này\s+(?:đã\s+)?được\s+.{0,80}thông qua"
        + @"|Nơi nhận\s*:?|TM\.\s*\p{Lu}|KT\.\s*\p{Lu}|TUQ\.\s*\p{Lu}|CHỦ TỊCH QUỐC HỘI$|\(Đã ký\)$"
        + @"|.{0,60}XÁC THỰC VĂN BẢN HỢP NHẤT|VĂN PHÒNG QUỐC HỘI$)")]
    private static partial Regex EndMark();
}
