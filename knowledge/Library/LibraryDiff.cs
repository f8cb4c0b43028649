namespace CongDoan.Knowledge.Library;

/// <summary>What one order changes in the library.</summary>
/// <param name="Documents">Documents that are added, changed or removed, laws first, then by number.</param>
/// <param name="Validity">Documents that hold for another time than before, although their own text may be the same.</param>
public sealed record LibraryDiff(IReadOnlyList<DocumentChange> Documents, IReadOnlyList<ValidityChange> Validity)
{
    /// <summary>Whether nothing differs.</summary>
    public bool IsEmpty => Documents.Count == 0 && Validity.Count == 0;

    /// <summary>Number of documents with this change.</summary>
    public int Count(PublishChange change) => Documents.Count(document => document.Outcome.Change == change);

    /// <summary>Documents that end now, or end earlier than was known.</summary>
    public IEnumerable<ValidityChange> Ended => Validity.Where(change => change.Ends);

    internal static LibraryDiff Between(
        IReadOnlyDictionary<string, HeldBefore> before, IReadOnlyDictionary<string, DocumentRow> after, IEnumerable<PublishOutcome> outcomes)
    {
        var documents = outcomes
            .Where(outcome => outcome.Change is PublishChange.Added or PublishChange.Changed or PublishChange.Removed)
            .Select(outcome => after.TryGetValue(outcome.Number, out var row)
                ? new DocumentChange(outcome, row.Kind, row.Title, row.EffectiveFrom, row.EffectiveUntil)
                : Gone(outcome, before[outcome.Number]))
            .OrderBy(document => document.Kind).ThenBy(document => document.Outcome.Number, StringComparer.Ordinal)
            .ToList();
        var validity = after.Values
            .Where(row => before.TryGetValue(row.Number, out var held) && !held.HoldsLike(row))
            .Select(row => new ValidityChange(row.Number, row.Title, before[row.Number].Until, row.EffectiveUntil, row.EndedBy)
            {
                PassagesEnded = HeldBefore.EndedPassages(row) - before[row.Number].PassagesEnded,
            })
            .OrderBy(change => change.Number, StringComparer.Ordinal)
            .ToList();
        return new LibraryDiff(documents, validity);
    }

    private static DocumentChange Gone(PublishOutcome outcome, HeldBefore held) => new(outcome, held.Kind, held.Title, held.From, held.Until);
}

/// <summary>A document that is added, changed or removed.</summary>
/// <param name="Outcome">What happened to it and to its passages.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Title">Title without the number.</param>
/// <param name="EffectiveFrom">First day in force afterwards, for a removed one the last known.</param>
/// <param name="EffectiveUntil">Last day in force, likewise.</param>
public sealed record DocumentChange(PublishOutcome Outcome, DocumentKind Kind, string Title, DateOnly? EffectiveFrom, DateOnly? EffectiveUntil);

/// <summary>A document that holds for another time than before.</summary>
/// <param name="Number">Canonical number or slug.</param>
/// <param name="Title">Title without the number.</param>
/// <param name="UntilBefore">Last day in force as known before.</param>
/// <param name="UntilAfter">Last day in force as known now.</param>
/// <param name="EndedBy">What ends it, when known.</param>
public sealed record ValidityChange(string Number, string Title, DateOnly? UntilBefore, DateOnly? UntilAfter, string? EndedBy)
{
    /// <summary>So many more passages are no longer quoted as current; negative when some are again.</summary>
    public int PassagesEnded { get; init; }

    /// <summary>Whether it ends now, or ends earlier than was known.</summary>
    public bool Ends => UntilAfter is { } after && (UntilBefore is null || after < UntilBefore);
}

/// <summary>What a document was before an order was carried out.</summary>
internal sealed record HeldBefore(DocumentKind Kind, string Title, DateOnly? From, DateOnly? Until, int PassagesEnded)
{
    internal static Dictionary<string, HeldBefore> Of(IEnumerable<DocumentRow> rows) => rows.ToDictionary(
        row => row.Number,
        row => new HeldBefore(row.Kind, row.Title, row.EffectiveFrom, row.EffectiveUntil, EndedPassages(row)),
        StringComparer.OrdinalIgnoreCase);

    internal static int EndedPassages(DocumentRow row) => row.Passages.Count(passage => passage.AmendedFrom is not null);

    internal bool HoldsLike(DocumentRow row) => Until == row.EffectiveUntil && PassagesEnded == EndedPassages(row);
}
