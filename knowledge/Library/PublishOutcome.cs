namespace CongDoan.Knowledge.Library;

/// <summary>What became of one document of a publish.</summary>
public enum PublishChange
{
    /// <summary>It was not in the library.</summary>
    Added,

    /// <summary>It replaced an earlier text of the same number.</summary>
    Changed,

    /// <summary>The library held exactly this already.</summary>
    Unchanged,

    /// <summary>The library holds a later edition of the same number, which stays.</summary>
    OlderEdition,

    /// <summary>A starter note that somebody edited; the edited text stays.</summary>
    EditedByPeople,

    /// <summary>It was taken out of the library.</summary>
    Removed,

    /// <summary>It was to be taken out and was not there.</summary>
    Absent,
}

/// <summary>What became of one document of a publish.</summary>
/// <param name="Number">Canonical number or slug.</param>
/// <param name="Change">What happened.</param>
/// <param name="PassagesAdded">Passages that are new or whose text changed.</param>
/// <param name="PassagesRemoved">Passages that are gone.</param>
/// <param name="PassagesKept">Passages that stayed as they were, ids and vectors with them.</param>
public sealed record PublishOutcome(string Number, PublishChange Change, int PassagesAdded, int PassagesRemoved, int PassagesKept)
{
    /// <summary>Which passages changed; empty unless the document was added, changed or removed.</summary>
    public PassageChanges Passages { get; init; } = PassageChanges.None;
}

/// <summary>Passages of one document that differ, by id and in reading order.</summary>
/// <param name="Added">New ones.</param>
/// <param name="Changed">Those whose text or headings differ.</param>
/// <param name="Removed">Those that are gone.</param>
public sealed record PassageChanges(IReadOnlyList<string> Added, IReadOnlyList<string> Changed, IReadOnlyList<string> Removed)
{
    /// <summary>No difference.</summary>
    public static PassageChanges None { get; } = new([], [], []);
}
