using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>A law's title in reading case, and its issuer.</summary>
/// <param name="Text">Such as <c>Bộ luật Lao động</c>; empty when it could not be read.</param>
/// <param name="IsConstitution">True for the Constitution, whose number is made of its year.</param>
internal sealed partial record LawTitle(string Text, bool IsConstitution)
{
    private static readonly string[] ProperNames =
        ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Việt Nam", "Quốc hội", "Chính phủ", "Tổng Liên đoàn Lao động", "Liên đoàn Lao động", "Công đoàn"];

    public static LawTitle Find(LawStructure law, ConsolidatedText? consolidated)
    {
        var lines = law.Head.Select(paragraph => paragraph.Text).ToList();
        var at = lines.FindIndex(line => Kind().IsMatch(line));
        var kind = at < 0 ? "" : Kind().Match(lines[at]).Groups["kind"].Value;
        if (consolidated is not null)
        {
            return new LawTitle(Raise(consolidated.Title), false);
        }

        if (at < 0)
        {
            return new LawTitle("", false);
        }

        var rest = Kind().Match(lines[at]).Groups["rest"].Value.Trim();
        var below = lines.Skip(at + 1).TakeWhile(line => !TitleEnd().IsMatch(line) && !line.Contains('|'));
        var words = string.Join(' ', new[] { rest }.Concat(below).Where(part => part.Length > 0));
        return kind switch
        {
            "LUẬT" or "BỘ LUẬT" or "PHÁP LỆNH" or "HIẾN PHÁP" => new LawTitle(InReadingCase($"{kind} {words}", law), kind == "HIẾN PHÁP"),
            _ => new LawTitle(Capital(ReadingCase(words)), false),
        };
    }

    /// <summary>Gives the issuer printed at the top left of the first page, or null.</summary>
    public static string? Issuer(LawStructure law)
    {
        foreach (var paragraph in law.Head.Take(12))
        {
            var cells = paragraph.Text.Split(" | ");
            if (cells.Length > 1 && cells[1].StartsWith("CỘNG H", StringComparison.Ordinal) && cells[0].Any(char.IsLetter))
            {
                return Capital(ReadingCase(cells[0]));
            }
        }

        return null;
    }

    /// <summary>The law names itself once in reading case ("Quốc hội ban hành Luật Công đoàn."); else the capitals are lowered.</summary>
    private static string InReadingCase(string capitals, LawStructure law)
    {
        foreach (var paragraph in law.Head.Where(paragraph => !paragraph.IsUpperCase))
        {
            var at = paragraph.Text.IndexOf(capitals, StringComparison.CurrentCultureIgnoreCase);
            if (at >= 0)
            {
                return Raise(paragraph.Text.Substring(at, capitals.Length));
            }
        }

        return Raise(Capital(ReadingCase(capitals)));
    }

    private static string ReadingCase(string text)
    {
        if (text.Any(char.IsLower))
        {
            return text;
        }

        var lower = text.ToLowerInvariant();
        foreach (var name in ProperNames)
        {
            lower = lower.Replace(name, name, StringComparison.OrdinalIgnoreCase);
        }

        return lower;
    }

    /// <summary>"Bộ luật lao động" is cited as "Bộ luật Lao động".</summary>
    private static string Raise(string title)
    {
        var match = KindInReadingCase().Match(title);
        return match.Success ? match.Value + Capital(title[match.Length..]) : title;
    }

    private static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"^(?<kind>HIẾN PHÁP|BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|QUY ĐỊNH|ĐIỀU LỆ)(?<rest>\s+[^\p{Ll}]*)?$")]
    private static partial Regex Kind();

    [GeneratedRegex(@"^(?:Căn cứ|Theo đề nghị|LỜI NÓI ĐẦU|\(|Bộ luật .* số |Luật .* số |Nghị định .* số |Chương |Phần |Quốc hội |Chính phủ |.*BAN HÀNH|CHÍNH PHỦ$|BỘ TRƯỞNG)")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"^(?:Bộ luật|Luật|Pháp lệnh)\s+(?=\p{Ll})")]
    private static partial Regex KindInReadingCase();
}
