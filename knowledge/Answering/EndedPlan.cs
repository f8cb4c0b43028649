using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Says that the plan which speaks of the matter has ended. What an ended plan promised is never told as what holds; an
/// officer knows what came after it.
/// </summary>
internal static class EndedPlan
{
    /// <summary>
    /// Gives the stop when the question names a plan of its own accord, an ended one comes before everything that holds, and
    /// no plan that holds speaks of the same: members ask for the plan of today.
    /// </summary>
    internal static Answer? Named(Evidence evidence) =>
        evidence.EndedPlans.Count > 0
        && string.Join(' ', evidence.Terms.Rewriting.Syllables.Select(Folding.Fold)) is var asked
        && (asked.Contains("ke hoach", StringComparison.Ordinal) || asked.Contains("chi tieu", StringComparison.Ordinal))
        && (evidence.Places.Count == 0 || evidence.EndedPlans[0].Score > evidence.Places[0].Score)
        && !evidence.Places.Where(place => place.Best.Card.Document.Kind == DocumentKind.Plan).Take(1).Any(place => SaysEnough(evidence, place.Best.Card))
            ? Of(evidence)
            : null;

    /// <summary>Gives the stop when a section of an ended plan says enough of what was asked, else null.</summary>
    internal static Answer? Of(Evidence evidence)
    {
        if (evidence.EndedPlans.Count == 0)
        {
            return null;
        }

        var card = evidence.EndedPlans[0].Best.Card;
        if (!SaysEnough(evidence, card))
        {
            return null;
        }

        var citation = CitationResolver.Of(card);
        return new Answer
        {
            Decision = Decision.Abstain,
            Reason = "plan_ended",
            Text = FixedReplies.Text("plan_ended")
                .Replace("{0}", citation.Printed, StringComparison.Ordinal)
                .Replace("{1}", VietnamTime.Show(card.Document.Until!.Value), StringComparison.Ordinal),
            Citations = [citation with { Quote = null, PassageId = null }],
        };
    }

    private static bool SaysEnough(Evidence evidence, PassageCard card) =>
        Coverage.Of(evidence.Terms, evidence.Snapshot.Statistics, [card.Document.Title, card.Heading, card.Chapter, card.Lead, card.Text]).Share
        >= DecisionParameters.ExtractCoverage;
}
