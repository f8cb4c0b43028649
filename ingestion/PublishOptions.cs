namespace CongDoan.Ingestion;

/// <summary>What the operator says about the files of one publish; it wins over what a text says of itself.</summary>
internal sealed record PublishOptions
{
    /// <summary>Union unit that owns the documents, or null for what each says, else the root.</summary>
    public string? Unit { get; init; }

    /// <summary>Canonical number, for a file that shows none or a wrong one.</summary>
    public string? Number { get; init; }

    public string? Title { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? Issued { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    /// <summary>Canonical numbers, added to those that the text names.</summary>
    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>True when the operator said anything at all.</summary>
    internal bool SaysSomething => Replaces.Count > 0 || this with { Replaces = Nothing.Replaces } != Nothing;

    private static PublishOptions Nothing { get; } = new();
}
