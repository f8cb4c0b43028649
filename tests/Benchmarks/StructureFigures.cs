using CongDoan.Tests.Ingestion.Structures.Reference;

namespace CongDoan.Benchmarks;

/// <summary>Prints how the official PDFs are divided, beside the reference of provisions and the PDFs' own words.</summary>
internal static class StructureFigures
{
    private const string Variable = "CONGDOAN_SHARED";

    public static async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        var shared = Environment.GetEnvironmentVariable(Variable);
        if (string.IsNullOrEmpty(shared) || !Directory.Exists(shared))
        {
            await output.WriteLineAsync($"skipped: {Variable} names no folder of shared data.");
            return;
        }

        var reference = ReferenceTable.Read(Path.Combine(shared, "laws", "provisions.csv"));
        var all = new List<LawFigures>();
        foreach (var name in LawFigures.Laws.Keys)
        {
            var law = await LawFigures.MeasureAsync(Path.Combine(shared, "laws", "pdf"), name, reference, cancellationToken);
            all.Add(law);
            await output.WriteLineAsync($"{law.Code,-14} {law.Articles} articles ({law.ArticlesMissing.Count} missing, {law.ArticlesInvented.Count} invented), "
                + $"clauses {law.ClausesRight}/{law.Clauses}, points {law.PointsRight}/{law.Points}, reference put right in {law.Corrections} places, "
                + $"letters {law.Letters}, lost {law.LettersLost}, doubled {law.LettersDoubled}, {(law.InOrder ? "in order" : "NOT in order")}");
        }

        await output.WriteLineAsync($"all: articles {all.Sum(law => law.Articles)}, {all.Sum(law => law.ArticlesMissing.Count)} missing, {all.Sum(law => law.ArticlesInvented.Count)} invented; "
            + $"clauses {Share(all.Sum(law => law.ClausesRight), all.Sum(law => law.Clauses))}; points {Share(all.Sum(law => law.PointsRight), all.Sum(law => law.Points))}; "
            + $"letters kept {Share(all.Sum(law => law.Letters), all.Sum(law => law.Letters + law.LettersLost))}, doubled {all.Sum(law => law.LettersDoubled)}");
        foreach (var law in all.Where(law => law.Wrong.Count > 0))
        {
            await output.WriteLineAsync($"  {law.Code}: {string.Join(", ", law.Wrong)}");
        }
    }

    private static string Share(int part, int whole) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{100.0 * part / whole:0.000} % ({part}/{whole})");
}
