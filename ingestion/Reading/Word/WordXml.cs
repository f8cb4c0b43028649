using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>Reading WordprocessingML forward only, with a bound on nesting: a parser that builds a tree can be made to overflow its stack.</summary>
internal static class WordXml
{
    /// <summary>Moves to the next node, or throws <see cref="RefusedException"/> when elements nest deeper than any real document.</summary>
    public static bool Next(XmlReader reader, WordLimits limits)
    {
        if (!reader.Read())
        {
            return false;
        }

        return reader.Depth <= limits.Depth
            ? true
            : throw new RefusedException($"Tệp Word lồng quá sâu (hơn {limits.Depth} tầng); tệp được dựng để gây hại.");
    }

    /// <summary>Reads past the element and everything in it, with the same bound.</summary>
    public static void Skip(XmlReader reader, WordLimits limits)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        var depth = reader.Depth;
        while (Next(reader, limits) && reader.Depth > depth)
        {
            // Only counting.
        }
    }

    /// <summary>An attribute whatever its prefix: producers write both <c>w:val</c> and <c>val</c>.</summary>
    public static string? Attribute(XmlReader reader, string name)
    {
        for (var index = 0; index < reader.AttributeCount; index++)
        {
            reader.MoveToAttribute(index);
            if (reader.LocalName == name)
            {
                var value = reader.Value;
                reader.MoveToElement();
                return value;
            }
        }

        reader.MoveToElement();
        return null;
    }

    public static string? Value(XmlReader reader) => Attribute(reader, "val");

    /// <summary>A switch such as <c>w:vanish</c> is on unless its value says otherwise.</summary>
    public static bool IsOn(XmlReader reader) => Value(reader) is not ("0" or "false" or "off");
}
