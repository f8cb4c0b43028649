using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Evaluation.Tuning;

/// <summary>Trains on four fifths and asks the fifth that was left out, five times.</summary>
internal sealed class CrossValidation(IReadOnlyList<TrainingQuestion> questions, double penalty, double noteImportance)
{
    /// <summary>So many of the engine's best articles teach, and every right one; those far down would only cost time.</summary>
    private const int Teaching = 40;

    private readonly List<TrainingQuestion> _lessons = questions
        .Select(question => question with { Places = question.Places.Where((place, i) => i < Teaching || place.IsGold).ToList() })
        .ToList();

    private readonly int[] _folds = Folds.Of(questions.Select(question => question.Question).ToList());
    private readonly double _notes = questions.Count(question => question.Set == QuestionLoader.NotesSet);

    /// <summary>Gives for each question the rank of its first right article under weights that did not see it; 0 for not found.</summary>
    internal int[] Ranks(Func<Feature, bool> uses, Calibration? calibration = null)
    {
        var ranks = new int[questions.Count];
        for (var fold = 0; fold < Folds.Count; fold++)
        {
            var weights = Trainer.Train(_lessons, Importance(i => _folds[i] != fold), penalty, uses);
            for (var i = 0; i < ranks.Length; i++)
            {
                if (_folds[i] == fold)
                {
                    ranks[i] = questions[i].Rank(weights);
                    if (questions[i].Set != QuestionLoader.NotesSet)
                    {
                        calibration?.Add(questions[i], weights, fold);
                    }
                }
            }
        }

        return ranks;
    }

    /// <summary>Gives the weights learned from all questions.</summary>
    internal float[] Weights(Func<Feature, bool> uses) => Trainer.Train(_lessons, Importance(_ => true), penalty, uses);

    // All notes together count as much as so many times the sets.
    private double[] Importance(Func<int, bool> sees)
    {
        var share = _notes == 0 ? 0 : noteImportance * (questions.Count - _notes) / _notes;
        return questions.Select((question, i) => !sees(i) ? 0 : question.Set == QuestionLoader.NotesSet ? share : 1).ToArray();
    }
}
