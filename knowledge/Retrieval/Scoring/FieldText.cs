namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>A heading, chapter, title or lead as numbered syllables; equal ones are the same object.</summary>
/// <param name="number">Tells it from every other one of the library version.</param>
/// <param name="party">The parties of which it speaks.</param>
/// <param name="regimes">The special rules of which it speaks, see <see cref="Scoring.Regimes"/>.</param>
/// <param name="tokens">The syllables of all fields, one field after the other.</param>
/// <param name="pairWeights">By syllable how much it says together with the one before it, in the same order.</param>
/// <param name="place">Where this field's stand.</param>
internal sealed class FieldText(int number, Party party, uint regimes, ushort[] tokens, float[] pairWeights, Range place)
{
    private const string GlossaryHeading = "Giải thích từ ngữ";

    private byte _glossary;

    private float _total = float.NaN, _pairTotal;

    internal int Number { get; } = number;

    internal Party Party { get; } = party;

    internal uint Regimes { get; } = regimes;

    internal ReadOnlySpan<ushort> Tokens => tokens.AsSpan(place);

    /// <summary>How much each pair of neighbours says, by the place of the second.</summary>
    internal ReadOnlySpan<float> PairWeights => pairWeights.AsSpan(place);

    /// <summary>Whether it heads the article that explains a law's words; read once.</summary>
    /// <param name="heading">The field as it is printed.</param>
    internal bool IsGlossary(string heading)
    {
        if (_glossary == 0)
        {
            _glossary = heading.StartsWith(GlossaryHeading, StringComparison.OrdinalIgnoreCase) ? (byte)2 : (byte)1;
        }

        return _glossary == 2;
    }

    /// <summary>How much its syllables say in all, and its pairs of neighbours; added up once.</summary>
    /// <param name="salience">By syllable how much it says.</param>
    internal (float Words, float Pairs) Totals(float[] salience)
    {
        var total = Volatile.Read(ref _total);
        if (float.IsNaN(total))
        {
            var pairTotal = total = 0;
            foreach (var token in Tokens)
            {
                total += salience[token];
            }

            foreach (var weight in PairWeights)
            {
                pairTotal += weight;
            }

            _pairTotal = pairTotal;
            Volatile.Write(ref _total, total);
        }

        return (total, _pairTotal);
    }
}
