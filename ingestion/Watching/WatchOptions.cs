namespace CongDoan.Ingestion.Watching;

/// <summary>What is watched and how.</summary>
internal sealed record WatchOptions
{
    /// <summary>Absolute path of the folder, or null when only addresses are watched.</summary>
    public string? Folder { get; init; }

    /// <summary>Addresses to read on a schedule.</summary>
    public IReadOnlyList<string> Addresses { get; init; } = [];

    /// <summary>How often each address is read.</summary>
    public TimeSpan AddressEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>A file counts as written to the end when it stayed the same for so long.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The folder is looked at this often even when the system tells of nothing.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>True takes a document out of the library when its file is deleted.</summary>
    public bool RemoveMissing { get; init; }
}
