using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Metadata;

/// <summary>A provision that a sentence names.</summary>
internal sealed record ProvisionReference(string? Article, string? Clause, string? Point);

/// <summary>
/// Reads the places that legal drafting names from the inside out: "điểm c, d khoản 5 và điểm g khoản 6 Điều 30" are
/// three places in Điều 30, "các điều 5, 6 và 7" three articles, "từ Điều 5 đến Điều 9" five.
/// </summary>
internal sealed class ProvisionReferences
{
    private const int MaxRange = 100;

    private readonly List<ProvisionReference> open = [];
    private readonly List<ProvisionReference> done = [];
    private List<string> points = [];

    /// <summary>Tokens of places, for use inside a larger pattern; the groups are points, clauses, articles, until.</summary>
    public const string Pattern =
        @"(?<![\p{L}])(?:các\s+)?[Đđ]iểm\s+(?<points>" + PointLabel + @"(?:" + And + @"(?:điểm\s+)?" + PointLabel + @")*)"
        + @"|(?<![\p{L}])(?:các\s+)?[Kk]hoản\s+(?<clauses>" + ClauseLabel + @"(?:" + And + ClauseLabel + @")*)"
        + @"|(?<![\p{L}])(?:các\s+)?[Đđ]iều\s+(?:từ\s+)?(?<articles>" + ClauseLabel + @"(?:" + And + @"(?:[Đđ]iều\s+)?" + ClauseLabel + @")*)(?:\s+đến\s+(?:hết\s+)?(?:[Đđ]iều\s+)?(?<until>\d{1,3}))?";

    private const string And = @"(?:\s*,\s*(?:và\s+)?|\s+và\s+|\s*;\s*)";
    private const string PointLabel = @"(?:[a-zđ]\d?)(?![\p{L}\d])";
    private const string ClauseLabel = @"\d{1,3}[a-zđ]?(?![\p{L}\d/]|\.\d|\s+(?:ngày|tháng|năm|lần|người|triệu|đồng))";

    /// <summary>Articles that the last match named.</summary>
    public string? FirstArticle { get; private set; }

    public string? LastArticle { get; private set; }

    /// <summary>Takes one match of <see cref="Pattern"/>.</summary>
    public void Add(Match match)
    {
        if (match.Groups["points"].Success)
        {
            ClosePoints();
            points = Labels(match.Groups["points"].Value);
        }
        else if (match.Groups["clauses"].Success)
        {
            foreach (var clause in Labels(match.Groups["clauses"].Value))
            {
                open.AddRange(points.Count == 0 ? [new(null, clause, null)] : points.Select(point => new ProvisionReference(null, clause, point)));
            }

            points = [];
        }
        else
        {
            AddArticles(Articles(match));
        }
    }

    /// <summary>Gives what was named so far; what names no article or no clause has none.</summary>
    public IReadOnlyList<ProvisionReference> Take()
    {
        ClosePoints();
        var taken = done.Concat(open).ToList();
        Clear();
        return taken;
    }

    /// <summary>Forgets what was named: it belongs to this document itself.</summary>
    public void Clear()
    {
        open.Clear();
        done.Clear();
        points = [];
    }

    private void ClosePoints()
    {
        open.AddRange(points.Select(point => new ProvisionReference(null, null, point)));
        points = [];
    }

    private void AddArticles(List<string> articles)
    {
        ClosePoints();
        done.AddRange(open.Select(place => place with { Article = articles[0] }));
        done.AddRange(articles.Skip(open.Count > 0 ? 1 : 0).Select(article => new ProvisionReference(article, null, null)));
        open.Clear();
        (FirstArticle, LastArticle) = (articles[0], articles[^1]);
    }

    private static List<string> Articles(Match match)
    {
        var articles = Labels(match.Groups["articles"].Value);
        if (match.Groups["until"].Success && int.TryParse(articles[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            var until = int.Parse(match.Groups["until"].ValueSpan, CultureInfo.InvariantCulture);
            articles.AddRange(Enumerable.Range(from + 1, Math.Clamp(until - from, 0, MaxRange)).Select(number => number.ToString(CultureInfo.InvariantCulture)));
        }

        return articles;
    }

    private static List<string> Labels(string list) => Label.Matches(list).Select(match => match.Value).ToList();

    private static readonly Regex Label = new(@"(?<![\p{L}\d])(?:\d{1,3}[a-zđ]?|[a-zđ]\d?)(?![\p{L}\d])");
}
