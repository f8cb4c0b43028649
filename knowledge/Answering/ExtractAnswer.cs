using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers in the law's own words when no note does: the clause that says most of what was asked, verbatim.</summary>
internal static class ExtractAnswer
{
    /// <summary>
    /// Gives the extract, a stop when the best clause was amended and its present text is not at hand, or null when no
    /// article says enough of what was asked.
    /// </summary>
    internal static Answer? Of(Evidence evidence, DateOnly asOf, bool isPast = false)
    {
        var place = evidence.Places.Count == 0 ? null : evidence.Places[0];
        if (place is null)
        {
            return null;
        }

        var card = place.Best.Card;
        var statistics = evidence.Snapshot.Statistics;
        // A plan is asked about by what it is for, which its title says.
        var plan = card.Document.Kind == DocumentKind.Plan ? card.Document.Title : "";
        if (Coverage.Of(evidence.Terms, statistics, [plan, card.Heading, card.Chapter, card.Lead, card.Text]).Share
            < (isPast && evidence.Probability >= DecisionParameters.PastLawIsRight ? DecisionParameters.PastExtractCoverage : DecisionParameters.ExtractCoverage))
        {
            return null;
        }

        if (!card.IsQuotable(asOf))
        {
            return AmendedAnswer.Of(card, evidence, asOf);
        }

        var citation = CitationResolver.Of(card);
        var heading = $"{FixedReplies.Text(citation.RestoredConfidence is null ? "extract_lead" : "extract_lead_restored")}\n{citation.Printed}:\n";
        var words = card.Lead.Length > 0 ? $"{card.Lead}\n{card.Text}" : card.Text;
        var room = DecisionParameters.LongestText - DecisionParameters.LongestLead - heading.Length;
        // An item of a list says the opposite without its heading: "Phạt tiền, cắt lương …" stands under "Các hành vi bị nghiêm cấm". What is long says it itself.
        if (card.Document.Kind == DocumentKind.Law && card.Heading.Length > 0 && words.Length + card.Heading.Length < room)
        {
            heading += $"{card.Heading}\n";
        }

        var excerpt = Excerpt.Of(words, evidence.Terms, statistics, room);
        // What the member is shown has to hold the question's rare words; a clause that only mentions them further on does not answer.
        var shown = Coverage.Of(evidence.Terms, statistics, [card.Document.Title, card.Chapter, card.Heading, excerpt]);
        if (shown.HeaviestMissing > (isPast ? DecisionParameters.PastExtractMisses : DecisionParameters.ExtractMisses))
        {
            return null;
        }

        return new Answer
        {
            Decision = Decision.Answer,
            Reason = "extract",
            Text = heading + excerpt,
            Detail = ArticleText.Of(card, evidence, asOf),
            Citations = [citation],
        };
    }
}
