namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>What a text holds of a question: its syllables and its pairs of neighbours.</summary>
internal readonly record struct TextMask(BitSet Words, BitSet Pairs)
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
        var said = Words;
        for (var i = 0; i < words.Length; i++)
        {
            var bit = words[i].Bit;
            covered[i] = bit < 0 ? 0 : said[bit];
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
        var said = Pairs;
        foreach (var pair in question.Pairs)
        {
            share += said[pair.Bit] != 0 ? pair.Weight : 0;
        }

        return question.PairWeight > 0 ? share / question.PairWeight : 0;
    }

    private float Held(in AlternativeModel alternative)
    {
        var words = Words & alternative.Words;
        if (words.IsEmpty)
        {
            return 0;
        }

        var share = (float)words.Count / alternative.Count;
        var phrase = alternative.PairCount == 0 ? 1 : 1 - PairPart + (PairPart * (float)(Pairs & alternative.Pairs).Count / alternative.PairCount);
        return alternative.Weight * share * share * phrase;
    }
}
