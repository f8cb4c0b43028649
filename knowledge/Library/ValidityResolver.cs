using CongDoan.Knowledge.Validity;

namespace CongDoan.Knowledge.Library;

/// <summary>
/// Computes from when until when each document holds, from what every published document and the register say.
/// Pure: the result depends on the set of documents, not on the order in which they came.
/// </summary>
internal static class ValidityResolver
{
    /// <summary>Sets <c>EffectiveFrom</c>, <c>EffectiveUntil</c>, <c>EndedBy</c> of every document and the amendments of its passages.</summary>
    /// <param name="documents">All documents of the library, passages loaded.</param>
    /// <param name="register">What is known beyond them.</param>
    internal static void Apply(IReadOnlyCollection<DocumentRow> documents, ValidityRegister register)
    {
        foreach (var document in documents)
        {
            document.EffectiveFrom = document.DeclaredFrom ?? register.Document(document.Number)?.From;
        }

        var successors = documents
            .Where(document => document.EffectiveFrom is not null)
            .SelectMany(document => Lines(document.Replaces).Select(number => (Replaced: number, By: document)))
            .ToLookup(pair => pair.Replaced, pair => pair.By, StringComparer.OrdinalIgnoreCase);

        foreach (var document in documents)
        {
            (document.EffectiveUntil, document.EndedBy) = End(document, successors[document.Number], register);
            MarkAmendments(document, register);
        }
    }

    private static (DateOnly? Until, string? By) End(
        DocumentRow document, IEnumerable<DocumentRow> successors, ValidityRegister register)
    {
        var ends = successors
            .Select(successor => (Until: successor.EffectiveFrom!.Value.AddDays(-1), By: (string?)successor.Number))
            .ToList();
        if (register.Document(document.Number) is { } row)
        {
            ends.Add((row.Until, row.ReplacedBy));
        }

        if (document.DeclaredUntil is { } declared)
        {
            ends.Add((declared, null));
        }

        // Of two with the same end the one that names a successor is kept; the order of publishing plays no part.
        return ends.Count == 0
            ? (null, null)
            : ends.OrderBy(end => end.Until).ThenBy(end => end.By is null).ThenBy(end => end.By, StringComparer.Ordinal).First();
    }

    private static void MarkAmendments(DocumentRow document, ValidityRegister register)
    {
        var rows = register.Provisions(document.Number, document.EditionDate ?? document.Issued).ToList();
        foreach (var passage in document.Passages)
        {
            var amendment = rows
                .Where(row => row.Article == passage.Article && (row.Clause is null || row.Clause == passage.Clause))
                .MinBy(row => row.From);
            passage.AmendedFrom = amendment?.From;
            passage.AmendedBy = amendment?.By;
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
