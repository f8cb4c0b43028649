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
}

/// <summary>What became of one document of a publish.</summary>
/// <param name="Number">Canonical number or slug.</param>
/// <param name="Change">What happened.</param>
/// <param name="PassagesAdded">Passages that are new or whose text changed.</param>
/// <param name="PassagesRemoved">Passages that are gone.</param>
/// <param name="PassagesKept">Passages that stayed as they were, ids and vectors with them.</param>
public sealed record PublishOutcome(string Number, PublishChange Change, int PassagesAdded, int PassagesRemoved, int PassagesKept);
