using System.Text.RegularExpressions;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Structures;

/// <summary>Cuts a law into its citable pieces: one per clause, or the whole of an article without clauses.</summary>
internal static partial class LawPassages
{
    /// <summary>Words before the first clause up to this length, in one sentence, only introduce the list.</summary>
    private const int MaxIntroduction = 300;

    public static IReadOnlyList<PassageDraft> Of(LawStructure law)
    {
        var passages = new List<PassageDraft>();
        if (law.Preamble.Count > 0)
        {
            passages.Add(new PassageDraft
            {
                Section = "Lời nói đầu",
                Heading = "Lời nói đầu",
                Text = string.Join('\n', law.Preamble.Select(paragraph => paragraph.Text)),
            });
        }

        passages.AddRange(TextSections.Of(law.Sections).Select(section => new PassageDraft
        {
            Section = section.Label ?? "Nội dung",
            Heading = section.Heading,
            Chapter = section.Chapter,
            Text = section.Text,
        }));
        passages.AddRange(law.Articles.SelectMany(article => Of(article, law.AmendingNotes)));
        passages.AddRange(law.Appendices.SelectMany(Of));
        return passages;
    }

    private static IEnumerable<PassageDraft> Of(LawArticle article, IReadOnlyDictionary<int, string> amending)
    {
        var lead = string.Join('\n', article.Lead);
        if (article.Clauses.Count == 0)
        {
            yield return Passage(article, null, "", lead.Length > 0 ? lead : article.Title, By([.. article.Notes, .. article.LeadNotes], amending));
            yield break;
        }

        if (lead.Length > 0 && !IsIntroduction(lead))
        {
            yield return Passage(article, null, "", lead, By([.. article.Notes, .. article.LeadNotes], amending));
        }

        foreach (var clause in article.Clauses)
        {
            yield return Passage(article, clause.Number, lead, clause.Text, By([.. article.Notes, .. clause.Notes], amending));
        }
    }

    /// <summary>An attached text with articles is cited by them; anything else by its own numbering.</summary>
    private static IEnumerable<PassageDraft> Of(LawAppendix appendix) => appendix.Attached is { } attached
        ? attached.Articles
            .SelectMany(article => Of(article, attached.AmendingNotes))
            .Select(passage => passage with { Section = $"{appendix.Label}, Điều {passage.Article}", Article = null, Clause = null })
        : (appendix.IsForm ? TextSections.Unnumbered(appendix.Paragraphs) : TextSections.Of(appendix.Paragraphs)).Select(section => new PassageDraft
        {
            Section = section.Label is { } label ? $"{appendix.Label}, mục {label}" : appendix.Label,
            Heading = appendix.Title.Length > 0 ? appendix.Title : appendix.Label,
            Chapter = string.Join('\n', new[] { appendix.Label, section.Chapter }.Where(line => line.Length > 0)),
            Text = section.Text,
        });

    private static string? By(IReadOnlyList<int> notes, IReadOnlyDictionary<int, string> amending)
    {
        var numbers = notes.Where(amending.ContainsKey).Select(note => amending[note]).Distinct(StringComparer.Ordinal).ToList();
        return numbers.Count == 0 ? null : string.Join(", ", numbers);
    }

    private static PassageDraft Passage(LawArticle article, string? clause, string lead, string text, string? amendedBy) => new()
    {
        Article = article.Number,
        Clause = clause,
        Heading = article.Title,
        Chapter = article.Chapter,
        Lead = lead,
        Text = text,
        IncludesAmendmentBy = amendedBy,
    };

    private static bool IsIntroduction(string lead) =>
        lead.Length <= MaxIntroduction && lead.EndsWith(':') && !SentenceBreak().IsMatch(lead);

    [GeneratedRegex(@"[.;]\s+\p{Lu}|\n")]
    private static partial Regex SentenceBreak();
}
