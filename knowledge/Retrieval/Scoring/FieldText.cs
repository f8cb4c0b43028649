namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>A heading, chapter, title or lead as numbered syllables; equal ones are the same object.</summary>
/// <param name="number">Tells it from every other one of the library version.</param>
/// <param name="party">The parties of which it speaks.</param>
/// <param name="tokens">The syllables of all fields, one field after the other.</param>
/// <param name="pairWeights">By syllable how much it says together with the one before it, in the same order.</param>
/// <param name="place">Where this field's stand.</param>
internal sealed class FieldText(int number, Party party, ushort[] tokens, float[] pairWeights, Range place)
{
    internal int Number { get; } = number;

    internal Party Party { get; } = party;

    internal ReadOnlySpan<ushort> Tokens => tokens.AsSpan(place);

    /// <summary>How much each pair of neighbours says, by the place of the second.</summary>
    internal ReadOnlySpan<float> PairWeights => pairWeights.AsSpan(place);
}
