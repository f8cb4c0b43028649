using System.Globalization;
using System.Text;
using System.Xml;

namespace CongDoan.Ingestion.Reading.Word;

/// <summary>Counts the automatic numbers of a document, so that a paragraph gets the label that Word prints before it.</summary>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly Dictionary<string, WordListLevel[]> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> listOf = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Number, int Level), int> restarts = [];
    private readonly Dictionary<string, int?[]> counters = new(StringComparer.Ordinal);
    private readonly HashSet<(string Number, int Level)> restarted = [];

    public static WordNumbering Read(XmlReader? reader, WordLimits limits)
    {
        var result = new WordNumbering();
        if (reader is null)
        {
            return result;
        }

        using (reader)
        {
            result.Fill(reader, limits);
        }

        return result;
    }

    /// <summary>Counts one paragraph and gives its printed label; empty when the list is unknown or prints nothing.</summary>
    public string Next(string number, int level)
    {
        if (level is < 0 or >= Levels || !listOf.TryGetValue(number, out var list) || !lists.TryGetValue(list, out var levels))
        {
            return "";
        }

        if (!counters.TryGetValue(list, out var counts))
        {
            counts = new int?[Levels];
            counters.Add(list, counts);
        }

        if (restarts.TryGetValue((number, level), out var start) && restarted.Add((number, level)))
        {
            counts[level] = start;
        }
        else
        {
            counts[level] = counts[level] is { } last ? last + 1 : levels[level].Start;
        }

        Array.Clear(counts, level + 1, Levels - level - 1);
        return Label(levels, counts, level);
    }

    private static string Label(WordListLevel[] levels, int?[] counts, int level)
    {
        if (levels[level].Format == "bullet")
        {
            var sign = levels[level].Text.Trim();
            return sign is "+" or "-" or "–" or "*" ? sign : "-";
        }

        if (levels[level].Format == "none")
        {
            return "";
        }

        var label = new StringBuilder();
        var text = levels[level].Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '%' && at + 1 < text.Length && text[at + 1] is >= '1' and <= '9')
            {
                var other = text[++at] - '1';
                var format = levels[level].IsLegal ? "decimal" : levels[other].Format;
                label.Append(Written(counts[other] ?? levels[other].Start, format));
            }
            else
            {
                label.Append(text[at]);
            }
        }

        return label.ToString().Trim();
    }

    private static string Written(int count, string format) => format switch
    {
        "upperRoman" => Roman(count),
        "lowerRoman" => Roman(count).ToLowerInvariant(),
        "upperLetter" => Letters(count).ToUpperInvariant(),
        "lowerLetter" => Letters(count),
        "decimalZero" => count.ToString("00", CultureInfo.InvariantCulture),
        _ => count.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Word goes on after z with aa, bb, cc.</summary>
    private static string Letters(int count) =>
        count is > 0 and <= 260 ? new string((char)('a' + ((count - 1) % 26)), ((count - 1) / 26) + 1) : count.ToString(CultureInfo.InvariantCulture);

    private static string Roman(int count)
    {
        if (count is <= 0 or > 3999)
        {
            return count.ToString(CultureInfo.InvariantCulture);
        }

        (int Value, string Sign)[] signs =
        [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
            (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ];
        var roman = new StringBuilder();
        foreach (var (value, sign) in signs)
        {
            for (; count >= value; count -= value)
            {
                roman.Append(sign);
            }
        }

        return roman.ToString();
    }

    private void Fill(XmlReader reader, WordLimits limits)
    {
        string? list = null;
        string? number = null;
        var level = 0;
        while (WordXml.Next(reader, limits))
        {
            if (reader.NodeType != XmlNodeType.Element)
            {
                continue;
            }

            switch (reader.LocalName)
            {
                case "abstractNum":
                    (list, number) = (WordXml.Attribute(reader, "abstractNumId") ?? "", null);
                    lists.TryAdd(list, Enumerable.Range(0, Levels).Select(_ => new WordListLevel()).ToArray());
                    break;
                case "num":
                    (list, number) = (null, WordXml.Attribute(reader, "numId") ?? "");
                    break;
                case "abstractNumId" when number is not null:
                    listOf.TryAdd(number, WordXml.Value(reader) ?? "");
                    break;
                case "lvl" or "lvlOverride":
                    level = Math.Clamp(Number(WordXml.Attribute(reader, "ilvl")), 0, Levels - 1);
                    break;
                case "startOverride" when number is not null:
                    restarts.TryAdd((number, level), Number(WordXml.Value(reader)));
                    break;
                default:
                    if (list is not null)
                    {
                        lists[list][level].Take(reader.LocalName, WordXml.Value(reader) ?? "");
                    }

                    break;
            }
        }
    }

    private static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

/// <summary>How one level of a list is numbered.</summary>
internal sealed class WordListLevel
{
    public int Start { get; private set; } = 1;

    public string Format { get; private set; } = "decimal";

    /// <summary>The label with <c>%1</c> for the number of level 1, and so on.</summary>
    public string Text { get; private set; } = "";

    /// <summary>All numbers of the label in digits.</summary>
    public bool IsLegal { get; private set; }

    public void Take(string element, string value)
    {
        switch (element)
        {
            case "start" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var start):
                Start = start;
                break;
            case "numFmt":
                Format = value;
                break;
            case "lvlText":
                Text = value.Length <= 100 ? value : "";
                break;
            case "isLgl":
                IsLegal = value is not ("0" or "false");
                break;
        }
    }
}
