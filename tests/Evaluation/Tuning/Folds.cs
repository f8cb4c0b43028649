namespace CongDoan.Evaluation.Tuning;

/// <summary>Deals questions into folds so that questions with a right article in common are in one fold.</summary>
internal static class Folds
{
    internal const int Count = 5;

    /// <summary>Gives each question's fold, by its place in the list. The largest groups are dealt first, each to the emptiest fold.</summary>
    internal static int[] Of(IReadOnlyList<EvaluationQuestion> questions)
    {
        var parents = Enumerable.Range(0, questions.Count).ToArray();
        int Root(int i) => parents[i] == i ? i : parents[i] = Root(parents[i]);
        var first = new Dictionary<GoldArticle, int>();
        for (var i = 0; i < questions.Count; i++)
        {
            foreach (var gold in questions[i].Gold)
            {
                if (!first.TryAdd(gold, i))
                {
                    parents[Root(i)] = Root(first[gold]);
                }
            }
        }

        var folds = new int[questions.Count];
        var sizes = new int[Count];
        foreach (var group in Enumerable.Range(0, questions.Count).GroupBy(Root).OrderByDescending(group => group.Count()).ThenBy(group => group.Key))
        {
            var fold = Array.IndexOf(sizes, sizes.Min());
            sizes[fold] += group.Count();
            foreach (var i in group)
            {
                folds[i] = fold;
            }
        }

        return folds;
    }
}
