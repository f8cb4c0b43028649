namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>A passage as numbered syllables.</summary>
internal readonly ref struct PassageText
{
    internal required DocumentText Document { get; init; }

    internal required FieldText Heading { get; init; }

    internal required FieldText Chapter { get; init; }

    internal required FieldText Lead { get; init; }

    internal required ReadOnlySpan<ushort> Body { get; init; }
}
