using System.Text.Json;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Publishing;

/// <summary>What a report says of one file; kept with the document, so that a file that is known is reported in full.</summary>
internal sealed record FileSummary
{
    public required string Number { get; init; }

    public required string Title { get; init; }

    public required DocumentKind Kind { get; init; }

    public string? Issuer { get; init; }

    public DateOnly? Issued { get; init; }

    public DateOnly? EffectiveFrom { get; init; }

    public DateOnly? EffectiveUntil { get; init; }

    public IReadOnlyList<string> Replaces { get; init; } = [];

    /// <summary>What it amends or repeals of others.</summary>
    public IReadOnlyList<AmendmentDraft> Amends { get; init; } = [];

    public string? Edition { get; init; }

    public DateOnly? EditionDate { get; init; }

    /// <summary>Articles, or null for what is not divided into articles.</summary>
    public int? Articles { get; init; }

    public int Clauses { get; init; }

    /// <summary>Sections and appendices.</summary>
    public int Sections { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];

    public static FileSummary Of(IngestedFile file) => new()
    {
        Number = file.Draft.Number,
        Title = file.Draft.Title,
        Kind = file.Draft.Kind,
        Issuer = file.Draft.Issuer,
        Issued = file.Draft.Issued,
        EffectiveFrom = file.Draft.EffectiveFrom,
        EffectiveUntil = file.Draft.EffectiveUntil,
        Replaces = file.Draft.Replaces,
        Amends = file.Draft.Amends,
        Edition = file.Draft.Edition,
        EditionDate = file.Draft.EditionDate,
        Articles = file.Law?.Articles.Count,
        Clauses = file.Law?.Articles.Sum(article => article.Clauses.Count) ?? 0,
        Sections = file.Draft.Passages.Count(passage => passage.Section is not null),
        Warnings = file.Warnings,
    };

    public static FileSummary Parse(string json) => JsonSerializer.Deserialize<FileSummary>(json)!;

    public string ToJson() => JsonSerializer.Serialize(this);
}
