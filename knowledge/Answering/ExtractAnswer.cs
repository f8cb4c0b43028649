using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers in the law's own words when no note does: the clause that says most of what was asked, verbatim.</summary>
internal static class ExtractAnswer
{
    /// <summary>
    /// Gives the extract, a stop when the best clause was amended and its present text is not at hand, or null when no
    /// article says enough of what was asked.
    /// </summary>
    internal static Answer? Of(Evidence evidence, DateOnly asOf)
    {
        var place = evidence.Places.Count == 0 ? null : evidence.Places[0];
        if (place is null || !Answers(place, evidence))
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
            Text = heading + Excerpt.Of(words, evidence.Terms, evidence.Snapshot.Statistics, DecisionParameters.LongestText - DecisionParameters.LongestLead - heading.Length),
            Detail = ArticleText.Of(card, evidence, asOf),
            Citations = [citation],
        };
    }

    // The clause says most of the question, and the article as a whole lacks none of its rare words.
    private static bool Answers(RankedPlace place, Evidence evidence)
    {
        var card = place.Best.Card;
        var article = card.Article is null ? [card] : evidence.Snapshot.Article(card.Document.Number, card.Article);
        var statistics = evidence.Snapshot.Statistics;
        return Coverage.Of(evidence.Terms, statistics, [card.Heading, card.Chapter, card.Lead, card.Text]).Share >= DecisionParameters.ExtractCoverage
            && Coverage.Of(evidence.Terms, statistics, [card.Document.Title, card.Chapter, card.Heading, .. article.SelectMany(part => (string[])[part.Lead, part.Text])])
                .HeaviestMissing <= DecisionParameters.ExtractMisses;
    }
}
