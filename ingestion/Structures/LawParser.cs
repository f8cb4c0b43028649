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

    private LawParser()
    {
    }

    public static LawStructure Parse(IReadOnlyList<Paragraph> paragraphs)
    {
        var parser = new LawParser();
        foreach (var paragraph in paragraphs)
        {
            parser.Take(paragraph);
        }

        parser.FinishArticle();
        return new LawStructure(parser.head, parser.articles, parser.tail, parser.warnings);
    }

    private void Take(Paragraph paragraph)
    {
        if (ended)
        {
            tail.Add(paragraph);
        }
        else if (!paragraph.IsQuoted && TakeMarker(paragraph))
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

    private bool TakeMarker(Paragraph paragraph)
    {
        if (LawGrammar.Heading(paragraph.Text) is { } heading)
        {
            FinishArticle();
            headings.Open(heading);
            return true;
        }

        if (LawGrammar.Article(paragraph.Text) is { } found && TakeArticle(found.Number, found.Title))
        {
            return true;
        }

        if (article is null && articles.Count == 0)
        {
            return false;
        }

        if (EndMark().IsMatch(paragraph.Text))
        {
            FinishArticle();
            ended = true;
            tail.Add(paragraph);
            return true;
        }

        return article?.TakeMarker(paragraph) ?? false;
    }

    private bool TakeArticle(string number, string title)
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
        article = new ArticleBuilder(number, title, headings.Text, warnings);
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
        + @"|Nơi nhận\s*:?|TM\.\s*\p{Lu}|KT\.\s*\p{Lu}|TUQ\.\s*\p{Lu}|CHỦ TỊCH QUỐC HỘI$"
        + @"|.{0,60}XÁC THỰC VĂN BẢN HỢP NHẤT|VĂN PHÒNG QUỐC HỘI$|(?:PHỤ LỤC|Phụ lục)(?:\s+(?:[IVX]+|\d+|[A-Z]))?\s*[.:]?$)")]
    private static partial Regex EndMark();
}
