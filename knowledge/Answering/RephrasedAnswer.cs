using CongDoan.Knowledge.LanguageModels;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Verification;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Says an answer in a language model's words when every one of them can be checked against the evidence; else the answer stays
/// as it is. The citations, and the law's own words behind them, never change.
/// </summary>
internal sealed class RephrasedAnswer(Rephraser model, VerifiedAnswer verified)
{
    /// <summary>Gives the answer as it is to be said.</summary>
    /// <param name="answer">A verified answer.</param>
    /// <param name="question">What the member asks.</param>
    /// <param name="evidence">What the answer was made from.</param>
    /// <param name="spent">How long the question was worked on already.</param>
    /// <param name="cancellationToken">Ends the wait for the model.</param>
    internal async Task<Answer> OfAsync(Answer answer, Question question, Evidence evidence, TimeSpan spent, CancellationToken cancellationToken)
    {
        if (Material(answer, evidence) is not { } material
            || await model.SayAsync(question.Text, material.Proof.Text, question.Member, spent, cancellationToken) is not { } said)
        {
            return answer;
        }

        var lead = material.Lead.Length == 0 ? "" : material.Lead + "\n";
        var checkedText = ModelText.Check(said, material.Proof, DecisionParameters.LongestText - lead.Length);
        if (checkedText.Fault is { } fault)
        {
            verified.Report(fault, "model");
        }

        return checkedText.Text is not { } text ? answer : answer with { Reason = answer.Reason + "_rephrased", Text = lead + text };
    }

    // Words restored from a scan, a text that another one amends, and the law of another day are left as they are.
    private (string Lead, Proof Proof)? Material(Answer answer, Evidence evidence)
    {
        if (answer.Decision != Decision.Answer)
        {
            return null;
        }

        if (answer is { Reason: "note", Note: { } slug })
        {
            return model.TakesNotes && evidence.Notes.FirstOrDefault(note => note.Card.Document.Number == slug)?.Card.Document.Note is { } note
                ? ("", ProofOf(note.ShortAnswer, answer))
                : null;
        }

        return answer is { Reason: "extract", Citations: [{ PassageId: { } id, RestoredConfidence: null } citation] } && evidence.Snapshot.Find(id) is { } card
            ? (FixedReplies.Text("rephrased_lead").Replace("{0}", citation.Printed, StringComparison.Ordinal), ProofOf($"{card.Heading}\n{card.Lead}\n{card.Text}".Trim(), answer))
            : null;
    }

    private static Proof ProofOf(string text, Answer answer) => new(
        text,
        answer.Citations.Select(citation => new CitedProvision(citation.Document, citation.Title, citation.Article, citation.Clause, citation.Point, citation.AmendedBy)).ToList());
}
