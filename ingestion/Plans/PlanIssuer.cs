using System.Text.RegularExpressions;
using CongDoan.Knowledge.Units;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Plans;

/// <summary>Who issued a plan.</summary>
/// <param name="Name">Name as the text gives it, or that of the unit.</param>
/// <param name="Unit">Id of the unit, or null when it is none of the known ones.</param>
internal sealed record PlanIssuer(string Name, string? Unit)
{
    /// <param name="head">Lines above the text.</param>
    /// <param name="opening">The first paragraphs of the text.</param>
    public static PlanIssuer? Find(IReadOnlyList<string> head, IReadOnlyList<string> opening)
    {
        // The title may name the union above; the line that names the issuer stands above the title.
        var printed = head.TakeWhile(line => !PlanParagraphs.IsKindLine(line)).Select(line => UnitIn(line, atStart: true)).FirstOrDefault(unit => unit is not null);
        if (printed is not null)
        {
            return new PlanIssuer(printed.Name, printed.Id);
        }

        foreach (var match in opening.Select(paragraph => Issues.Match(Brackets.Replace(paragraph, " "))).Where(match => match.Success))
        {
            var name = Spaces.Replace(match.Groups["issuer"].Value, " ").Trim();
            return UnitIn(name, atStart: false) is { } unit ? new PlanIssuer(unit.Name, unit.Id) : new PlanIssuer(name, null);
        }

        return null;
    }

    /// <summary>The unit that a text names, the longest name first.</summary>
    private static UnionUnit? UnitIn(string text, bool atStart)
    {
        var plain = Plain(text);
        return UnionUnits.Shipped.All
            .Where(unit => atStart ? plain.StartsWith(Plain(unit.Name), StringComparison.Ordinal) : plain.Contains(Plain(unit.Name), StringComparison.Ordinal))
            .MaxBy(unit => unit.Name.Length);
    }

    // Names are compared without marks, since a scan may have lost them, and without dashes of any kind.
    private static string Plain(string text) => string.Join(' ', Syllables.Of(text).Select(Folding.Fold));

    private static readonly Regex Issues = new(@"(?:^|[.,;]\s+)(?:Ban Thường vụ|Ban Chấp hành|Đoàn Chủ tịch|Thường trực)?\s*(?<issuer>(?:Tổng Liên đoàn|Liên đoàn Lao động|Công đoàn|LĐLĐ|CĐ)(?:(?!\s(?:xây dựng|ban hành|đề ra|đã ban hành)\s)[^.;,]){0,90})\s(?:xây dựng|đã ban hành|ban hành|đề ra)\s+[Kk]ế hoạch");

    private static readonly Regex Brackets = new(@"\([^()]*\)");

    private static readonly Regex Spaces = new(@"\s+");
}
