using System.Text.RegularExpressions;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Ingestion.Metadata;

/// <summary>
/// The numbers of the documents that a text names: an amending law writes "Luật Công đoàn số 50/2024/QH15" once and
/// "Luật Công đoàn" from then on.
/// </summary>
internal sealed class DocumentNames
{
    private const string Kinds = "(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết liên tịch|Nghị quyết|Thông tư liên tịch|Thông tư|Quyết định|Hướng dẫn|Quy định|Quy chế|Điều lệ)";

    /// <summary>Tokens of a document's name inside a larger pattern; the groups are this, number, constitution, named.</summary>
    public const string Pattern =
        @"(?<this>(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Hướng dẫn|Quy định|Quy chế|Điều lệ|Hiến pháp)\s+này)"
        + @"|(?<constitution>Hiến pháp(?:\s+nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam)?(?:\s+năm\s+(?<year>\d{4}))?)"
        + "|" + Kinds + @"(?:(?!\s+số\s+\d|" + Kinds + @"|này)[^;:“”]){0,160}?\s+số\s+(?<number>" + DocumentNumber.Pattern + ")"
        + @"|(?<named>(?:Bộ luật|Luật|Pháp lệnh)\s+\p{L}[^;:.“”]*)";

    private readonly Dictionary<string, string> numbers = new(StringComparer.OrdinalIgnoreCase);

    public DocumentNames(LawStructure law)
    {
        var texts = law.Head.Select(paragraph => paragraph.Text)
            .Concat(law.Articles.SelectMany(article => article.Text.Split('\n').Prepend(article.Title)));
        foreach (Match match in texts.SelectMany(text => Numbered.Matches(text)))
        {
            numbers.TryAdd(match.Groups["name"].Value.Trim(), match.Groups["number"].Value);
        }
    }

    /// <summary>Gives the number that a match of <see cref="Pattern"/> stands for, or null when nothing says it.</summary>
    public string? NumberOf(Match match)
    {
        if (match.Groups["number"].Success)
        {
            return match.Groups["number"].Value;
        }

        if (match.Groups["constitution"].Success)
        {
            return $"HP{(match.Groups["year"].Success ? match.Groups["year"].Value : "2013")}";
        }

        var words = match.Groups["named"].Value;
        return numbers.Where(pair => words.StartsWith(pair.Key, StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(pair => pair.Key.Length).Select(pair => pair.Value).FirstOrDefault();
    }

    private static readonly Regex Numbered = new(@"(?<name>(?:Bộ luật|Luật|Pháp lệnh)\s+(?:(?!số\s+\d|(?:Bộ luật|Luật|Pháp lệnh)\s)[\p{L}\s,-]){2,120}?)\s+số\s+(?<number>" + DocumentNumber.Pattern + ")");
}
