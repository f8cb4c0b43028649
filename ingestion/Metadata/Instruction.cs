using System.Text.RegularExpressions;
using CongDoan.Knowledge.Validity;

namespace CongDoan.Ingestion.Metadata;

/// <summary>One line that orders a change of another text.</summary>
/// <param name="Places">What is touched, in which document, how.</param>
/// <param name="Context">What the lines below inherit.</param>
/// <param name="Kind">What the line's first verb orders.</param>
/// <param name="IsContainer">True for "một số khoản của Điều 7 như sau:": the lines below say which.</param>
/// <param name="NamesText">True when the line orders something about a text and not only about words of everyday life.</param>
internal sealed record Instruction(
    IReadOnlyList<(ProvisionReference Place, string? Document, AmendmentKind Kind)> Places,
    Context Context,
    AmendmentKind Kind,
    bool IsContainer,
    bool NamesText)
{
    /// <summary>Reads a line, or gives null when it orders nothing.</summary>
    public static Instruction? Read(string text, DocumentNames names, Context above)
    {
        var verb = Verb.Match(text);
        var ends = !verb.Success && EndedPart.IsMatch(text);
        var inherited = !verb.Success && !ends && above.Kind is not null && Listed.IsMatch(text);
        if (!verb.Success && !ends && !inherited)
        {
            return null;
        }

        var kind = ends ? AmendmentKind.Repealed : verb.Success ? KindOf(text, verb) : above.Kind!.Value;
        if (TitleOnly.IsMatch(text))
        {
            return new Instruction([], above, kind, false, false);
        }

        var scan = new Scan(names, above, kind);
        var places = scan.Read(text);
        var container = Container.IsMatch(text) || (places.Count == 0 && text.EndsWith(':'));
        var article = scan.Article ?? (scan.Document is null || scan.Document == above.Document ? above.Article : null);
        var context = new Context(scan.Document ?? above.Document, article, scan.Clause ?? (scan.Article is null ? above.Clause : null), kind);
        return new Instruction(container ? [] : places, context, kind, container, context.Document is not null || scan.HasUnknownDocument);
    }

    /// <summary>Says whether a line begins with an order.</summary>
    public static bool IsOrder(string text) => Verb.IsMatch(text);

    internal static AmendmentKind KindOf(string text, Match verb)
    {
        var word = verb.Groups["verb"].Value.ToUpperInvariant();
        var wordsOnly = WordsOnly.IsMatch(text[(verb.Index + verb.Length)..]);
        return word switch
        {
            "BỔ SUNG" => wordsOnly ? AmendmentKind.Amended : AmendmentKind.Supplemented,
            "BÃI BỎ" or "HỦY BỎ" or "HUỶ BỎ" or "BỎ" => wordsOnly ? AmendmentKind.Amended : AmendmentKind.Repealed,
            _ => AmendmentKind.Amended,
        };
    }

    private const string Verbs = @"(?<verb>[Ss]ửa đổi(?:\s*,\s*|\s+và\s+|\s*;\s*)bổ sung|[Ss]ửa đổi|[Bb]ổ sung|[Bb]ãi bỏ|[Hh](?:ủy|uỷ) bỏ|[Tt]hay thế|[Tt]hay|[Bb]ỏ)";

    /// <summary>The verb stands first, and a place, a document or words of a text follow it at once.</summary>
    private static readonly Regex Verb = new(@"^" + Verbs + @"(?:\s*,\s*(?:bổ sung|thay thế|bãi bỏ))*\s+(?:(?:một số|các|những|tên|tiêu đề|nội dung|quy định|tại|của|ở|đoạn|câu|từ|cụm từ|và|hoặc|khổ|gạch đầu dòng|mở đầu|thứ|nhất|hai|ba|cuối|thêm|cả|toàn bộ|“”|bằng|thành|sau đây|,)\s*)*(?=[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Cc]hương|[Mm]ục|[Pp]hụ lục|[Mm]ẫu|[Bb]iểu|Bộ luật|Luật|luật|Pháp lệnh|[Nn]ghị|[Tt]hông tư|[Qq]uyết định|Hiến pháp|vào|tại)");

    /// <summary>"Khoản 4 Điều 84 của Luật … hết hiệu lực kể từ ngày …".</summary>
    private static readonly Regex EndedPart = new(@"^(?:(?:Các\s+)?[Qq]uy định (?:tại|của|ở)\s+)?(?:các\s+)?(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|Mục|Chương)\s+[\dIVXa-zđ].*(?:hết hiệu lực|(?:bị|được) bãi bỏ)");

    private static readonly Regex Listed = new(@"^(?:các\s+)?(?:[Đđ]iểm|[Kk]hoản|[Đđ]iều)\s+[\da-zđ]", RegexOptions.IgnoreCase);

    private static readonly Regex Container = new(@"\bmột số (?:điểm|khoản|điều|quy định|đoạn|nội dung|từ|cụm từ|mẫu|biểu)|(?:các|những)\s+(?:quy định|điều|khoản|điểm|văn bản|từ|cụm từ|nội dung)[^:\d]*(?:sau|sau đây|dưới đây)\s*:?\s*$");

    /// <summary>A new name of an article leaves its text as it was.</summary>
    private static readonly Regex TitleOnly = new(@"^[\p{L}, ]{4,20}\s+(?:tên|tiêu đề)\s+(?:Điều|điều|Chương|chương|Mục|mục)\s");

    private static readonly Regex WordsOnly = new(@"^\s*(?:một số\s+|các\s+)?(?:từ(?!\s+(?:[Đđ]iều|khoản|điểm|ngày)\s)|cụm từ|đoạn|câu|chữ|dấu|nội dung)\s|^\s*“”");

    /// <summary>Walks along a line and binds places to articles and documents.</summary>
    private sealed class Scan(DocumentNames names, Context above, AmendmentKind first)
    {
        private readonly ProvisionReferences references = new();
        private readonly List<(ProvisionReference Place, string? Document, AmendmentKind Kind)> places = [];
        private readonly List<(ProvisionReference Place, AmendmentKind Kind)> waiting = [];
        private AmendmentKind kind = first;

        public string? Document { get; private set; }

        public string? Article { get; private set; }

        public string? Clause { get; private set; }

        public bool HasUnknownDocument { get; private set; }

        public List<(ProvisionReference Place, string? Document, AmendmentKind Kind)> Read(string text)
        {
            var skipping = false;
            foreach (Match token in Token.Matches(text))
            {
                if (token.Groups["end"].Success)
                {
                    skipping = false;
                }
                else if (token.Groups["passive"].Success)
                {
                    skipping = true;
                }
                else if (!skipping)
                {
                    Take(token, text);
                }
            }

            Wait();
            Bind(Document ?? above.Document);
            return places;
        }

        private void Take(Match token, string text)
        {
            if (token.Groups["self"].Success || token.Groups["this"].Success)
            {
                references.Clear();
                waiting.Clear();
            }
            else if (token.Groups["anchor"].Success)
            {
                // "khoản 3a vào sau khoản 3 Điều 5": the place after which it stands is not touched, but says where the new one is.
                Wait();
                var anchor = Anchor.Match(text, token.Index);
                Fill(anchor.Groups["article"].Success ? anchor.Groups["article"].Value : null, anchor.Groups["clause"].Success ? anchor.Groups["clause"].Value : null);
            }
            else if (token.Groups["verb"].Success)
            {
                Wait();
                kind = KindOf(text, token);
            }
            else if (token.Groups["points"].Success || token.Groups["clauses"].Success || token.Groups["articles"].Success)
            {
                references.Add(token);
                if (token.Groups["articles"].Success)
                {
                    Fill(references.FirstArticle, null);
                    Article = references.LastArticle;
                }

                Clause = token.Groups["clauses"].Success && !token.Groups["clauses"].Value.Contains(',', StringComparison.Ordinal) ? token.Groups["clauses"].Value : Clause;
            }
            else
            {
                var number = names.NumberOf(token);
                HasUnknownDocument |= number is null;
                Wait();
                Document = number ?? Document;
                Bind(number);
            }
        }

        private void Wait() => waiting.AddRange(references.Take().Select(place => (place, kind)));

        /// <summary>What was named before its article ("sửa đổi khoản 1, bổ sung khoản 1a vào sau khoản 1 Điều 8") belongs to it.</summary>
        private void Fill(string? article, string? clause)
        {
            for (var index = 0; index < waiting.Count; index++)
            {
                var place = waiting[index].Place;
                if (place.Article is null)
                {
                    waiting[index] = (place with { Article = article, Clause = place.Clause ?? clause }, waiting[index].Kind);
                }
            }

            Article = article ?? Article;
        }

        private void Bind(string? document)
        {
            Fill(Article ?? above.Article, above.Clause);
            places.AddRange(waiting.Select(one => (one.Place, document, one.Kind)));
            waiting.Clear();
        }
    }

    private static readonly Regex Token = new(
        @"(?<end>;|như sau|hết hiệu lực)|(?<passive>(?:được|đã)\s+(?:sửa đổi|bổ sung|thay thế|đính chính)|ban hành kèm theo(?=\s+(?:Nghị định|Thông tư|Quyết định)\s+này))"
        + @"|(?<self>(?:[Đđ]iều|[Kk]hoản|[Đđ]iểm)\s+này)"
        + @"|(?<anchor>(?:vào\s+)?(?:ngay\s+)?(?:phía\s+)?(?:sau|trước)\s+(?:các\s+)?(?:điểm|khoản|Điều|điều)\s+[\da-zđ]{1,4}(?:\s+(?:khoản|của khoản)\s+\d{1,3}[a-zđ]?)?(?:\s+(?:của\s+)?(?:Điều|điều)\s+\d{1,3}[a-zđ]?)?)"
        + "|" + ProvisionReferences.Pattern + "|" + DocumentNames.Pattern + "|" + Verbs);

    private static readonly Regex Anchor = new(@"\G(?:vào\s+)?(?:ngay\s+)?(?:phía\s+)?(?:sau|trước)\s+(?:các\s+)?(?:điểm\s+[a-zđ]\d?\s*(?:của\s+)?)?(?:khoản\s+(?<clause>\d{1,3}[a-zđ]?)\s*(?:của\s+)?)?(?:(?:Điều|điều)\s+(?<article>\d{1,3}[a-zđ]?))?");
}
