using System.Text.RegularExpressions;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Structures;

/// <summary>Cuts a law into its citable pieces: one per clause, or the whole of an article without clauses.</summary>
internal static partial class LawPassages
{
    /// <summary>Words before the first clause up to this length, in one sentence, only introduce the list.</summary>
    private const int MaxIntroduction = 300;

    public static IReadOnlyList<PassageDraft> Of(LawStructure law) => law.Articles.SelectMany(Of).ToList();

    private static IEnumerable<PassageDraft> Of(LawArticle article)
    {
        var lead = string.Join('\n', article.Lead);
        if (article.Clauses.Count == 0)
        {
            yield return Passage(article, null, "", lead.Length > 0 ? lead : article.Title);
            yield break;
        }

        if (lead.Length > 0 && !IsIntroduction(lead))
        {
            yield return Passage(article, null, "", lead);
        }

        foreach (var clause in article.Clauses)
        {
            yield return Passage(article, clause.Number, lead, clause.Text);
        }
    }

    private static PassageDraft Passage(LawArticle article, string? clause, string lead, string text) => new()
    {
        Article = article.Number,
        Clause = clause,
        Heading = article.Title,
        Chapter = article.Chapter,
        Lead = lead,
        Text = text,
    };

    private static bool IsIntroduction(string lead) =>
        lead.Length <= MaxIntroduction && lead.EndsWith(':') && !SentenceBreak().IsMatch(lead);

    [GeneratedRegex(@"[.;]\s+\p{Lu}|\n")]
    private static partial Regex SentenceBreak();
}
