namespace CongDoan.Ingestion.Structures;

/// <summary>
/// Finds the paragraphs that are quoted from another law ("“Điều 5. …”"), so that their articles and clauses are not
/// taken for the document's own. A mark without its partner counts for nothing.
/// </summary>
internal static class QuotationMarks
{
    /// <summary>A quotation longer than this is two stray marks.</summary>
    private const int MaxParagraphs = 400;

    public static IReadOnlyList<Paragraph> Mark(List<Paragraph> paragraphs)
    {
        var quoted = new bool[paragraphs.Count];
        var open = new Stack<int>();
        for (var index = 0; index < paragraphs.Count; index++)
        {
            var text = paragraphs[index].Text;
            for (var at = 0; at < text.Length; at++)
            {
                var mark = Kind(text, at, open.Count > 0);
                if (mark > 0)
                {
                    // Only a quotation that begins the paragraph hides a marker in that paragraph itself.
                    open.Push(at == 0 ? index : index + 1);
                }
                else if (mark < 0 && open.TryPop(out var from) && index - from <= MaxParagraphs)
                {
                    for (var inside = from; inside <= index; inside++)
                    {
                        quoted[inside] = true;
                    }
                }
            }
        }

        return paragraphs.Select((paragraph, index) => quoted[index] ? paragraph with { IsQuoted = true } : paragraph).ToList();
    }

    /// <summary>Gives 1 for an opening mark, -1 for a closing one, 0 for anything else; straight marks count only where a quoted provision begins or ends.</summary>
    private static int Kind(string text, int at, bool isOpen) => text[at] switch
    {
        '“' => 1,
        '”' => -1,
        '"' when at == 0 && text.Length > 1 && !isOpen => 1,
        '"' when isOpen && text.AsSpan(at + 1).Trim(".;,").Length == 0 => -1,
        _ => 0,
    };
}
