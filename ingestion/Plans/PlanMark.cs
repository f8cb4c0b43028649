using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDoan.Ingestion.Plans;

/// <summary>What a paragraph of a plan begins with.</summary>
internal enum PlanLevel
{
    /// <summary>I, II, III.</summary>
    Roman,

    /// <summary>1, 2, 3.</summary>
    Number,

    /// <summary>1.1, 1.1.1.</summary>
    Decimal,

    /// <summary>a), b).</summary>
    Letter,

    /// <summary>- or ·.</summary>
    Dash,

    /// <summary>+.</summary>
    Plus,
}

/// <summary>The mark at the beginning of a paragraph.</summary>
/// <param name="Level">Its kind.</param>
/// <param name="Number">The number as printed, without signs; empty for a dash or plus.</param>
/// <param name="Rest">The words behind it.</param>
internal sealed record PlanMark(PlanLevel Level, string Number, string Rest)
{
    public bool IsItem => Level is PlanLevel.Dash or PlanLevel.Plus;

    /// <summary>Value of a Roman or Arabic number.</summary>
    public int Value => Level == PlanLevel.Roman ? FromRoman(Number) : int.Parse(Number, CultureInfo.InvariantCulture);

    public static PlanMark? Read(string text)
    {
        var match = Mark.Match(text);
        if (!match.Success)
        {
            return null;
        }

        var rest = text[match.Length..].Trim();
        return match switch
        {
            _ when match.Groups["roman"] is { Success: true } group => new PlanMark(PlanLevel.Roman, group.Value, rest),
            _ when match.Groups["decimal"] is { Success: true } group => new PlanMark(PlanLevel.Decimal, group.Value, rest),
            _ when match.Groups["number"] is { Success: true } group => new PlanMark(PlanLevel.Number, group.Value, rest),
            _ when match.Groups["letter"] is { Success: true } group => new PlanMark(PlanLevel.Letter, group.Value, rest),
            _ => new PlanMark(match.Groups["plus"].Success ? PlanLevel.Plus : PlanLevel.Dash, "", rest),
        };
    }

    /// <summary>Gives a number in Roman numerals, 1 to 39.</summary>
    public static string ToRoman(int value) =>
        string.Concat(Enumerable.Repeat('X', value / 10)) + new[] { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX" }[value % 10];

    private static int FromRoman(string number)
    {
        var total = 0;
        for (var at = 0; at < number.Length; at++)
        {
            var value = Digit(number[at]);
            total += at + 1 < number.Length && value < Digit(number[at + 1]) ? -value : value;
        }

        return total;
    }

    private static int Digit(char letter) => letter switch { 'I' => 1, 'V' => 5, _ => 10 };

    /// <summary>Specks of a scan may stand before a mark.</summary>
    private static readonly Regex Mark = new(
        @"^[~_`'|*\s]*(?:(?<roman>[IVX]{1,6})\s*[.\-–:)/]\s*(?=[\p{Lu}“""(])"
        + @"|(?<decimal>\d{1,2}(?:\.\d{1,2}){1,2})\s*[.\-–:)]?\s*(?=[\p{Lu}“""(])"
        + @"|(?<number>\d{1,2})\s*[.\-–)/:]\s*(?=[\p{Lu}“""(])"
        + @"|(?<number>\d{1,2})\s*[.)]\s+(?=\d)"
        + @"|(?<letter>[a-zđ])\)\s*(?=\p{L})"
        + @"|(?<plus>\+)\s*(?=\S)"
        + @"|(?<dash>[-–—·•●▪])\s*(?=[^\s\d/.]|\d))");
}
