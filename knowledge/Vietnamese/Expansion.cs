namespace CongDoan.Knowledge.Vietnamese;

/// <summary>The table that an <see cref="Expansion"/> comes from.</summary>
public enum WordTableKind
{
    /// <summary>NLĐ: người lao động.</summary>
    Abbreviation,

    /// <summary>The full form, met in the text, leads to its short form: người lao động: NLĐ.</summary>
    ShortForm,

    /// <summary>ko: không.</summary>
    Teencode,

    /// <summary>đuổi việc: sa thải.</summary>
    Synonym,
}

/// <summary>One reading of a run of syllables in a question.</summary>
/// <param name="Start">Index of the first syllable of the run.</param>
/// <param name="Length">How many syllables the run has.</param>
/// <param name="Replacement">The syllables to search for, without marks when the folded layer was asked for.</param>
/// <param name="Weight">How much the reading counts beside the words as typed, from 0 to 1.</param>
/// <param name="Table">Where the reading comes from.</param>
public sealed record Expansion(int Start, int Length, IReadOnlyList<string> Replacement, double Weight, WordTableKind Table);
