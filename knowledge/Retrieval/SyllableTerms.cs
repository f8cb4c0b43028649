using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>A syllable in both layers with its term ids.</summary>
internal sealed record SyllableTerms(string Accented, string Folded, uint AccentedId, uint FoldedId);

/// <summary>
/// Works out each syllable once: a library says a few thousand of them a million times. For one thread and the length of one
/// load; it is not kept, or what members type would make it grow.
/// </summary>
internal sealed class SyllableMemory
{
    private readonly Dictionary<string, SyllableTerms>.AlternateLookup<ReadOnlySpan<char>> _known =
        new Dictionary<string, SyllableTerms>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Gives the terms of a syllable as <see cref="SyllableWalk"/> gives it.</summary>
    internal SyllableTerms Of(ReadOnlySpan<char> syllable)
    {
        if (!_known.TryGetValue(syllable, out var terms))
        {
            var accented = TonePlacement.Normalize(syllable.ToString());
            var folded = Folding.Fold(accented);
            terms = new SyllableTerms(accented, folded, Terms.Id(accented, TextLayer.Accented), Terms.Id(folded, TextLayer.Folded));
            _known[syllable] = terms;
        }

        return terms;
    }
}
