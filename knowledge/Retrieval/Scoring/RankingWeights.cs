using System.Globalization;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>
/// What each feature counts, from <c>Retrieval/Data/ranking.tsv</c>, which the evaluation's <c>tune</c> command writes.
/// </summary>
internal sealed class RankingWeights
{
    private static readonly Lazy<RankingWeights> LazyShipped = new(() => Parse(EmbeddedTable.Read("Retrieval/Data/ranking.tsv")));

    private readonly float[] _weights;

    internal RankingWeights(IReadOnlyList<double> weights) => _weights = [.. weights.Select(weight => (float)weight)];

    internal static RankingWeights Shipped => LazyShipped.Value;

    internal double this[Feature feature] => _weights[(int)feature];

    internal double Score(float[] features)
    {
        var sum = 0f;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _weights[i] * features[i];
        }

        return sum;
    }

    private static RankingWeights Parse(IReadOnlyList<string[]> rows)
    {
        var weights = new double[Features.Count];
        foreach (var row in rows)
        {
            weights[(int)Enum.Parse<Feature>(row[0])] = double.Parse(row[1], CultureInfo.InvariantCulture);
        }

        return new RankingWeights(weights);
    }
}
