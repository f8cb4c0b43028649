using System.Globalization;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Answering;

namespace CongDoan.Evaluation.Tuning;

/// <summary>Fits how likely the nearest note answers, and prints what a threshold costs on notes that the fit did not see.</summary>
internal sealed class TuneNotesCommand(TextWriter output)
{
    private const int Folds = 5;

    /// <summary>What a question without its note counts beside one with it: most of what members ask is in the library.</summary>
    private const double AbsentImportance = 0.5;

    /// <summary>What another note on the same article counts: it may well answer too.</summary>
    private const double SiblingImportance = 0.5;

    private static readonly double[] Thresholds = [0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8];

    internal async Task RunAsync(string dataFolder, DateOnly asOf, DirectoryInfo? write, CancellationToken cancellationToken)
    {
        var cases = await CasesAsync(dataFolder, asOf, cancellationToken);
        // A union that has published nothing yet has the notes alone.
        var empty = Directory.CreateTempSubdirectory("notes-alone-");
        try
        {
            cases.AddRange(await CasesAsync(empty.FullName, asOf, cancellationToken));
        }
        finally
        {
            empty.Delete(recursive: true);
        }

        var fold = cases.Select(item => item.Note).Distinct().Order(StringComparer.Ordinal).Select((note, i) => (note, i % Folds)).ToDictionary();
        var models = Enumerable.Range(0, Folds).Select(i => Fit(cases.Where(item => fold[item.Note] != i))).ToList();
        var judged = cases.ConvertAll(item => (Case: item, Probability: models[fold[item.Note]].Probability(item.Signs)));
        output.WriteLine($"questions of the notes, a third of each note's questions taken away at a time: {cases.Count(item => item.IsPresent)}, nearest note right for " +
            string.Create(CultureInfo.InvariantCulture, $"{cases.Where(item => item.IsPresent).Average(item => item.IsRight ? 1.0 : 0):0.000}"));
        output.WriteLine("answered from this probability on, by a fit on other notes: with its note in the library (right, same article, wrong), and without it (wrong)");
        foreach (var threshold in Thresholds)
        {
            double Share(bool isPresent, Func<NoteCase, bool> of) => (double)judged.Count(item => item.Case.IsPresent == isPresent && item.Probability >= threshold && of(item.Case))
                / judged.Count(item => item.Case.IsPresent == isPresent);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  {threshold:0.00}    {Share(true, item => item.IsRight):0.000}  {Share(true, item => item.IsSibling):0.000}  {Share(true, item => item is { IsRight: false, IsSibling: false }):0.000}    {Share(false, _ => true):0.000}"));
        }

        var model = Fit(cases);
        for (var i = 0; i < NoteEvidence.Signs.Count; i++)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {NoteEvidence.Signs[i],-20}{model.Weights[i],8:0.000}"));
        }

        if (write is not null)
        {
            await WeightsFile.WriteNotesAsync(Path.Combine(write.FullName, "note-evidence.tsv"), model.Weights, cancellationToken);
        }
    }

    private static async Task<List<NoteCase>> CasesAsync(string dataFolder, DateOnly asOf, CancellationToken cancellationToken)
    {
        await using var library = await LibrarySession.OpenAsync(dataFolder, withStarter: true, cancellationToken);
        return await new NoteCases(library.Answerer, asOf).LoadAsync(cancellationToken);
    }

    private static NoteModel Fit(IEnumerable<NoteCase> cases) => LogisticFit.Of(cases.Select(item => (
        item.Signs,
        item.IsRight,
        (item.IsPresent ? 1 : AbsentImportance) * (item.IsSibling ? SiblingImportance : 1))).ToList());
}
