using System.Numerics;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>What a text holds of a question: its syllables and its pairs of neighbours.</summary>
internal readonly record struct TextMask(UInt128 Words, UInt128 Pairs)
{
    /// <summary>How much two neighbours count against the two alone when a phrase is looked for.</summary>
    private const float PairPart = 0.6f;

    public static TextMask operator |(TextMask one, TextMask other) => new(one.Words | other.Words, one.Pairs | other.Pairs);

    /// <summary>Gives the share of the question that the text holds, by its own words or by another way to say them, and the heaviest word that it lacks.</summary>
    internal (float Share, float Heaviest) Coverage(QuestionModel question)
    {
        if (question.TotalWeight <= 0)
        {
            return (0, 1);
        }

        var words = question.Words;
        Span<float> covered = words.Length <= 128 ? stackalloc float[words.Length] : new float[words.Length];
        var (low, high) = ((ulong)Words, (ulong)(Words >> 64));
        for (var i = 0; i < words.Length; i++)
        {
            var bit = words[i].Bit;
            covered[i] = bit < 0 ? 0 : ((bit < 64 ? low : high) >> bit) & 1;
        }

        foreach (ref readonly var alternative in question.Alternatives.AsSpan())
        {
            var held = Held(in alternative);
            for (var i = alternative.Start; held > 0 && i < alternative.Start + alternative.Length; i++)
            {
                covered[i] = Math.Max(covered[i], held);
            }
        }

        var (share, heaviest) = (0f, 0f);
        for (var i = 0; i < words.Length; i++)
        {
            share += covered[i] * words[i].Weight;
            heaviest = Math.Max(heaviest, (1 - covered[i]) * words[i].Weight);
        }

        return (share / question.TotalWeight, heaviest / question.TotalWeight);
    }

    /// <summary>Gives the share of the question's pairs that the text holds.</summary>
    internal float PairShare(QuestionModel question)
    {
        var share = 0f;
        var (low, high) = ((ulong)Pairs, (ulong)(Pairs >> 64));
        foreach (var pair in question.Pairs)
        {
            share += (((pair.Bit < 64 ? low : high) >> pair.Bit) & 1) != 0 ? pair.Weight : 0;
        }

        return question.PairWeight > 0 ? share / question.PairWeight : 0;
    }

    private float Held(in AlternativeModel alternative)
    {
        var held = Count(Words & alternative.Words);
        if (held == 0)
        {
            return 0;
        }

        var share = (float)held / alternative.Count;
        var phrase = alternative.PairCount == 0 ? 1 : 1 - PairPart + (PairPart * (float)Count(Pairs & alternative.Pairs) / alternative.PairCount);
        return alternative.Weight * share * share * phrase;
    }

    // A UInt128 that is made a float takes many times what the rest takes.
    private static int Count(UInt128 bits) => BitOperations.PopCount((ulong)bits) + BitOperations.PopCount((ulong)(bits >> 64));
}
