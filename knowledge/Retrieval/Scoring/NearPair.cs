namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Two neighbouring words of substance of a question, as bits, and how much they say together.</summary>
internal readonly record struct NearPair(int First, int Second, float Weight)
{
    /// <summary>Gives by bit the pairs that it is a part of, each with the other part.</summary>
    internal static (int Pair, int Other)[][] ByBit(NearPair[] pairs, int bits)
    {
        var byBit = new (int Pair, int Other)[bits][];
        Array.Fill(byBit, []);
        for (var i = 0; i < pairs.Length; i++)
        {
            byBit[pairs[i].First] = [.. byBit[pairs[i].First], (i, pairs[i].Second)];
            byBit[pairs[i].Second] = [.. byBit[pairs[i].Second], (i, pairs[i].First)];
        }

        return byBit;
    }
}
