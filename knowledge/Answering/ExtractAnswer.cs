using System.Text;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers in the law's own words when no note does: the clause that says most of what was asked, verbatim.</summary>
internal static class ExtractAnswer
{
    private const int LongestDetail = 6000;

    /// <summary>
    /// Gives the extract, a stop when the best clause was amended and its present text is not at hand, or null when no
    /// article says enough of what was asked.
    /// </summary>
    internal static Answer? Of(Evidence evidence, DateOnly asOf)
    {
        var place = evidence.Places.Count == 0 ? null : evidence.Places[0];
        if (place is null || Share(place, evidence) < DecisionParameters.ExtractCoverage)
        {
            return null;
        }

        var card = place.Best.Card;
        if (!card.IsQuotable(asOf))
        {
            return FixedReplies.Amended(card);
        }

        var citation = CitationResolver.Of(card);
        var heading = $"{FixedReplies.Text("extract_lead")}\n{citation.Printed}:\n";
        var words = card.Lead.Length > 0 ? $"{card.Lead}\n{card.Text}" : card.Text;
        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "extract",
            Text = heading + Excerpt.Of(words, evidence.Terms, evidence.Snapshot.Statistics, DecisionParameters.LongestText - heading.Length),
            Detail = WholeArticle(place, evidence, asOf),
            Citations = [citation],
        };
    }

    private static double Share(RankedPlace place, Evidence evidence)
    {
        var card = place.Best.Card;
        return Coverage.Of(evidence.Terms, evidence.Snapshot.Statistics, [card.Heading, card.Chapter, card.Lead, card.Text]);
    }

    private static string WholeArticle(RankedPlace place, Evidence evidence, DateOnly asOf)
    {
        var card = place.Best.Card;
        var passages = card.Article is null ? [card] : evidence.Snapshot.Article(card.Document.Number, card.Article).ToList();
        var text = new StringBuilder();
        var heading = card.Article is null ? $"{Citation.SectionLabel(card.Section ?? "")}. {card.Heading}" : $"Điều {card.Article}. {card.Heading}";
        text.Append("**").Append(heading.TrimEnd('.', ' ')).Append("**");
        foreach (var passage in passages)
        {
            // Each point of a list is a paragraph of its own for Markdown.
            var words = passage.IsQuotable(asOf)
                ? passage.Text.Replace("\n", "\n\n", StringComparison.Ordinal)
                : $"*(Khoản {passage.Clause} đã được {passage.AmendedBy} sửa đổi; kho chưa có toàn văn mới.)*";
            if (text.Length + words.Length > LongestDetail)
            {
                text.Append("\n\n(còn nữa)");
                break;
            }

            text.Append("\n\n").Append(words);
        }

        return text.ToString();
    }
}
