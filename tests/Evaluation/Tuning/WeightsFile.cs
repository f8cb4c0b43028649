using System.Globalization;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Evaluation.Tuning;

/// <summary>Writes the files of weights that the product reads.</summary>
internal static class WeightsFile
{
    internal static async Task WriteAsync(string path, IReadOnlyList<float> weights, CancellationToken cancellationToken)
    {
        var lines = new List<string>
        {
            "# What each feature of ranking counts (Retrieval/Scoring/Feature.cs says what they are).",
            "# Written by the tune command of tests/Evaluation; change the features or the questions, not these numbers.",
            "# feature\tweight",
        };
        lines.AddRange(Enum.GetValues<Feature>().Select(feature => string.Create(CultureInfo.InvariantCulture, $"{feature}\t{weights[(int)feature]:0.000}")));
        await File.WriteAllLinesAsync(path, lines, cancellationToken);
    }

    internal static async Task WriteAsync(string path, IReadOnlyList<double> weights, CancellationToken cancellationToken)
    {
        var lines = new List<string>
        {
            "# How likely the first article answers (Retrieval/Scoring/EvidenceModel.cs says what the signs are).",
            "# Written by the tune command of tests/Evaluation.",
            "# sign\tweight",
        };
        lines.AddRange(EvidenceModel.Signs.Select((sign, i) => string.Create(CultureInfo.InvariantCulture, $"{sign}\t{weights[i]:0.000}")));
        await File.WriteAllLinesAsync(path, lines, cancellationToken);
    }

    internal static async Task WriteNotesAsync(string path, IReadOnlyList<double> weights, CancellationToken cancellationToken)
    {
        var lines = new List<string>
        {
            "# How likely a note answers a question (Answering/NoteEvidence.cs says what the signs are).",
            "# Written by the tune-notes command of tests/Evaluation.",
            "# sign\tweight",
        };
        lines.AddRange(NoteEvidence.Signs.Select((sign, i) => string.Create(CultureInfo.InvariantCulture, $"{sign}\t{weights[i]:0.000}")));
        await File.WriteAllLinesAsync(path, lines, cancellationToken);
    }
}
