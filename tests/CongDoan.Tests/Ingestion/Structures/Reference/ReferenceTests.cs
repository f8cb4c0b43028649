using Xunit.Abstractions;

namespace CongDoan.Tests.Ingestion.Structures.Reference;

/// <summary>The official PDFs against a reference made by others, and against the words of the PDFs themselves.</summary>
public sealed class ReferenceTests(ITestOutputHelper output)
{
    [SharedFact]
    public async Task Articles_clauses_points_and_letters_of_the_official_laws_are_kept()
    {
        var reference = ReferenceTable.Read(SharedData.File("laws", "provisions.csv"));
        var all = new List<LawFigures>();
        foreach (var name in LawFigures.Laws.Keys)
        {
            all.Add(await LawFigures.MeasureAsync(SharedData.File("laws", "pdf"), name, reference, CancellationToken.None));
            output.WriteLine($"{name}: wrong {string.Join(' ', all[^1].Wrong)}; lost {all[^1].LettersLost}, doubled {all[^1].LettersDoubled}, in order {all[^1].InOrder}");
        }

        Assert.Empty(all.SelectMany(law => law.ArticlesMissing.Concat(law.ArticlesInvented)));
        Assert.True(all.Sum(law => law.ClausesRight) >= 0.995 * all.Sum(law => law.Clauses));
        Assert.True(all.Sum(law => law.PointsRight) >= 0.99 * all.Sum(law => law.Points));
        Assert.True(all.Sum(law => law.LettersLost) <= 0.001 * all.Sum(law => law.Letters));
        Assert.Equal(0, all.Sum(law => law.LettersDoubled));
        Assert.All(all, law => Assert.True(law.InOrder, law.File));
    }
}
