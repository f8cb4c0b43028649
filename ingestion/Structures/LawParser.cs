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
        for (var index = 0; index < paragraphs.Count; index++)
        {
            // Regulations may follow the decision without any signature between.
            if (index == attachedAt)
            {
                parser.FinishArticle();
                parser.ended = true;
            }

            parser.Take(paragraphs[index]);
        }

        parser.FinishArticle();
        return new LawStructure(parser.head, parser.articles, parser.tail, parser.warnings);
    }

    /// <summary>Says whether a paragraph stands behind the text: signature, recipients, certificate, appendix.</summary>
    public static bool IsEnd(Paragraph paragraph) => EndMark().IsMatch(paragraph.Text) || Appendices.IsHeading(paragraph);

    private void Take(Paragraph paragraph)
    {
        if (ended)
        {
            tail.Add(paragraph);
        }
        else if (!paragraph.IsQuoted && !IsInTable(paragraph) && TakeMarker(paragraph))
        {
            return;
        }
        else if (headings.TakeTitle(paragraph))
        {
            return;
        }
        else if (article is null)
        {
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

    private bool TakeMarker(Paragraph paragraph)
    {
        if (LawGrammar.Heading(paragraph.Text) is { } heading)
        {
            FinishArticle();
            headings.Open(heading);
            return true;
        }

        if (LawGrammar.Article(paragraph.Text) is { } found && TakeArticle(found.Number, found.Title, paragraph.Notes))
        {
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

    private bool TakeArticle(string number, string title, IReadOnlyList<int> notes)
    {
        var last = article?.Number ?? articles.LastOrDefault()?.Number;
        var step = LawGrammar.Follows(last, number);
        if (step == Step.None)
        {
            return false;
        }

        if (step == Step.Gap)
        {
            warnings.Add($"Sau Điều {last} là Điều {number}: thiếu điều ở giữa, hãy xem lại bản gốc.");
        }

        FinishArticle();
        headings.Close();
        article = new ArticleBuilder(number, title, headings.Text, notes, warnings);
        return true;
    }

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
