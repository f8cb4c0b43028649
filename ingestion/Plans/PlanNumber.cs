using System.Text.RegularExpressions;
using CongDoan.Ingestion.Metadata;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Plans;

/// <summary>A plan's own number: as printed at its head, or as an article tells it. Numbers that the text cites are none.</summary>
/// <param name="Text">Such as <c>27/KH-LĐLĐ</c>, spaces left out.</param>
/// <param name="Issued">Day of issue that is told with it, or null.</param>
internal sealed record PlanNumber(string Text, DateOnly? Issued)
{
    private const string Symbol = @"(?<serial>\d{1,4})\s*/\s*(?<kind>KH|CTr|CTR|CT|ĐA|HD)\s*[-–]\s*(?<issuer>[\p{Lu}\d]{2,12}(?:-[\p{Lu}\d]+)*)";

    public static bool IsPrinted(string line) => Printed.IsMatch(line) && !Printed.Match(line).Groups["kind"].ValueSpan.SequenceEqual("HD");

    public static bool IsTold(string text) => Told.IsMatch(text);

    /// <param name="head">Lines above the text, and the text's first paragraphs.</param>
    /// <param name="opening">The first paragraphs of the text.</param>
    public static PlanNumber? Find(IEnumerable<string> head, IEnumerable<string> opening)
    {
        if (head.Select(line => Printed.Match(line)).FirstOrDefault(match => match.Success) is { } printed)
        {
            return new PlanNumber(TextOf(printed), null);
        }

        var told = opening.Select(paragraph => Told.Match(paragraph)).FirstOrDefault(match => match.Success);
        return told is null ? null : new PlanNumber(TextOf(told), VietnameseDate.Of(told));
    }

    /// <summary>
    /// The number with its issuer's short name as it is written ("LBLDP" is LĐLĐ), when a scan is known to confuse the
    /// letters; null when the short name is known already or stays unknown.
    /// </summary>
    public string? Repaired()
    {
        var at = Text.LastIndexOf('-');
        var name = Text[(at + 1)..];
        var known = EmbeddedTable.Read("Vietnamese/Data/abbreviations.tsv").Select(row => row[0]).Where(key => key.Length > 1 && key.All(char.IsUpper)).ToList();
        var alike = known.Contains(name, StringComparer.Ordinal) ? null : known.FirstOrDefault(key => Shape(key) == Shape(name));
        return alike is null ? null : Text[..(at + 1)] + alike;
    }

    /// <summary>Scans read Đ as D, P, B or as two of them.</summary>
    private static string Shape(string name)
    {
        var letters = Folding.Fold(name).Replace('p', 'd').Replace('b', 'd');
        return string.Concat(letters.Where((c, at) => at == 0 || c != 'd' || letters[at - 1] != 'd'));
    }

    private static string TextOf(Match match) => $"{match.Groups["serial"].Value}/{match.Groups["kind"].Value}-{match.Groups["issuer"].Value}";

    private static readonly Regex Printed = new(@"(?:^|\s|\|)[Ss]\S{0,2}\s*:\s*" + Symbol);

    private static readonly Regex Told = new(@"ban hành\s+(?:Kế hoạch|Chương trình)\s+số\s+" + Symbol + @"(?:,?\s+ngày\s+" + VietnameseDate.Pattern + ")?", RegexOptions.IgnoreCase);
}
