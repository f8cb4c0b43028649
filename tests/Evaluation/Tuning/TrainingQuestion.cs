using System.Numerics;

namespace CongDoan.Evaluation.Tuning;

/// <summary>A question with everything that was found for it.</summary>
/// <param name="Set">The set that it belongs to.</param>
/// <param name="Question">The question.</param>
/// <param name="Places">Articles found; each with the features of its passages.</param>
internal sealed record TrainingQuestion(string Set, EvaluationQuestion Question, IReadOnlyList<TrainingPlace> Places)
{
    /// <summary>Gives the rank of the first right article under these weights, from 1; 0 when none was found.</summary>
    internal int Rank(float[] weights)
    {
        var best = float.NegativeInfinity;
        foreach (var place in Places.Where(place => place.IsGold))
        {
            best = Math.Max(best, place.Score(weights));
        }

        return float.IsNegativeInfinity(best) ? 0 : 1 + Places.Count(place => !place.IsGold && place.Score(weights) >= best);
    }
}

/// <summary>An article that was found.</summary>
/// <param name="Name">Document and article.</param>
/// <param name="IsGold">Whether it is a right find.</param>
/// <param name="Passages">For each of its passages found, the features.</param>
internal sealed record TrainingPlace(string Name, bool IsGold, IReadOnlyList<float[]> Passages)
{
    internal float Score(float[] weights) => Dot(Best(weights), weights);

    /// <summary>Gives the passage that stands for the article under these weights.</summary>
    internal float[] Best(float[] weights)
    {
        var best = Passages[0];
        for (var (i, most) = (1, Passages.Count > 1 ? Dot(best, weights) : 0); i < Passages.Count; i++)
        {
            if (Dot(Passages[i], weights) is var score && score > most)
            {
                (best, most) = (Passages[i], score);
            }
        }

        return best;
    }

    internal static float Dot(float[] features, float[] weights)
    {
        var sum = 0f;
        var at = 0;
        for (; at + Vector<float>.Count <= features.Length; at += Vector<float>.Count)
        {
            sum += Vector.Dot(new Vector<float>(features, at), new Vector<float>(weights, at));
        }

        for (; at < features.Length; at++)
        {
            sum += features[at] * weights[at];
        }

        return sum;
    }
}
