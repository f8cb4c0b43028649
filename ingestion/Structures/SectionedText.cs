namespace CongDoan.Ingestion.Structures;

/// <summary>A document without articles: header and title, then its body, then signature and appendices.</summary>
internal static class SectionedText
{
    /// <param name="law">As parsed: everything stands in its head.</param>
    /// <param name="bodyAt">Index of the first paragraph below the title.</param>
    public static LawStructure Split(LawStructure law, int bodyAt)
    {
        var below = law.Head.Skip(bodyAt).ToList();
        var end = below.FindIndex(LawParser.IsEnd);
        var body = end < 0 ? below : below[..end];
        var (appendices, rest) = Appendices.Split(end < 0 ? [] : below[end..]);
        return law with { Head = law.Head.Take(bodyAt).ToList(), Sections = body, Appendices = appendices, Tail = [.. rest, .. law.Tail] };
    }
}
