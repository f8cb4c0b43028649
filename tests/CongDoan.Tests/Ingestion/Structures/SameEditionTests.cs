using CongDoan.Ingestion;
using CongDoan.Ingestion.Structures;

namespace CongDoan.Tests.Ingestion.Structures;

/// <summary>Documents that lie on disk as PDF and as Word file give the same provisions.</summary>
public sealed class SameEditionTests
{
    [SharedTheory]
    [InlineData("12_2022_ND-CP_m_479312.docx", "nghi-dinh-12-2022-ND-CP.pdf")]
    [InlineData("145_2020_ND-CP_m_459400.docx", "nghi-dinh-145-2020-ND-CP.pdf")]
    [InlineData("293_2025_ND-CP_m_665866.docx", "nghi-dinh-293-2025-ND-CP.pdf")]
    [InlineData("74_2025_VL.docx", "luat-viec-lam-74-2025-QH15.pdf")]
    [InlineData("84_2015_ATVSLD.docx", "luat-an-toan-ve-sinh-lao-dong-84-2015-QH13.pdf")]
    public async Task The_same_edition_gives_the_same_articles_and_clauses(string word, string pdf)
    {
        var (one, other) = (await ReadAsync("docx", word), await ReadAsync("pdf", pdf));

        Assert.Equal(Labels(other), Labels(one));
        Assert.Equal(other.Articles.Select(article => article.Number), one.Articles.Select(article => article.Number));
    }

    /// <summary>The Word files hold the laws as adopted, the PDFs as consolidated: what differs is what was amended since
    /// (154.8a by the law on digital industry, 66.3a by the law on teachers) and a slip of the editors, who print 42.2 without its letters.</summary>
    [SharedTheory]
    [InlineData("45_2019_LD.docx", "bo-luat-lao-dong-45-2019-QH14-vbhn.pdf", new[] { "+154.8a", "-42.2.a", "-42.2.b" })]
    [InlineData("41_2024_BHXH.docx", "luat-bao-hiem-xa-hoi-41-2024-QH15-vbhn.pdf", new[] { "+66.3a" })]
    public async Task The_original_and_the_consolidated_text_differ_by_the_amendments(string word, string pdf, string[] amended)
    {
        var (original, consolidated) = (await ReadAsync("docx", word), await ReadAsync("pdf", pdf));
        var then = Labels(original).ToHashSet(StringComparer.Ordinal);
        var now = Labels(consolidated).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(amended, then.Except(now).Select(label => $"-{label}").Concat(now.Except(then).Select(label => $"+{label}")).Order(StringComparer.Ordinal));
    }

    private static async Task<LawStructure> ReadAsync(string folder, string name)
    {
        var file = SourceFile.At(SharedData.File("laws", folder, name));
        return (await IngestionServices.CreateIngestor(TimeProvider.System).ReadAsync(file, new PublishOptions(), CancellationToken.None)).Law!;
    }

    private static IEnumerable<string> Labels(LawStructure law) => law.Articles.SelectMany(article =>
        article.Clauses.SelectMany(clause => clause.Points.Select(point => $"{article.Number}.{clause.Number}.{point.Letter}").Prepend($"{article.Number}.{clause.Number}"))
            .Concat(article.Points.Select(point => $"{article.Number}..{point.Letter}"))
            .Prepend(article.Number));
}
