using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>All that ranking and composing need of one passage, held in memory beside the index.</summary>
internal sealed record PassageCard
{
    public required string Id { get; init; }

    public required int Ordinal { get; init; }

    public required DocumentCard Document { get; init; }

    public string? Article { get; init; }

    public string? Clause { get; init; }

    public string? Section { get; init; }

    public required string Heading { get; init; }

    public required string Chapter { get; init; }

    public required string Lead { get; init; }

    public required string Text { get; init; }

    /// <summary>First day in force: its own, or its document's.</summary>
    public DateOnly? From { get => field ?? Document.From; init; }

    public string? IncludesAmendmentBy { get; init; }

    public double? RestoredConfidence { get; init; }

    public DateOnly? AmendedFrom { get; init; }

    public string? AmendedBy { get; init; }

    /// <summary>What is ranked as one: the article of a law, the section of a plan, a note as a whole.</summary>
    public string Place => Article is not null ? $"{Document.Number}/d{Article}" : $"{Document.Number}/m{Section}";

    /// <summary>What has no known dates counts as in force; the publish warned about it.</summary>
    public bool IsInForce(DateOnly asOf) => (From is null || From <= asOf) && (Document.Until is null || asOf <= Document.Until);

    /// <summary>Whether the words at hand were the law on that day.</summary>
    public bool IsQuotable(DateOnly asOf) => IsInForce(asOf) && (AmendedFrom is null || asOf < AmendedFrom);
}

/// <summary>What the passages of one document share.</summary>
internal sealed record DocumentCard
{
    public required string Number { get; init; }

    public required DocumentKind Kind { get; init; }

    public required string Title { get; init; }

    public required string Unit { get; init; }

    public required string Legibility { get; init; }

    public string? SourceUrl { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Until { get; init; }

    public bool IsStarter { get; init; }

    public NoteRow? Note { get; init; }
}
