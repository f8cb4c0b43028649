using System.Globalization;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// How likely a note answers a question: a logistic model over <see cref="NoteEvidence.Signs"/>, fitted by the evaluation's <c>tune-notes</c>
/// command on the notes' own questions, from <c>Answering/Data/note-evidence.tsv</c>.
/// </summary>
/// <param name="Weights">A weight for each sign.</param>
internal sealed record NoteModel(IReadOnlyList<double> Weights)
{
    private static readonly Lazy<NoteModel> LazyShipped = new(() =>
    {
        var table = EmbeddedTable.Read("Answering/Data/note-evidence.tsv").ToDictionary(row => row[0], row => double.Parse(row[1], CultureInfo.InvariantCulture));
        return new NoteModel(NoteEvidence.Signs.Select(sign => table[sign]).ToList());
    });

    internal static NoteModel Shipped => LazyShipped.Value;

    /// <summary>Gives the probability, 0 to 1.</summary>
    internal double Probability(double[] signs) => 1 / (1 + Math.Exp(-signs.Zip(Weights, (sign, weight) => sign * weight).Sum()));
}
