using System.Globalization;
using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>
/// Reads the body of a Word document forward only into paragraphs and table rows. Tracked changes are accepted: what was
/// inserted stays, what was deleted or moved away goes.
/// </summary>
internal sealed class WordBody(XmlReader reader, WordStyles styles, WordNumbering numbering, WordLimits limits)
{
    private readonly WordRuns runs = new(styles);
    private readonly Stack<WordParagraph> paragraphs = new();
    private readonly Stack<WordTable> tables = new();
    private readonly List<SourceBlock> blocks = [];
    private readonly List<string> hidden = [];
    private readonly List<string> contents = [];
    private readonly List<string> pendingBookmarks = [];
    private WordParagraph? carried;

    /// <summary>Paragraphs and rows in reading order.</summary>
    public IReadOnlyList<SourceBlock> Blocks => blocks;

    /// <summary>Words that the printed page does not show.</summary>
    public IReadOnlyList<string> Hidden => hidden;

    /// <summary>Lines of a generated table of contents: they repeat the headings.</summary>
    public IReadOnlyList<string> Contents => contents;

    /// <summary>True when something was inserted or deleted with changes tracked.</summary>
    public bool HasTrackedChanges { get; private set; }

    public void Read(CancellationToken cancellationToken)
    {
        while (WordXml.Next(reader, limits))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Take();
            if (blocks.Count > limits.Blocks)
            {
                throw new RefusedException($"Tệp Word có hơn {limits.Blocks} đoạn; hãy tách thành nhiều tệp.");
            }
        }

        if (carried is not null)
        {
            Finish(carried);
        }
    }

    private void Take()
    {
        // An ignored element is read past, and the reader then stands on its end.
        switch (reader.NodeType)
        {
            case XmlNodeType.Element when IsIgnored(reader.LocalName):
                WordXml.Skip(reader, limits);
                break;
            case XmlNodeType.Element:
                var empty = reader.IsEmptyElement;
                var name = reader.LocalName;
                Open(name);
                if (empty)
                {
                    Close(name);
                }

                break;
            case XmlNodeType.EndElement:
                Close(reader.LocalName);
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA:
                if (paragraphs.TryPeek(out var paragraph))
                {
                    runs.AddText(paragraph, reader.Value);
                }

                break;
        }
    }

    private bool IsIgnored(string name)
    {
        if (name is "del" or "ins" or "moveFrom" or "moveTo")
        {
            HasTrackedChanges = true;
            if (runs.InParagraphMark && (name is "del" or "moveFrom") && paragraphs.TryPeek(out var paragraph))
            {
                paragraph.RunsOn = true;
            }
        }

        // Formats before a change, fallbacks that repeat the text, field codes, and what was deleted.
        return name is "del" or "moveFrom" or "Fallback" or "instrText" or "delText" or "delInstrText"
            || name.EndsWith("PrChange", StringComparison.Ordinal) || name is "tblGridChange" or "numberingChange";
    }

    private void Open(string name)
    {
        switch (name)
        {
            case "p":
                paragraphs.Push(carried ?? new WordParagraph());
                carried = null;
                paragraphs.Peek().Bookmarks.AddRange(pendingBookmarks);
                pendingBookmarks.Clear();
                break;
            case "bookmarkStart" when WordXml.Attribute(reader, "name") is { } bookmark && !bookmark.StartsWith('_'):
                (paragraphs.TryPeek(out var at) ? at.Bookmarks : pendingBookmarks).Add(bookmark);
                break;
            case "tbl":
                tables.Push(new WordTable());
                break;
            case "tr" when tables.TryPeek(out var table):
                table.Row.Clear();
                break;
            case "tc" when tables.TryPeek(out var table):
                table.Row.Add([]);
                break;
            case "gridCol" when tables.TryPeek(out var table):
                table.Columns++;
                break;
            case "tblStyle" when tables.TryPeek(out var table):
                table.HasBorders |= styles.Find(WordXml.Value(reader), style => style.Borders) is not null;
                break;
            case "top" or "left" or "start" or "bottom" or "insideH" or "insideV" when paragraphs.Count == 0 && tables.TryPeek(out var table):
                table.HasBorders |= WordXml.Value(reader) is { } border && border is not ("nil" or "none");
                break;
            default:
                if (paragraphs.TryPeek(out var paragraph))
                {
                    runs.Open(paragraph, name, reader);
                }

                break;
        }
    }

    private void Close(string name)
    {
        switch (name)
        {
            case "p" when paragraphs.TryPop(out var paragraph):
                if (paragraph.RunsOn)
                {
                    paragraph.RunsOn = false;
                    carried = paragraph;
                    break;
                }

                Finish(paragraph);
                break;
            case "tr" when tables.TryPeek(out var table):
                FinishRow(table);
                break;
            case "tbl" when tables.Count > 0:
                tables.Pop();
                break;
            default:
                runs.Close(name);
                break;
        }
    }

    private void Finish(WordParagraph paragraph)
    {
        if (paragraph.Hidden.Length > 0)
        {
            hidden.Add(paragraph.Hidden.ToString().Trim());
        }

        var style = paragraph.Style;
        var text = paragraph.Words.ToString();
        if (styles.Find(style, found => found.Name)?.StartsWith("toc ", StringComparison.OrdinalIgnoreCase) == true)
        {
            contents.Add(text.Trim());
            return;
        }

        var label = Label(paragraph);
        var centered = (paragraph.Alignment ?? styles.Find(style, found => found.Alignment)) == "center";
        var outline = paragraph.Outline ?? styles.Find(style, found => found.Outline);
        var level = int.TryParse(outline, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 9 ? number + 1 : 0;
        var first = true;
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            Add(new SourceBlock(first && label.Length > 0 ? $"{label} {line}" : line)
            {
                Label = first ? label : "",
                Level = level,
                IsCentered = centered,
                Bookmarks = first ? paragraph.Bookmarks : [],
            });
            first = false;
        }
    }

    private string Label(WordParagraph paragraph)
    {
        var list = paragraph.List ?? styles.Find(paragraph.Style, found => found.List);
        var level = paragraph.ListLevel ?? styles.Find(paragraph.Style, found => found.ListLevel) ?? "0";
        // Word counts no empty paragraph that prints nothing, but it does count one that prints its number alone.
        return list is null or "0" || !int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var depth)
            ? ""
            : numbering.Next(list, depth);
    }

    private void Add(SourceBlock block)
    {
        if (tables.TryPeek(out var table) && table.Row.Count > 0)
        {
            table.Row[^1].Add(block);
        }
        else
        {
            blocks.Add(block);
        }
    }

    private void FinishRow(WordTable table)
    {
        var cells = table.Row.Where(cell => cell.Count > 0).ToList();
        table.Row.Clear();
        tables.Pop();
        if (table.IsLayout || cells.Count == 1)
        {
            cells.SelectMany(cell => cell).ToList().ForEach(Add);
        }
        else if (cells.Count > 1)
        {
            Add(new SourceBlock(string.Join(" | ", cells.Select(cell => string.Join(' ', cell.Select(block => block.Text))))) { IsRow = true });
        }

        tables.Push(table);
    }
}
