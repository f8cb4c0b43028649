namespace CongDoan.Evaluation;

/// <summary>
/// Article 6 of decree 12/2022 says how high fines are in general and stands beside every fine of the sets: whoever puts it first
/// on every fine scores and helps nobody. It does not count where another article is right.
/// </summary>
internal static class GoldRule
{
    private static readonly GoldArticle General = new("12/2022/NĐ-CP", "6");

    internal static IReadOnlyList<GoldArticle> Counted(IReadOnlyList<GoldArticle> gold) =>
        gold.Count > 1 && gold.Any(article => article != General) ? gold.Where(article => article != General).ToList() : gold;
}
