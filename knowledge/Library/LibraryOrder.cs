namespace CongDoan.Knowledge.Library;

/// <summary>What is to be done to the library in one transaction, which makes at most one release.</summary>
public abstract record LibraryOrder
{
    private LibraryOrder()
    {
    }

    /// <summary>What was asked for, as the list of releases shows it: <c>publish luat.pdf</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Who asked; the account that ran the program unless said otherwise.</summary>
    public string By { get; init; } = Environment.UserName;

    /// <summary>A remark for the list of releases, or empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>True computes the result and stores nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Is shown what will change before it is stored; not called when nothing changes.</summary>
    public Action<LibraryDiff>? Preview { get; init; }

    /// <summary>Puts documents into the library; several drafts of one number are an <see cref="ArgumentException"/>.</summary>
    /// <param name="Drafts">What was read.</param>
    public sealed record Publish(IReadOnlyList<DocumentDraft> Drafts) : LibraryOrder
    {
        /// <summary>From which files they were read, so that the same file is not read again; by document number.</summary>
        public IReadOnlyDictionary<string, FileKey> Files { get; init; } = new Dictionary<string, FileKey>();
    }

    /// <summary>
    /// Puts the whole set of starter notes: adds and updates them, takes away those that the set no longer has, and
    /// leaves alone what people edited.
    /// </summary>
    /// <param name="Notes">The set.</param>
    /// <param name="Hash">Remembered as the set that the library holds.</param>
    public sealed record PublishStarterNotes(IReadOnlyList<DocumentDraft> Notes, string Hash) : LibraryOrder;

    /// <summary>Takes documents out; numbers that the library does not hold come back as <see cref="PublishChange.Absent"/>.</summary>
    /// <param name="Numbers">Canonical numbers or slugs.</param>
    public sealed record Remove(IReadOnlyList<string> Numbers) : LibraryOrder;

    /// <summary>Brings every document back to what a former release held; that is a release of its own.</summary>
    /// <param name="Release">Its number, or null for the one before the present one.</param>
    public sealed record Restore(long? Release) : LibraryOrder;
}

/// <summary>How a file is known again.</summary>
/// <param name="Key">Key over bytes, program and options.</param>
/// <param name="Summary">What the publisher wants back when the file comes again.</param>
public sealed record FileKey(string Key, string Summary);

/// <summary>What came of an order.</summary>
/// <param name="Outcomes">One per document of the order, in its order.</param>
/// <param name="Diff">What changed, or with <see cref="LibraryOrder.DryRun"/> would change.</param>
/// <param name="Release">Number of the release that was made, null when nothing changed or nothing was to be stored.</param>
/// <param name="Version">Library version afterwards.</param>
public sealed record LibraryResult(IReadOnlyList<PublishOutcome> Outcomes, LibraryDiff Diff, long? Release, long Version);
