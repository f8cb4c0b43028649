namespace CongDoan.Knowledge.Library;

/// <summary>
/// Gives passages ids that stay: the place in the document, not the order of publishing. A second passage at the same
/// place (a law that counts two clauses alike) is told apart by <c>~2</c>.
/// </summary>
internal static class PassageId
{
    /// <summary>Gives one id per passage of the draft, in order, all different.</summary>
    internal static IReadOnlyList<string> For(DocumentDraft draft)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return draft.Passages.Select(passage =>
        {
            var place = $"{draft.Number}/{Place(passage)}";
            var count = seen[place] = seen.GetValueOrDefault(place) + 1;
            return count == 1 ? place : $"{place}~{count}";
        }).ToList();
    }

    private static string Place(PassageDraft passage) => passage switch
    {
        { Article: { } article, Clause: { } clause } => $"d{article}/k{clause}",
        { Article: { } article } => $"d{article}",
        { Section: { } section, Clause: { } item } => $"m{section}/g{item}",
        { Section: { } section } => $"m{section}",
        _ => "0",
    };
}
