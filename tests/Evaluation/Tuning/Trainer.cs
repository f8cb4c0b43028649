using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Evaluation.Tuning;

/// <summary>
/// Learns what each feature counts: the weights under which the right articles have the highest likelihood in a softmax over
/// all articles found (conditional logit), with a penalty on large weights and each feature's sign held. Nothing is random.
/// </summary>
internal static class Trainer
{
    private const int Steps = 120;
    private const int Parts = 16;
    private const double Rate = 0.3;

    // What speaks against a passage; all else speaks for it.
    private static readonly HashSet<Feature> Against = [Feature.HeaviestMissing, Feature.FineNotAsked, Feature.Glossary, Feature.NoArticle, Feature.Guiding, Feature.OtherRegime];

    /// <summary>Gives the weights for questions, each with its own importance.</summary>
    /// <param name="questions">Questions; those without a right article among the found teach nothing.</param>
    /// <param name="importance">For each question how much it counts.</param>
    /// <param name="penalty">Of the squared weights, a question.</param>
    /// <param name="uses">Which features may be used.</param>
    internal static float[] Train(
        IReadOnlyList<TrainingQuestion> questions, IReadOnlyList<double> importance, double penalty, Func<Feature, bool> uses)
    {
        var weights = new float[Features.Count];
        weights[(int)Feature.Bm25] = 5;
        var (mean, square) = (new double[weights.Length], new double[weights.Length]);
        for (var step = 1; step <= Steps; step++)
        {
            var gradient = Gradient(questions, importance, weights);
            var rate = step < Steps * 2 / 3 ? Rate : Rate / 5;
            for (var i = 0; i < weights.Length; i++)
            {
                var slope = gradient[i] - (penalty * weights[i]);
                mean[i] = (0.9 * mean[i]) + (0.1 * slope);
                square[i] = (0.99 * square[i]) + (0.01 * slope * slope);
                weights[i] += (float)(rate * (mean[i] / (1 - Math.Pow(0.9, step))) / (Math.Sqrt(square[i] / (1 - Math.Pow(0.99, step))) + 1e-6));
                weights[i] = !uses((Feature)i) ? 0 : Against.Contains((Feature)i) ? Math.Min(0, weights[i]) : Math.Max(0, weights[i]);
            }
        }

        return weights;
    }

    private static double[] Gradient(IReadOnlyList<TrainingQuestion> questions, IReadOnlyList<double> importance, float[] weights)
    {
        // Fixed parts, added up in their order, so that a run on more processors gives the same digits.
        var parts = new double[Parts][];
        Parallel.For(0, Parts, part =>
        {
            parts[part] = new double[weights.Length];
            for (var i = part; i < questions.Count; i += Parts)
            {
                Add(questions[i], importance[i], weights, parts[part]);
            }
        });
        var all = importance.Sum();
        return Enumerable.Range(0, weights.Length).Select(i => parts.Sum(part => part[i]) / all).ToArray();
    }

    private static void Add(TrainingQuestion question, double importance, float[] weights, double[] gradient)
    {
        var places = question.Places;
        if (importance == 0 || !places.Any(place => place.IsGold))
        {
            return;
        }

        var best = new float[places.Count][];
        var scores = new double[places.Count];
        for (var i = 0; i < best.Length; i++)
        {
            best[i] = places[i].Best(weights);
            scores[i] = TrainingPlace.Dot(best[i], weights);
        }

        var top = scores.Max();
        var shares = scores.Select(score => Math.Exp(score - top)).ToArray();
        var all = shares.Sum();
        var gold = shares.Where((_, i) => places[i].IsGold).Sum();
        for (var i = 0; i < best.Length; i++)
        {
            var pull = importance * ((places[i].IsGold ? shares[i] / gold : 0) - (shares[i] / all));
            if (Math.Abs(pull) < 1e-6)
            {
                continue;
            }

            for (var feature = 0; feature < gradient.Length; feature++)
            {
                gradient[feature] += pull * best[i][feature];
            }
        }
    }
}
