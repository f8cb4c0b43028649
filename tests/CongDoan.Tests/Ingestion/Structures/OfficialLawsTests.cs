using CongDoan.Ingestion;

namespace CongDoan.Tests.Ingestion.Structures;

/// <summary>The thirteen official PDFs: every article found and none invented; clauses and points counted by hand-checked figures.</summary>
public sealed class OfficialLawsTests
{
    [SharedTheory]
    [InlineData("bo-luat-lao-dong-10-2012-QH13-het-hieu-luc.pdf", "10/2012/QH13", 242, 629, 200, "2013-05-01")]
    [InlineData("bo-luat-lao-dong-45-2019-QH14-vbhn.pdf", "45/2019/QH14", 220, 639, 265, "2021-01-01")]
    [InlineData("hien-phap-2013.pdf", "HP2013", 120, 244, 0, "2014-01-01")]
    [InlineData("luat-an-toan-ve-sinh-lao-dong-84-2015-QH13.pdf", "84/2015/QH13", 93, 358, 201, "2016-07-01")]
    [InlineData("luat-bao-hiem-xa-hoi-41-2024-QH15-vbhn.pdf", "41/2024/QH15", 141, 544, 359, "2025-07-01")]
    [InlineData("luat-bao-ve-du-lieu-ca-nhan-91-2025-QH15.pdf", "91/2025/QH15", 39, 170, 119, "2026-01-01")]
    [InlineData("luat-cong-doan-50-2024-QH15.pdf", "50/2024/QH15", 37, 159, 82, "2025-07-01")]
    [InlineData("luat-thanh-tra-84-2025-QH15.pdf", "84/2025/QH15", 64, 214, 198, "2025-07-01")]
    [InlineData("luat-viec-lam-74-2025-QH15.pdf", "74/2025/QH15", 55, 200, 142, "2026-01-01")]
    [InlineData("nghi-dinh-12-2022-ND-CP.pdf", "12/2022/NĐ-CP", 64, 334, 565, "2022-01-17")]
    [InlineData("nghi-dinh-145-2020-ND-CP.pdf", "145/2020/NĐ-CP", 115, 367, 398, "2021-02-01")]
    [InlineData("nghi-dinh-293-2025-ND-CP.pdf", "293/2025/NĐ-CP", 5, 14, 9, "2026-01-01")]
    [InlineData("nghi-dinh-70-2023-ND-CP.pdf", "70/2023/NĐ-CP", 3, 18, 34, "2023-09-18")]
    public async Task An_official_law_is_divided_as_it_was_printed(
        string name, string number, int articles, int clauses, int points, string effectiveFrom)
    {
        var file = SourceFile.At(SharedData.File("laws", "pdf", name));

        var result = await IngestionServices.CreateIngestor(TimeProvider.System).ReadAsync(file, new PublishOptions(), CancellationToken.None);

        var law = result.Law!;
        Assert.Equal(number, result.Draft.Number);
        Assert.Equal(DateOnly.Parse(effectiveFrom, System.Globalization.CultureInfo.InvariantCulture), result.Draft.EffectiveFrom);
        Assert.Equal(Enumerable.Range(1, articles).Select(article => $"{article}"), law.Articles.Select(article => article.Number));
        Assert.Equal(clauses, law.Articles.Sum(article => article.Clauses.Count));
        Assert.Equal(points, law.Articles.Sum(article => article.Points.Count + article.Clauses.Sum(clause => clause.Points.Count)));
    }
}
