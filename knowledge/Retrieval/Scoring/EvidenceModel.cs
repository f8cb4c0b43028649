using System.Globalization;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>
/// How likely the first article found answers the question: a logistic model over a few signs, fitted by the evaluation's <c>tune</c>
/// command on questions that its ranking did not see, from <c>Retrieval/Data/evidence.tsv</c>.
/// </summary>
internal sealed class EvidenceModel
{
    /// <summary>The signs, in the order of their weights: the first is always 1.</summary>
    internal static readonly IReadOnlyList<string> Signs = ["Constant", "Lead", "Coverage", "HeaviestMissing", "Pairs", "TitlePrecision"];

    /// <summary>A lead beyond this says no more.</summary>
    private const double MostLead = 4;

    private static readonly Lazy<EvidenceModel> LazyShipped = new(Load);

    private readonly double[] _weights;

    internal EvidenceModel(double[] weights) => _weights = weights;

    internal static EvidenceModel Shipped => LazyShipped.Value;

    /// <summary>Reads the signs off a ranking.</summary>
    /// <param name="scores">Scores of the articles, best first.</param>
    /// <param name="best">Features of the first one's best passage.</param>
    internal static double[] Read(IReadOnlyList<double> scores, float[] best)
    {
        // The first one's odds against all others together, as the ranking's own likelihood gives them.
        var others = scores.Skip(1).Sum(score => Math.Exp(score - scores[0]));
        return
        [
            1,
            Math.Clamp(-Math.Log(others + 1e-9), -MostLead, MostLead),
            best[(int)Feature.Coverage],
            best[(int)Feature.HeaviestMissing],
            best[(int)Feature.BodyPairs],
            best[(int)Feature.TitlePrecision],
        ];
    }

    /// <summary>Gives the probability, 0 to 1.</summary>
    internal double Probability(double[] signs)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++)
        {
            sum += _weights[i] * signs[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }

    private static EvidenceModel Load()
    {
        var table = EmbeddedTable.Read("Retrieval/Data/evidence.tsv").ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture));
        return new EvidenceModel([.. Signs.Select(sign => table.GetValueOrDefault(sign))]);
    }
}
