using System.Text.RegularExpressions;
using AngleSharp.Dom;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>Finds the part of a page that is its text: without menus, side columns, counters, comments and forms.</summary>
internal static class HtmlContent
{
    /// <summary>A part that holds this share of the page's text is gone into; the rest beside it is furniture.</summary>
    private const double MainShare = 0.75;

    /// <summary>A list or box whose words stand in links to this share only leads elsewhere.</summary>
    private const double MenuShare = 0.6;

    private const string Furniture =
        "script,style,noscript,template,svg title,svg desc,iframe,object,embed,form,button,select,input,textarea,nav,aside,footer,dialog,"
        + "[role=navigation],[role=banner],[role=contentinfo],[role=search],[role=complementary]";

    /// <summary>Takes everything out of the document that is not its text, and gives the element that holds the text.</summary>
    public static IElement? Find(IDocument document, List<string> hidden)
    {
        foreach (var element in document.QuerySelectorAll(Furniture).ToList())
        {
            element.Remove();
        }

        if (document.Body is not { } body)
        {
            return null;
        }

        foreach (var element in body.QuerySelectorAll("*").Where(IsHidden).ToList())
        {
            var text = TextCleaner.CleanLine(element.TextContent);
            if (element.ParentElement is not null && text.Length > 0)
            {
                hidden.Add(text);
            }

            element.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*").Where(element => IsNamedFurniture(element) || IsMenu(element) || IsCounter(element)).ToList())
        {
            element.Remove();
        }

        return Descend(body);
    }

    private static IElement Descend(IElement element)
    {
        var all = element.TextContent.Length;
        while (element.Children.FirstOrDefault(child => child.TextContent.Length >= all * MainShare) is { } inner && IsContainer(inner))
        {
            element = inner;
        }

        return element;
    }

    private static bool IsContainer(IElement element) =>
        element.LocalName is "div" or "main" or "article" or "section" or "center" or "font" or "span" or "body";

    private static bool IsHidden(IElement element) =>
        element.HasAttribute("hidden")
        || string.Equals(element.GetAttribute("aria-hidden"), "true", StringComparison.OrdinalIgnoreCase)
        || (element.GetAttribute("style") is { } style && InvisibleStyle.IsMatch(style));

    /// <summary>Boxes that say of themselves what they are, unless they hold the text after all.</summary>
    private static bool IsNamedFurniture(IElement element) =>
        element.LocalName is "div" or "ul" or "ol" or "section" or "header" or "table" or "p" or "span"
        && FurnitureName.IsMatch($" {element.ClassName} {element.Id} ")
        && element.QuerySelector("h1") is null
        && !HoldsProvisions(element);

    private static bool IsMenu(IElement element)
    {
        if (element.LocalName is not ("ul" or "ol" or "div" or "table" or "header" or "section") || HoldsProvisions(element))
        {
            return false;
        }

        var links = element.QuerySelectorAll("a");
        var all = element.TextContent.Count(char.IsLetterOrDigit);
        return links.Length >= 3 && all > 0 && links.Sum(link => link.TextContent.Count(char.IsLetterOrDigit)) >= all * MenuShare;
    }

    private static bool IsCounter(IElement element) =>
        element.LocalName is "p" or "div" or "li" or "span" or "td" or "tr" && element.TextContent.Length < 120
        && Counter.IsMatch(TextCleaner.CleanLine(element.TextContent));

    /// <summary>A container named "header-content" that holds articles of a law is no header.</summary>
    private static bool HoldsProvisions(IElement element) => Provision.Count(element.TextContent) >= 2;

    private static readonly Regex InvisibleStyle = new(@"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*[01](?:px|pt)?\s*(?:;|$)|opacity\s*:\s*0\s*(?:;|$)", RegexOptions.IgnoreCase);

    private static readonly Regex FurnitureName = new(
        @"[\s_-](?:menu|nav|navbar|navigation|breadcrumbs?|sidebar|side-?bar|footer|header|topbar|banner|comments?|binh-?luan|share|social|related|lien-?quan|"
        + @"counter|visitors?|thong-?ke|luot-?xem|truy-?cap|advert|ads|quang-?cao|cookie|popup|modal|login|search|pagination|tags?|toolbar|copyright)[\s_-]",
        RegexOptions.IgnoreCase);

    private static readonly Regex Counter = new(
        @"^(?:(?:số )?lượt (?:xem|truy cập|đọc)|đang (?:truy cập|online|xem|trực tuyến)|(?:tổng )?(?:số )?(?:lượt )?truy cập|hôm (?:nay|qua)|tuần (?:này|trước)|tháng (?:này|trước)|"
        + @"views?|visitors?|online|chia sẻ|in trang|gửi email|cỡ chữ)\s*:?\s*[\d.,\s]*$",
        RegexOptions.IgnoreCase);

    private static readonly Regex Provision = new(@"Điều\s+\d{1,3}\s*[.:]");
}
