namespace CongDoan.Ingestion.Structures;

/// <summary>Tells a preamble ("LỜI NÓI ĐẦU") from the title and the legal grounds above it.</summary>
internal static class Preamble
{
    public static (IReadOnlyList<Paragraph> Head, IReadOnlyList<Paragraph> Preamble) Split(IReadOnlyList<Paragraph> head)
    {
        var at = head.ToList().FindIndex(paragraph => paragraph.Text is "LỜI NÓI ĐẦU" or "Lời nói đầu" or "LỜI MỞ ĐẦU" or "Lời mở đầu");
        return at < 0 ? (head, []) : (head.Take(at + 1).ToList(), head.Skip(at + 1).ToList());
    }
}
