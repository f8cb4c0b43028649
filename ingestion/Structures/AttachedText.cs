namespace CongDoan.Ingestion.Structures;

/// <summary>
/// A decision of two or three articles that puts regulations or statutes into force is only their cover: people cite
/// the regulations' articles, so these become the document's own.
/// </summary>
internal static class AttachedText
{
    /// <summary>A cover has no more articles than this.</summary>
    private const int MaxCover = 5;

    /// <summary>Gives the law with the attached regulations in front, or as it is.</summary>
    public static LawStructure Promote(LawStructure law)
    {
        var regulations = law.Appendices.Where(appendix => appendix.IsRegulations).ToList();
        if (regulations.Count != 1 || law.Articles.Count is 0 or > MaxCover || !law.Articles.Any(PutsIntoForce))
        {
            return law;
        }

        var attached = regulations[0].Attached!;
        var cover = new LawAppendix("Quyết định ban hành", "", []) { Attached = law with { Appendices = [] } };
        return law with
        {
            Articles = attached.Articles,
            Appendices = [.. law.Appendices.Where(appendix => appendix != regulations[0]), cover],
            Warnings = [.. law.Warnings, .. attached.Warnings],
        };
    }

    private static bool PutsIntoForce(LawArticle article) =>
        article.Text.Contains("kèm theo", StringComparison.OrdinalIgnoreCase) || article.Title.Contains("kèm theo", StringComparison.OrdinalIgnoreCase);
}
