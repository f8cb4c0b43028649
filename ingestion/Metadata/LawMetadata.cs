using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Metadata;

/// <summary>What a law says about itself. What it does not say is null, never a guess.</summary>
internal sealed record LawMetadata
{
    /// <summary>Canonical number, or null when neither the text nor the file name shows one.</summary>
    public string? Number { get; init; }

    public string Title { get; init; } = "";

    public string? Issuer { get; init; }

    public DateOnly? Issued { get; init; }

    public DateOnly? EffectiveFrom { get; init; }

    public DateOnly? EffectiveUntil { get; init; }

    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>What it does to single provisions of other documents.</summary>
    public IReadOnlyList<AmendmentDraft> Amends { get; init; } = [];

    /// <summary>Provisions that take effect on a day of their own.</summary>
    public required PartialForce Partial { get; init; }

    /// <summary>Union unit that issued it, or null when the issuer is none of the known units.</summary>
    public string? Unit { get; init; }

    public string? Edition { get; init; }

    public DateOnly? EditionDate { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}
