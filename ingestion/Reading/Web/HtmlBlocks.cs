using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Reading.Web;

/// <summary>Turns the text of a page into paragraphs, headings, list items with their printed numbers, and table rows.</summary>
internal sealed class HtmlBlocks
{
    private static readonly HashSet<string> BlockElements = new(StringComparer.Ordinal)
    {
        "address", "article", "blockquote", "body", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "table", "tbody", "td",
        "tfoot", "th", "thead", "tr", "ul", "caption",
    };

    private readonly List<SourceBlock> blocks = [];
    private readonly StringBuilder words = new();
    private readonly List<string> bookmarks = [];
    private string label = "";

    public static IReadOnlyList<SourceBlock> Of(IElement root)
    {
        var reader = new HtmlBlocks();
        reader.Take(root, new Style(0, false));
        reader.Finish(new Style(0, false));
        return reader.blocks;
    }

    // The page was checked for nesting before, so recursion is bounded.
    private void Take(INode node, Style style)
    {
        switch (node)
        {
            case IText text:
                words.Append(text.Data);
                break;
            case IElement { LocalName: "br" }:
                Finish(style);
                break;
            case IElement { LocalName: "table" } table when IsData(table):
                Finish(style);
                TakeTable(table);
                break;
            case IElement element:
                TakeElement(element, style);
                break;
        }
    }

    private void TakeElement(IElement element, Style style)
    {
        if ((element.Id ?? (element.LocalName == "a" ? element.GetAttribute("name") : null)) is { Length: > 0 } name)
        {
            bookmarks.Add(name);
        }

        var isBlock = BlockElements.Contains(element.LocalName);
        var inner = isBlock ? StyleOf(element, style) : style;
        if (isBlock)
        {
            Finish(style);
            if (element.LocalName == "li")
            {
                label = LabelOf(element);
            }
        }

        foreach (var child in element.ChildNodes)
        {
            Take(child, inner);
        }

        if (isBlock)
        {
            Finish(inner);
        }
    }

    private void Finish(Style style)
    {
        var text = TextCleaner.CleanLine(words.ToString());
        words.Clear();
        if (text.Length == 0)
        {
            return;
        }

        blocks.Add(new SourceBlock(label.Length > 0 ? $"{label} {text}" : text)
        {
            Label = label,
            Level = style.Level,
            IsCentered = style.IsCentered,
            Bookmarks = [.. bookmarks],
        });
        label = "";
        bookmarks.Clear();
    }

    private void TakeTable(IElement table)
    {
        foreach (var row in table.QuerySelectorAll("tr").Where(row => row.Closest("table") == table))
        {
            var cells = row.Children.Where(cell => cell.LocalName is "td" or "th")
                .Select(cell => TextCleaner.CleanLine(cell.TextContent))
                .Where(cell => cell.Length > 0)
                .ToList();
            if (cells.Count > 0)
            {
                blocks.Add(new SourceBlock(string.Join(" | ", cells)) { IsRow = cells.Count > 1 });
            }
        }
    }

    /// <summary>Two columns without rules set the state header or the signature side by side; anything else is a table of data.</summary>
    private static bool IsData(IElement table)
    {
        var columns = table.QuerySelectorAll("tr").Select(row => row.Children.Length).DefaultIfEmpty(0).Max();
        var border = table.GetAttribute("border");
        var hasRules = border is not (null or "" or "0") || table.GetAttribute("style")?.Contains("border", StringComparison.OrdinalIgnoreCase) == true;
        return table.QuerySelector("table") is null && (columns > 2 || (columns == 2 && (hasRules || table.QuerySelector("th") is not null)));
    }

    private static Style StyleOf(IElement element, Style style)
    {
        var level = element.LocalName is ['h', >= '1' and <= '6'] ? element.LocalName[1] - '0' : style.Level;
        var alignment = $"{element.GetAttribute("align")} {element.GetAttribute("style")}".Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        var centered = element.LocalName == "center" || alignment.StartsWith("center", StringComparison.Ordinal) || alignment.Contains("text-align:center", StringComparison.Ordinal)
            || (style.IsCentered && !alignment.Contains("text-align:", StringComparison.Ordinal) && element.GetAttribute("align") is null);
        return new Style(level, centered);
    }

    /// <summary>The number that a browser prints before a list item.</summary>
    private static string LabelOf(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list)
        {
            return "-";
        }

        var start = int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var first) ? first : 1;
        var number = start + list.Children.Where(child => child.LocalName == "li").TakeWhile(child => child != item).Count();
        return list.GetAttribute("type") switch
        {
            "a" when number <= 26 => $"{(char)('a' + number - 1)}.",
            "A" when number <= 26 => $"{(char)('A' + number - 1)}.",
            _ => $"{number.ToString(CultureInfo.InvariantCulture)}.",
        };
    }

    /// <summary>What a block passes on to those inside it.</summary>
    private sealed record Style(int Level, bool IsCentered);
}
