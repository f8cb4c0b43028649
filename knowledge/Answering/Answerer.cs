using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Triage;

namespace CongDoan.Knowledge.Answering;

/// <summary>Turns a question into an answer; the order of the steps is here and nowhere else.</summary>
public sealed class Answerer
{
    private readonly Retriever _retriever;
    private readonly IndexFollower _follower;

    internal Answerer(Retriever retriever, IndexFollower follower) => (_retriever, _follower) = (retriever, follower);

    /// <summary>Whether the index is loaded, so that the next question does not wait for it.</summary>
    public bool IsReady => _follower.IsReady;

    /// <summary>Loads the library's present version when it is not loaded yet; cheap when it is.</summary>
    public async Task FollowLibraryAsync(CancellationToken cancellationToken) => await _follower.CurrentAsync(cancellationToken);

    /// <summary>
    /// Answers one question: triage first, then a curated note that asks the same, then the law's own words, else a stop
    /// with its reason. Reads the library only; writes nothing, sends nothing.
    /// </summary>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!question.Text.Any(char.IsLetterOrDigit))
        {
            return FixedReplies.Greet("empty");
        }

        var verdict = MessageTriage.Read(question.Text);
        var scope = new SearchScope(question.AsOf, question.Unit, question.WithStarterNotes);
        var evidence = await _retriever.FindAsync(QueryTerms.Of(verdict.Question), scope, cancellationToken);
        var answer = TriageReply.NeverRefused(TriageReply.To(verdict) ?? FromEvidence(question, verdict, evidence), verdict);
        return answer with { Ranked = Ranking.Of(evidence, answer) };
    }

    private static Answer FromEvidence(Question question, TriageVerdict verdict, Evidence evidence)
    {
        if (NoteChoice.Sure(evidence.Notes, verdict.NamesDomain) is { } note)
        {
            return NoteAnswer.Of(note, evidence, question.AsOf);
        }

        if (!verdict.NamesDomain && verdict.NamesOtherDomain)
        {
            return FixedReplies.Refuse("out_of_scope");
        }

        var rumour = TriageReply.ToUnansweredRumour(verdict);
        if (rumour is null && NoteChoice.Offer(evidence.Notes) is { } offer)
        {
            return offer;
        }

        if (!verdict.NamesDomain)
        {
            return rumour ?? FixedReplies.Refuse("out_of_scope");
        }

        return rumour ?? ExtractAnswer.Of(evidence, question.AsOf) ?? FixedReplies.Abstain("no_evidence");
    }
}
