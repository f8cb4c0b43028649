using CongDoan.Knowledge.Answering;

namespace CongDoan.Evaluation.Tuning;

/// <summary>
/// Fits a logistic model by iteratively reweighted least squares (Newton's method; Hastie, Tibshirani and Friedman, The Elements of
/// Statistical Learning, 4.4.1), with a small penalty on the squared weights. Nothing is random.
/// </summary>
internal static class LogisticFit
{
    private const int Steps = 30;
    private const double Penalty = 0.1;

    /// <summary>Gives the weights under which what is so is likeliest.</summary>
    /// <param name="cases">For each case its signs (the first always 1), whether it is so, and how much it counts.</param>
    internal static NoteModel Of(IReadOnlyList<(double[] Signs, bool IsSo, double Importance)> cases)
    {
        var size = cases[0].Signs.Length;
        var weights = new double[size];
        for (var step = 0; step < Steps; step++)
        {
            var (slope, curve) = (new double[size], new double[size, size]);
            var model = new NoteModel(weights);
            foreach (var (signs, isSo, importance) in cases)
            {
                var probability = model.Probability(signs);
                var (error, spread) = (importance * ((isSo ? 1 : 0) - probability), importance * Math.Max(1e-6, probability * (1 - probability)));
                for (var i = 0; i < size; i++)
                {
                    slope[i] += error * signs[i];
                    for (var j = 0; j < size; j++)
                    {
                        curve[i, j] += spread * signs[i] * signs[j];
                    }
                }
            }

            for (var i = 0; i < size; i++)
            {
                // The constant may be as large as it has to be; the tiny rest keeps a sign that never occurs solvable.
                slope[i] -= (i == 0 ? 0 : Penalty) * weights[i];
                curve[i, i] += i == 0 ? 1e-9 : Penalty;
            }

            var change = Solve(curve, slope);
            weights = weights.Zip(change, (weight, by) => weight + by).ToArray();
        }

        return new NoteModel(weights);
    }

    // Gauss elimination with row exchange: a dozen unknowns need no library.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var size = right.Length;
        for (var column = 0; column < size; column++)
        {
            var pivot = Enumerable.Range(column, size - column).MaxBy(row => Math.Abs(matrix[row, column]));
            for (var i = 0; i < size; i++)
            {
                (matrix[column, i], matrix[pivot, i]) = (matrix[pivot, i], matrix[column, i]);
            }

            (right[column], right[pivot]) = (right[pivot], right[column]);
            for (var row = column + 1; row < size; row++)
            {
                var factor = matrix[row, column] / matrix[column, column];
                right[row] -= factor * right[column];
                for (var i = column; i < size; i++)
                {
                    matrix[row, i] -= factor * matrix[column, i];
                }
            }
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var i = row + 1; i < size; i++)
            {
                right[row] -= matrix[row, i] * right[i];
            }

            right[row] /= matrix[row, row];
        }

        return right;
    }
}
