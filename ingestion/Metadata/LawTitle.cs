using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>A law's title in reading case, and its issuer.</summary>
/// <param name="Text">Such as <c>Bộ luật Lao động</c>; empty when it could not be read.</param>
/// <param name="IsConstitution">True for the Constitution, whose number is made of its year.</param>
internal sealed record LawTitle(string Text, bool IsConstitution)
{
    private static readonly string[] ProperNames =
        ["Cộng hòa xã hội chủ nghĩa Việt Nam", "Việt Nam", "Quốc hội", "Chính phủ", "Tổng Liên đoàn Lao động", "Liên đoàn Lao động", "Công đoàn"];

    /// <summary>Index of the first paragraph below the title among those of the head.</summary>
    public int End { get; init; }

    public static LawTitle Find(LawStructure law, ConsolidatedText? consolidated)
    {
        var lines = law.Head.Select(paragraph => paragraph.Text).ToList();
        var at = lines.FindIndex(line => Kind.IsMatch(line));
        var kind = at < 0 ? "" : Kind.Match(lines[at]).Groups["kind"].Value;
        if (consolidated is not null)
        {
            return new LawTitle(Raise(consolidated.Title), false);
        }

        if (at < 0)
        {
            return Subject(lines);
        }

        var rest = Kind.Match(lines[at]).Groups["rest"].Value.Trim();
        var below = Below(law, at + 1, rest.Length > 0);
        var words = string.Join(' ', new[] { rest }.Concat(below).Where(part => part.Length > 0));
        var end = at + 1 + below.Count;
        return kind switch
        {
            "LUẬT" or "BỘ LUẬT" or "PHÁP LỆNH" or "HIẾN PHÁP" => new LawTitle(InReadingCase($"{kind} {words}", law), kind == "HIẾN PHÁP") { End = end },
            _ => new LawTitle(Capital(ReadingCase(words)), false) { End = end },
        };
    }

    /// <summary>The lines of the title. Without articles below, where the text begins shows only in how it is set.</summary>
    private static List<string> Below(LawStructure law, int from, bool hasTitle)
    {
        var lines = new List<string>();
        foreach (var paragraph in law.Head.Skip(from))
        {
            var isTitle = law.Articles.Count > 0 || paragraph.IsCentered || paragraph.IsUpperCase || (lines.Count == 0 && !hasTitle);
            if (!isTitle || paragraph.IsRow || TitleEnd.IsMatch(paragraph.Text))
            {
                break;
            }

            lines.Add(paragraph.Text);
        }

        return lines;
    }

    /// <summary>An official letter has no title; it says what it is about ("V/v hướng dẫn …").</summary>
    private static LawTitle Subject(List<string> lines)
    {
        var at = lines.FindIndex(line => About.IsMatch(line));
        return at < 0
            ? new LawTitle("", false)
            : new LawTitle(Capital(About.Match(lines[at]).Groups["about"].Value.Trim()), false) { End = at + 1 };
    }

    /// <summary>Gives the issuer printed at the top left of the first page, or null.</summary>
    public static string? Issuer(LawStructure law)
    {
        var top = law.Head.Take(12).ToList();
        for (var index = 0; index < top.Count; index++)
        {
            var cells = top[index].Text.Split(" | ");
            if (cells.Length > 1 && cells[1].StartsWith("CỘNG H", StringComparison.Ordinal) && cells[0].Any(char.IsLetter))
            {
                return Capital(ReadingCase(cells[0]));
            }

            // Formats without columns print one below the other.
            if (index > 0 && cells.Length == 1 && cells[0].StartsWith("CỘNG H", StringComparison.Ordinal))
            {
                var above = top.Take(index).Where(paragraph => paragraph.IsUpperCase && !paragraph.IsRow).Select(paragraph => paragraph.Text).ToList();
                return above.Count > 0 ? Capital(ReadingCase(above[^1])) : null;
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
        var match = KindInReadingCase.Match(title);
        return match.Success ? match.Value + Capital(title[match.Length..]) : title;
    }

    private static string Capital(string text) =>
        text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    private static readonly Regex Kind = new(@"^(?<kind>HIẾN PHÁP|BỘ LUẬT|LUẬT|PHÁP LỆNH|NGHỊ ĐỊNH|NGHỊ QUYẾT|THÔNG TƯ LIÊN TỊCH|THÔNG TƯ|QUYẾT ĐỊNH|CHỈ THỊ|HƯỚNG DẪN|QUY ĐỊNH|QUY CHẾ|ĐIỀU LỆ|THÔNG BÁO|KẾT LUẬN|THÔNG TRI)(?<rest>\s+[^\p{Ll}]*)?$");

    private static readonly Regex TitleEnd = new(@"^(?:Căn cứ|Theo đề nghị|LỜI NÓI ĐẦU|\(|Bộ luật .* số |Luật .* số |Nghị định .* số |Chương |Phần |Quốc hội |Chính phủ |.*BAN HÀNH|CHÍNH PHỦ$|BỘ TRƯỞNG|ĐOÀN CHỦ TỊCH|CHỦ TỊCH|Kính gửi|Thực hiện |(?:[IVX]+|\d{1,2}|A)[.)]\s)");

    private static readonly Regex KindInReadingCase = new(@"^(?:Bộ luật|Luật|Pháp lệnh)\s+(?=\p{Ll})");

    private static readonly Regex About = new(@"(?:^|\|\s*)(?:V/v|Về việc)\s*:?\s*(?<about>[^|]+)", RegexOptions.IgnoreCase);
}
