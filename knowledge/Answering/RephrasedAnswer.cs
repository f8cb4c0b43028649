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
    /// <param name="library">What the answer was made from.</param>
    /// <param name="spent">How long the question was worked on already.</param>
    /// <param name="cancellationToken">Ends the wait for the model.</param>
    internal async Task<Answer> OfAsync(Answer answer, Question question, KnowledgeSnapshot library, TimeSpan spent, CancellationToken cancellationToken)
    {
        if (Material(answer, library) is not { } material
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

    // Words restored from a scan, a text that another one amends, the law of another day, and what is said to a claim are left as they are.
    private (string Lead, Proof Proof)? Material(Answer answer, KnowledgeSnapshot library)
    {
        if (answer is { Decision: Decision.Answer, Reason: "note", Note: { } slug })
        {
            return model.TakesNotes && library.Cards.FirstOrDefault(card => card.Document.Note is not null && card.Document.Number == slug)?.Document.Note is { } note && answer.Text == note.ShortAnswer
                ? ("", ProofOf(note.ShortAnswer, answer))
                : null;
        }

        return answer is { Decision: Decision.Answer, Reason: "extract", Citations: [{ PassageId: { } id, RestoredConfidence: null } citation] }
            && answer.Text.StartsWith(FixedReplies.Text("extract_lead"), StringComparison.Ordinal)
            && library.Find(id) is { } card
                ? (FixedReplies.Text("rephrased_lead").Replace("{0}", citation.Printed, StringComparison.Ordinal), ProofOf($"{card.Heading}\n{card.Lead}\n{card.Text}".Trim(), answer))
                : null;
    }

    private static Proof ProofOf(string text, Answer answer) => new(
        text,
        answer.Citations.Select(citation => new CitedProvision(citation.Document, citation.Title, citation.Article, citation.Clause, citation.Point, citation.AmendedBy)).ToList());
}
