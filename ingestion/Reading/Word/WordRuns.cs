using System.Globalization;
using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>Reads what stands inside a paragraph: its properties, and the runs with their text.</summary>
internal sealed class WordRuns(WordStyles styles)
{
    /// <summary>Half points: letters of one point are there for machines, not for readers.</summary>
    private const int InvisibleSize = 3;

    private bool inProperties;
    private bool inRun;
    private bool inText;
    private bool isHidden;

    /// <summary>True inside the properties of a paragraph's end mark, where a tracked deletion joins two paragraphs.</summary>
    public bool InParagraphMark { get; private set; }

    public void Open(WordParagraph paragraph, string name, XmlReader reader)
    {
        switch (name)
        {
            case "pPr":
                inProperties = true;
                break;
            case "r":
                (inRun, isHidden) = (true, false);
                break;
            case "rPr":
                InParagraphMark = inProperties;
                break;
            case "t":
                inText = true;
                break;
            case "tab" when inRun && !inProperties:
                Write(paragraph, " ");
                break;
            case "br" or "cr" when inRun:
                Write(paragraph, "\n");
                break;
            case "noBreakHyphen":
                Write(paragraph, "-");
                break;
            default:
                Property(paragraph, name, reader);
                break;
        }
    }

    public void Close(string name)
    {
        switch (name)
        {
            case "pPr":
                inProperties = false;
                break;
            case "r":
                inRun = false;
                break;
            case "rPr":
                InParagraphMark = false;
                break;
            case "t":
                inText = false;
                break;
        }
    }

    /// <summary>Adds characters of the document; those outside of text elements are the layout of the XML.</summary>
    public void AddText(WordParagraph paragraph, string text)
    {
        if (inText)
        {
            // Line breaks inside text elements are spaces: a real one is an element.
            Write(paragraph, text.Replace('\n', ' ').Replace('\r', ' '));
        }
    }

    private void Write(WordParagraph paragraph, string text) => (isHidden ? paragraph.Hidden : paragraph.Words).Append(text);

    private void Property(WordParagraph paragraph, string name, XmlReader reader)
    {
        var value = WordXml.Value(reader);
        switch (name)
        {
            case "pStyle":
                paragraph.Style = value;
                break;
            case "jc" when inProperties:
                paragraph.Alignment = value;
                break;
            case "outlineLvl" when inProperties:
                paragraph.Outline = value;
                break;
            case "numId" when inProperties:
                paragraph.List = value;
                break;
            case "ilvl" when inProperties:
                paragraph.ListLevel = value;
                break;
            case "rStyle" when inRun:
                isHidden |= styles.Find(value, style => style.Hidden) == "1";
                break;
            case "vanish" when inRun:
                isHidden = WordXml.IsOn(reader);
                break;
            case "color" when inRun && string.Equals(value, "FFFFFF", StringComparison.OrdinalIgnoreCase):
                isHidden = true;
                break;
            case "sz" when inRun && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= InvisibleSize:
                isHidden = true;
                break;
        }
    }
}
