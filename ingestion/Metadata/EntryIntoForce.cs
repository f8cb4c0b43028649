using System.Globalization;
using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>What the entry-into-force article says: since when, until when, and which documents end.</summary>
/// <param name="From">First day in force.</param>
/// <param name="Until">Last day in force.</param>
/// <param name="Replaces">Numbers of the documents that end as a whole.</param>
/// <param name="HasExceptions">True when parts take effect on other days or parts of an ended document live on.</param>
internal sealed record EntryIntoForce(DateOnly? From, DateOnly? Until, IReadOnlyList<string> Replaces, bool HasExceptions)
{
    private const string ThisDocument =
        @"(?:Luật|Bộ luật|Nghị định|Nghị quyết|Nghị quyết liên tịch|Thông tư|Thông tư liên tịch|Quyết định|Chỉ thị|Pháp lệnh|Hiến pháp|Điều lệ|Quy định|Quy chế|Hướng dẫn|Chương trình|Kế hoạch|Văn bản|văn bản)\s+này";

    /// <summary>
    /// The document as the subject of a sentence: "Khoản 2 Điều 2 Luật này có hiệu lực từ ngày …" speaks of a part, "Trừ quy
    /// định tại khoản 2 Điều này, Luật này …" and "Các quy định còn lại của Luật này …" of the whole.
    /// </summary>
    private const string Subject =
        @"(?<=^|\n|[.;:]\s+|(?:^|\n|[.;:]\s+)(?:\d{1,3}[a-zđ]?[.)/]\s*|[a-zđ]\d?[.)]\s*|-\s*)|(?:^|\n|[.\s])(?:Trừ|Ngoài|Ngoại trừ)\s[^\n;]{3,300},\s*|[Cc]ác (?:quy định|nội dung|điều, khoản|điều khoản) (?:khác|còn lại) (?:của|tại)\s+|Toàn bộ\s+)"
        + ThisDocument;

    private const string Kinds =
        "(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Chỉ thị|Hướng dẫn|Quy định|Quy chế|Kế hoạch|Chương trình|Công văn)";

    public static EntryIntoForce Find(LawStructure law, DateOnly? issued)
    {
        // A short decision says it in the article's first line, which stands where laws have a title.
        var articles = law.Articles.Select(article => article with { Lead = [article.Title, .. article.Lead] }).ToList();
        var article = articles.Where(article => ArticleTitle.IsMatch(article.Title)).LastOrDefault(IsEntry) ?? articles.LastOrDefault(IsEntry);
        return article is null ? new EntryIntoForce(null, null, [], false) : Of(article, issued);
    }

    /// <summary>Reads a document without articles: any of its paragraphs may speak of its validity.</summary>
    public static EntryIntoForce Find(IReadOnlyList<Paragraph> paragraphs, DateOnly? issued) =>
        Of(new LawArticle("", "", "", paragraphs.Select(paragraph => paragraph.Text).ToList(), [], []), issued);

    private static EntryIntoForce Of(LawArticle article, DateOnly? issued)
    {
        var from = First(article.Text, issued);
        var until = VietnameseDate.Of(Until_.Match(article.Text)) ?? VietnameseDate.Of(OwnEnd.Match(article.Text))?.AddDays(-1);
        var exceptions = article.Text.Split('\n').Any(paragraph => Exceptions.IsMatch(paragraph) && Decides.IsMatch(paragraph));
        return new EntryIntoForce(from, until, Ended(article), exceptions);
    }

    /// <summary>
    /// The first sentence about the whole document decides, with its day or counted from the day of issue ("kể từ ngày
    /// ký", "sau 45 ngày kể từ ngày ký"), which must be known; later ones are exceptions.
    /// </summary>
    private static DateOnly? First(string text, DateOnly? issued)
    {
        var first = new[] { InForce.Match(text), FromSigning.Match(text), AfterSigning.Match(text) }
            .Where(match => match.Success).MinBy(match => match.Index);
        if (first is null || first.Groups["year"].Success)
        {
            return first is null ? null : VietnameseDate.Of(first);
        }

        var days = first.Groups["days"] is { Success: true, Value: var words } ? Days(words) : 0;
        return days is { } count ? issued?.AddDays(count) : null;
    }

    private static int? Days(string words) => words.ToLowerInvariant() switch
    {
        "mười" => 10,
        "mười lăm" => 15,
        "hai mươi" => 20,
        "ba mươi" => 30,
        "bốn mươi lăm" or "bốn lăm" => 45,
        "sáu mươi" => 60,
        "chín mươi" => 90,
        var digits when int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var days) => days,
        _ => null,
    };

    private static bool IsEntry(LawArticle article) => InForce.IsMatch(article.Text) || FromSigning.IsMatch(article.Text) || AfterSigning.IsMatch(article.Text);

    private static List<string> Ended(LawArticle article)
    {
        var numbers = new List<string>();
        foreach (var provision in Provisions(article))
        {
            if (EndedBefore.Match(provision) is { Success: true } single)
            {
                numbers.AddRange(NumbersOf(single.Groups["who"].Value));
            }
            else if (Replacing.Match(provision) is { Success: true } replacing)
            {
                numbers.AddRange(NumbersOf(replacing.Groups["who"].Value));
            }
            else if (EndedList.IsMatch(provision))
            {
                numbers.AddRange(provision.Split('\n').Skip(1).SelectMany(line => NumbersOf(PointLetter.Replace(line, ""))));
            }
        }

        return numbers.Distinct(StringComparer.Ordinal).ToList();
    }

    /// <summary>One provision a piece: a paragraph, or a list with its introduction.</summary>
    private static IEnumerable<string> Provisions(LawArticle article)
    {
        foreach (var text in article.Lead.Concat(article.Clauses.Select(clause => clause.Text)))
        {
            if (EndedList.IsMatch(text))
            {
                yield return text;
                continue;
            }

            foreach (var sentence in text.Split('\n'))
            {
                yield return ClauseNumber.Replace(sentence, "");
            }
        }
    }

    /// <summary>
    /// Gives the documents that a sentence's subject names. "Luật X số 1 đã được sửa đổi theo Luật số 2 (…) và Nghị quyết
    /// số 3" names 1 and 3; "khoản 2 Điều 5 của Luật số 4" names a part, hence nothing.
    /// </summary>
    private static IEnumerable<string> NumbersOf(string subject)
    {
        foreach (var part in Separators.Split(subject))
        {
            var match = WholeDocument.Match(part.Trim());
            if (match.Success)
            {
                yield return match.Groups["number"].Value;
            }
        }
    }

    private static readonly Regex ArticleTitle = new("hiệu lực|thi hành", RegexOptions.IgnoreCase);

    private static readonly Regex InForce = new(Subject + @"\s+có hiệu lực(?: thi hành)?(?: kể)? từ (?:ngày|0 giờ ngày|00 giờ ngày)\s+" + VietnameseDate.Pattern);

    private static readonly Regex FromSigning = new(Subject + @"\s+có hiệu lực(?: thi hành)?(?: kể)? từ ngày (?:ký|ban hành|(?:được\s+)?(?:Quốc hội\s+)?thông qua)");

    /// <summary>The day of printing in the official gazette stands in no text, so it is not counted from.</summary>
    private static readonly Regex AfterSigning = new(Subject + @"\s+có hiệu lực(?: thi hành)?\s+sau\s+(?<days>\d{1,3}|\p{L}+(?:\s\p{L}+){0,2}?)\s+ngày,?\s+(?:kể\s+)?từ ngày (?:ký|ban hành)");

    private static readonly Regex OwnEnd = new(Subject + @"\s+hết hiệu lực(?: thi hành)?(?: kể)? từ ngày\s+" + VietnameseDate.Pattern);

    private static readonly Regex Until_ = new(Subject + @"\s+có hiệu lực(?: thi hành)?(?: kể)? từ ngày\s+[^\n.;]{4,40}?\s+(?:cho )?đến (?:hết )?ngày\s+" + VietnameseDate.Pattern);

    private static readonly Regex Decides = new(@"có hiệu lực[^\n]{0,30}từ ngày\s+\d|^(?:\d+[a-zđ]?\.\s*)?" + Kinds + @"\s[^\n]*hết hiệu lực");

    private static readonly Regex Exceptions = new(@",\s*trừ\s|trừ (?:trường hợp )?quy định");

    private static readonly Regex EndedBefore = new(@"^(?<who>" + Kinds + @"\s[^\n]*?)\s*hết hiệu lực(?: thi hành)?(?: kể)?(?: từ| thi hành|\.|$)");

    /// <summary>"Quyết định này … thay thế Quyết định số …", "Bãi bỏ Thông tư số …".</summary>
    private static readonly Regex Replacing = new(@"(?:" + ThisDocument + @"[^\n.;]*?\s(?:và\s+)?thay thế(?:\s+cho)?|^(?:Thay thế|Bãi bỏ(?: toàn bộ)?))\s+(?:các\s+)?(?<who>" + Kinds + @"\s[^\n]*)$");

    private static readonly Regex EndedList = new(@"^(?:[^\n]*(?:văn bản|[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|[Ll]uật|[Nn]ghị quyết|[Hh]ướng dẫn)[^\n]*(?:sau đây|dưới đây)[^\n]*(?:hết hiệu lực|bãi bỏ)[^\n]*|(?:\d{1,3}[a-zđ]?\.\s*)?(?:Bãi bỏ|Thay thế|" + ThisDocument + @"[^\n]*thay thế)[^\n]*(?:văn bản|[Nn]ghị định|[Tt]hông tư|[Qq]uyết định|[Hh]ướng dẫn)[^\n]*(?:sau|sau đây|dưới đây)\s*):\s*(?:\n|$)");

    private static readonly Regex ClauseNumber = new(@"^\d{1,3}[a-zđ]?\.\s*");

    private static readonly Regex PointLetter = new(@"^(?:[a-zđ]\d?\)|-)\s*");

    /// <summary>Where the next document of a list may begin: after a stop, or after a bracket that ends the list of amendments.</summary>
    private static readonly Regex Separators = new(@";|\)\s*(?:và|,)\s+|(?<!được sửa đổi[^;]*),\s+(?=" + Kinds + @"\s)|(?<!được sửa đổi[^;]*)\s+và\s+(?=" + Kinds + @"\s)");

    private static readonly Regex WholeDocument = new("^" + Kinds + @"\s+(?:(?!số\s)[^\d;]{1,150}?\s)?số\s+(?<number>" + DocumentNumber.Pattern + ")");
}
