using System.Runtime.InteropServices;
using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>The headings, chapters, titles and leads of a library as arrays; see <see cref="FieldText"/>.</summary>
/// <param name="Tokens">Their syllables, one field after the other.</param>
/// <param name="PairWeights">By syllable how much it says together with the one before it.</param>
/// <param name="Ends">For each field where it ends.</param>
/// <param name="PartyOf">For each field of which parties it speaks.</param>
/// <param name="RegimesOf">For each field of which special rules it speaks.</param>
internal sealed record FieldTable(ushort[] Tokens, float[] PairWeights, int[] Ends, byte[] PartyOf, uint[] RegimesOf)
{
    internal FieldText[] Fields()
    {
        var fields = new FieldText[Ends.Length];
        for (var (number, start) = (0, 0); number < fields.Length; start = Ends[number++])
        {
            fields[number] = new FieldText(number, (Party)PartyOf[number], RegimesOf[number], Tokens, PairWeights, start..Ends[number]);
        }

        return fields;
    }

    internal void Save(ArrayWriter writer)
    {
        writer.Write(Tokens);
        writer.Write(PairWeights);
        writer.Write(Ends);
        writer.Write(PartyOf);
        writer.Write(RegimesOf);
    }

    internal static FieldTable Load(ArrayReader reader) => new(reader.Read<ushort>(), reader.Read<float>(), reader.Read<int>(), reader.Read<byte>(), reader.Read<uint>());
}

/// <summary>Reads fields, each different one once.</summary>
internal sealed class FieldReader(SyllableNumbers syllables)
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<ushort> _tokens = [];
    private readonly List<int> _ends = [];
    private readonly List<byte> _parties = [];
    private readonly List<uint> _regimes = [];

    /// <summary>Gives the number of a field.</summary>
    internal int Read(string text)
    {
        if (!_known.TryGetValue(text, out var number))
        {
            _known[text] = number = _ends.Count;
            syllables.Read(text, _tokens);
            _ends.Add(_tokens.Count);
            _parties.Add((byte)Parties.Of(text));
            _regimes.Add(Regimes.Of(text));
        }

        return number;
    }

    /// <summary>Ends the reading and weighs the pairs of neighbours.</summary>
    internal FieldTable Weigh(float[] salience, CorpusStatistics statistics)
    {
        var tokens = CollectionsMarshal.AsSpan(_tokens).ToArray();
        var weights = new float[tokens.Length];
        var start = 0;
        foreach (var end in _ends)
        {
            for (var i = start + 1; i < end; i++)
            {
                // A pair of two stop words says nothing of a text.
                weights[i] = salience[tokens[i]] + salience[tokens[i - 1]] < 1 ? 0
                    : (float)statistics.Idf(Terms.Id(syllables[tokens[i - 1]], syllables[tokens[i]], TextLayer.Accented));
            }

            start = end;
        }

        return new FieldTable(tokens, weights, [.. _ends], [.. _parties], [.. _regimes]);
    }
}
