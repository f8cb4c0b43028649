using System.Globalization;
using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Evaluation.Tuning;

/// <summary>Fits how likely the first article is right, on rankings by weights that did not see the question, and says how far that can be trusted.</summary>
internal sealed class Calibration
{
    private const int Steps = 4000;
    private const int Bins = 10;
    private const double Penalty = 0.002;

    private readonly List<(double[] Signs, bool IsRight, int Fold)> _cases = [];

    internal void Add(TrainingQuestion question, float[] weights, int fold)
    {
        var ranked = question.Places.OrderByDescending(place => place.Score(weights)).ToList();
        if (ranked.Count > 0)
        {
            _cases.Add((EvidenceModel.Read(ranked.ConvertAll(place => (double)place.Score(weights)), ranked[0].Best(weights)), ranked[0].IsGold, fold));
        }
    }

    /// <summary>Gives the weights from all cases.</summary>
    internal double[] Fit() => Fit(_cases);

    /// <summary>Prints how often the first article was right among those that were given about the same probability by a model that did not see them.</summary>
    internal void Print(TextWriter output)
    {
        var models = Enumerable.Range(0, Folds.Count).Select(fold => new EvidenceModel(Fit(_cases.Where(item => item.Fold != fold).ToList()))).ToList();
        var predicted = _cases.Select(item => (Probability: models[item.Fold].Probability(item.Signs), item.IsRight)).ToList();
        output.WriteLine("probability that the first article answers, cross-validated");
        output.WriteLine("  said        right   questions");
        var error = 0.0;
        foreach (var bin in predicted.GroupBy(item => Math.Min(Bins - 1, (int)(item.Probability * Bins))).OrderBy(bin => bin.Key))
        {
            var (said, right) = (bin.Average(item => item.Probability), bin.Average(item => item.IsRight ? 1.0 : 0));
            error += Math.Abs(said - right) * bin.Count() / predicted.Count;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {said:0.00}        {right:0.00}    {bin.Count()}"));
        }

        var brier = predicted.Average(item => Math.Pow(item.Probability - (item.IsRight ? 1 : 0), 2));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  expected calibration error {error:0.000}, Brier score {brier:0.000}"));
    }

    private static double[] Fit(List<(double[] Signs, bool IsRight, int Fold)> cases)
    {
        var weights = new double[EvidenceModel.Signs.Count];
        for (var step = 0; step < Steps; step++)
        {
            var slope = new double[weights.Length];
            var model = new EvidenceModel(weights);
            foreach (var (signs, isRight, _) in cases)
            {
                var error = (isRight ? 1 : 0) - model.Probability(signs);
                for (var i = 0; i < slope.Length; i++)
                {
                    slope[i] += error * signs[i] / cases.Count;
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                weights[i] += 0.3 * (slope[i] - (i == 0 ? 0 : Penalty * weights[i]));
            }
        }

        return weights;
    }
}
