using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Says that the plan which speaks of the matter has ended. What an ended plan promised is never told as what holds; an
/// officer knows what came after it.
/// </summary>
internal static class EndedPlan
{
    /// <summary>Gives the stop when the question names a plan of its own accord and an ended one comes before everything that holds.</summary>
    internal static Answer? Named(Evidence evidence) =>
        evidence.EndedPlans.Count > 0
        && string.Join(' ', evidence.Terms.Rewriting.Syllables.Select(Folding.Fold)) is var asked
        && (asked.Contains("ke hoach", StringComparison.Ordinal) || asked.Contains("chi tieu", StringComparison.Ordinal))
        && (evidence.Places.Count == 0 || evidence.EndedPlans[0].Score > evidence.Places[0].Score)
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
        if (Coverage.Of(evidence.Terms, evidence.Snapshot.Statistics, [card.Document.Title, card.Heading, card.Chapter, card.Lead, card.Text]).Share
            < DecisionParameters.ExtractCoverage)
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
                .Replace("{1}", card.Document.Until!.Value.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture), StringComparison.Ordinal),
            Citations = [citation with { Quote = null, PassageId = null }],
        };
    }
}
