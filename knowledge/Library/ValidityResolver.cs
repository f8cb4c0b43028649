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

        var amendments = documents
            .SelectMany(document => document.Amends.Select(amendment => new Told(amendment, document)))
            .Where(told => told.From is not null)
            .ToLookup(told => told.Amendment.Document, StringComparer.OrdinalIgnoreCase);

        foreach (var document in documents)
        {
            (document.EffectiveUntil, document.EndedBy) = End(document, successors[document.Number].ToList(), register);
            MarkAmendments(document, Rows(document, amendments[document.Number].ToList(), register));
        }
    }

    private static (DateOnly? Until, string? By) End(DocumentRow document, List<DocumentRow> successors, ValidityRegister register)
    {
        var ends = successors
            .Select(successor => (Until: successor.EffectiveFrom!.Value.AddDays(-1), By: (string?)successor.Number))
            .ToList();
        if (register.Document(document.Number) is { Until: { } known } row && !successors.Any(successor => Names(row.ReplacedBy, successor.Number)))
        {
            ends.Add((known, row.ReplacedBy));
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

    /// <summary>
    /// Collects what touches a document. Where an amending document is at hand and speaks of an article itself, its own
    /// words take over from the register's row; the register goes on speaking for everything else.
    /// </summary>
    private static List<AmendedProvision> Rows(DocumentRow document, List<Told> told, ValidityRegister register)
    {
        var edition = document.EditionDate ?? document.Issued;
        return register.Provisions(document.Number, edition)
            .Where(row => !told.Any(own => own.Amendment.Article == row.Article && Names(row.By, own.By)))
            .Concat(told
                .Where(own => own.By != document.Number && (edition is null || own.From > edition))
                .Select(own => new AmendedProvision(
                    document.Number, own.Amendment.Article, own.Amendment.Clause, own.From!.Value, own.By, own.Amendment.Kind)))
            .OrderBy(row => row.From)
            .ThenBy(row => row.By, StringComparer.Ordinal)
            .ToList();
    }

    private static void MarkAmendments(DocumentRow document, List<AmendedProvision> rows)
    {
        var divided = document.Passages.Where(passage => passage.Clause is not null).Select(passage => passage.Article).ToHashSet(StringComparer.Ordinal);
        foreach (var passage in document.Passages)
        {
            // An article that stands undivided is touched by whatever touches a part of it.
            var amendment = rows.FirstOrDefault(row => row.Article == passage.Article
                && (row.Clause is null || row.Clause == passage.Clause || !divided.Contains(passage.Article)));
            passage.AmendedFrom = amendment?.From;
            passage.AmendedBy = amendment?.By;
        }
    }

    private static bool Names(string numbers, string number) =>
        numbers.Split(", ").Contains(number, StringComparer.OrdinalIgnoreCase);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An amendment as a published document tells it.</summary>
    private readonly record struct Told(AmendmentDraft Amendment, DocumentRow Document)
    {
        public string By => Document.Number;

        public DateOnly? From => Amendment.From ?? Document.EffectiveFrom;
    }
}
