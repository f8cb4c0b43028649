using System.Globalization;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Evaluation.Tuning;

/// <summary>Chooses what each feature of ranking counts, and says how well that does on questions that it did not see.</summary>
internal sealed class TuneCommand(TextWriter output)
{
    private IReadOnlyList<string> _sets = [];

    internal async Task RunAsync(Settings settings, CancellationToken cancellationToken)
    {
        await using var library = await LibrarySession.OpenAsync(settings.DataFolder, withStarter: false, cancellationToken);
        var loader = new QuestionLoader(library.Answerer, settings.AsOf);
        var questions = new List<TrainingQuestion>();
        foreach (var file in settings.Questions)
        {
            questions.AddRange(await loader.LoadAsync(Path.GetFileNameWithoutExtension(file.Name), QuestionFile.Read(file.FullName), cancellationToken));
        }

        questions.AddRange(await loader.LoadAsync(QuestionLoader.NotesSet, QuestionLoader.OfNotes(), cancellationToken));
        // What the library does not hold teaches nothing; in a set that is kept for checking it stays a miss.
        questions.RemoveAll(question => question.Set == QuestionLoader.NotesSet && !question.Places.Any(place => place.IsGold));
        _sets = questions.Select(question => question.Set).Distinct().ToList();
        var validation = new CrossValidation(questions, settings.Penalty, settings.NoteImportance);
        output.WriteLine($"{"",-34}{string.Join("  ", _sets.Select(set => $"{set,-24}"))}");
        output.WriteLine($"{"cross-validated, five folds",-34}{string.Join("  ", _sets.Select(_ => $"{"hit@1  hit@10 MRR",-24}"))}");
        var shipped = Enum.GetValues<Feature>().Select(feature => (float)RankingWeights.Shipped[feature]).ToArray();
        Print("as shipped (not cross-validated)", questions, questions.Select(question => question.Rank(shipped)).ToArray());
        var calibration = new Calibration();
        var ranks = validation.Ranks(_ => true, calibration);
        Print("all parts", questions, ranks);
        if (settings.Ablation)
        {
            Ablate(questions, validation);
        }

        var weights = validation.Weights(_ => true);
        if (settings.Misses)
        {
            PrintMisses(questions, ranks, weights);
        }

        foreach (var feature in Enum.GetValues<Feature>())
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {feature,-20}{weights[(int)feature],8:0.00}"));
        }

        calibration.Print(output);
        var took = loader.Took.Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"triage, reading, search and comparing, ms: p50 {took[took.Count / 2]:0.00}, p95 {took[took.Count * 95 / 100]:0.00}"));
        if (settings.Write is { } folder)
        {
            await WeightsFile.WriteAsync(Path.Combine(folder.FullName, "ranking.tsv"), weights, cancellationToken);
            await WeightsFile.WriteAsync(Path.Combine(folder.FullName, "evidence.tsv"), calibration.Fit(), cancellationToken);
        }
    }

    private void Ablate(List<TrainingQuestion> questions, CrossValidation validation)
    {
        var used = new HashSet<Feature>();
        foreach (var (name, features) in Parts.All)
        {
            used.UnionWith(features);
            Print("+ " + name, questions, validation.Ranks(used.Contains));
        }

        foreach (var (name, features) in Parts.All.Skip(1))
        {
            Print("all but " + name, questions, validation.Ranks(feature => !features.Contains(feature)));
        }
    }

    private void Print(string name, List<TrainingQuestion> questions, int[] ranks)
    {
        var cells = _sets.Select(set =>
        {
            var own = ranks.Where((_, i) => questions[i].Set == set).ToList();
            return string.Create(CultureInfo.InvariantCulture,
                $"{own.Average(rank => rank == 1 ? 1.0 : 0):.000}   {own.Average(rank => rank is > 0 and <= 10 ? 1.0 : 0):.000}   {own.Average(rank => rank == 0 ? 0 : 1.0 / rank):.000}");
        });
        output.WriteLine($"{name,-34}{string.Join("  ", cells.Select(cell => $"{cell,-24}"))}");
    }

    private void PrintMisses(List<TrainingQuestion> questions, int[] ranks, float[] weights)
    {
        for (var i = 0; i < ranks.Length; i++)
        {
            if (ranks[i] == 1 || questions[i].Set == QuestionLoader.NotesSet)
            {
                continue;
            }

            var question = questions[i].Question;
            output.WriteLine($"{question.Id} [{ranks[i]}] {question.Text}  right: {string.Join(" ", question.Gold.Select(gold => $"{gold.Document}/d{gold.Article}"))}");
            var ranked = questions[i].Places.OrderByDescending(place => place.Score(weights)).ToList();
            foreach (var place in ranked.Take(3).Concat(ranked.Where(place => place.IsGold).Take(1)).Distinct())
            {
                var best = place.Best(weights);
                var parts = Enum.GetValues<Feature>()
                    .Where(feature => Math.Abs(best[(int)feature] * weights[(int)feature]) > 0.05)
                    .Select(feature => string.Create(CultureInfo.InvariantCulture, $"{feature}={best[(int)feature] * weights[(int)feature]:0.0}"));
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {(place.IsGold ? "*" : " ")}{place.Name} {place.Score(weights):0.00}: {string.Join(" ", parts)}"));
            }
        }
    }

    /// <summary>What a run of tuning is given.</summary>
    internal sealed record Settings(
        string DataFolder, IReadOnlyList<FileInfo> Questions, DateOnly AsOf, double Penalty, double NoteImportance, bool Ablation, bool Misses, DirectoryInfo? Write);
}
