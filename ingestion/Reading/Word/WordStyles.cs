using System.Globalization;
using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>What a paragraph inherits from its style: heading level, numbering, centring, hidden text.</summary>
internal sealed class WordStyles
{
    /// <summary>A style that is based on more than this many others is a circle.</summary>
    private const int MaxChain = 20;

    private readonly Dictionary<string, WordStyle> styles = new(StringComparer.Ordinal);

    public static WordStyles Read(XmlReader? reader, WordLimits limits)
    {
        var result = new WordStyles();
        if (reader is null)
        {
            return result;
        }

        using (reader)
        {
            WordStyle? style = null;
            while (WordXml.Next(reader, limits))
            {
                if (reader.NodeType != XmlNodeType.Element)
                {
                    continue;
                }

                if (reader.LocalName == "style")
                {
                    style = new WordStyle();
                    result.styles.TryAdd(WordXml.Attribute(reader, "styleId") ?? "", style);
                }
                else if (style is not null)
                {
                    Take(reader, style);
                }
            }
        }

        return result;
    }

    /// <summary>Gives the first value that a style or one of those it is based on states.</summary>
    public T? Find<T>(string? id, Func<WordStyle, T?> value)
    {
        for (var step = 0; step < MaxChain && id is not null && styles.TryGetValue(id, out var style); step++)
        {
            if (value(style) is { } found)
            {
                return found;
            }

            id = style.BasedOn;
        }

        return default;
    }

    private static void Take(XmlReader reader, WordStyle style)
    {
        var value = WordXml.Value(reader);
        switch (reader.LocalName)
        {
            case "name":
                style.Name = value;
                break;
            case "basedOn":
                style.BasedOn = value;
                break;
            case "jc":
                style.Alignment = value;
                break;
            case "outlineLvl" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level):
                style.Outline = value is null ? null : $"{level}";
                break;
            case "numId":
                style.List = value;
                break;
            case "ilvl":
                style.ListLevel = value;
                break;
            case "vanish":
                style.Hidden = WordXml.IsOn(reader) ? "1" : "0";
                break;
            case "tblBorders":
                style.Borders = "1";
                break;
        }
    }
}

/// <summary>What one style states itself; null where it says nothing.</summary>
internal sealed class WordStyle
{
    public string? Name { get; set; }

    public string? BasedOn { get; set; }

    public string? Alignment { get; set; }

    public string? Outline { get; set; }

    public string? List { get; set; }

    public string? ListLevel { get; set; }

    public string? Hidden { get; set; }

    public string? Borders { get; set; }
}
