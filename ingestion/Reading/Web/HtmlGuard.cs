namespace CongDoan.Ingestion.Reading.Web;

/// <summary>
/// Looks over the tags of a page before a parser builds a tree of it: nesting without end makes any tree builder slow or
/// overflow, and no real page does it.
/// </summary>
internal static class HtmlGuard
{
    private const int MaxDepth = 400;
    private const int MaxTags = 100_000;
    private const int MaxAttributes = 200;

    /// <summary>Tags that have no end, or whose end people leave out: they do not nest.</summary>
    private static readonly HashSet<string> Flat = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "tfoot", "colgroup", "option", "optgroup",
    };

    /// <summary>Throws <see cref="RefusedException"/> when the page is built to do harm.</summary>
    public static void Check(string html)
    {
        var (depth, tags) = (0, 0);
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; at = html.IndexOf('<', at + 1))
        {
            var isEnd = html[at + 1] == '/';
            var start = isEnd ? at + 2 : at + 1;
            var end = start;
            while (end < html.Length && char.IsAsciiLetterOrDigit(html[end]))
            {
                end++;
            }

            if (end == start)
            {
                continue;
            }

            tags++;
            var close = html.IndexOf('>', end);
            var inside = html.AsSpan(end, (close < 0 ? html.Length : close) - end);
            if (!Flat.Contains(html[start..end]) && !inside.EndsWith("/"))
            {
                depth = Math.Max(0, depth + (isEnd ? -1 : 1));
            }

            if (depth > MaxDepth || tags > MaxTags || inside.Count('=') > MaxAttributes)
            {
                throw new RefusedException("Trang web lồng quá sâu hoặc có quá nhiều thẻ; trang được dựng để gây hại hoặc không phải một bài viết.");
            }
        }
    }
}
