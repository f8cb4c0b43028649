using System.Globalization;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Triage;

namespace CongDoan.Knowledge.Answering;

/// <summary>Turns a question into an answer; the order of the steps is here and nowhere else.</summary>
public sealed class Answerer
{
    private readonly Retriever _retriever;
    private readonly IndexFollower _follower;
    private readonly VerifiedAnswer _verified;
    private readonly RephrasedAnswer? _rephrased;
    private readonly TimeProvider _time;

    internal Answerer(Retriever retriever, IndexFollower follower, VerifiedAnswer verified, RephrasedAnswer? rephrased, TimeProvider time) =>
        (_retriever, _follower, _verified, _rephrased, _time) = (retriever, follower, verified, rephrased, time);

    /// <summary>Whether the index is loaded, so that the next question does not wait for it.</summary>
    public bool IsReady => _follower.IsReady;

    /// <summary>Loads the library's present version when it is not loaded yet; cheap when it is.</summary>
    public async Task FollowLibraryAsync(CancellationToken cancellationToken)
    {
        var snapshot = await _follower.CurrentAsync(cancellationToken);
        // What the first mistyped question would wait for; nothing else does.
        _ = Task.Run(() => snapshot.Speller, CancellationToken.None);
    }

    /// <summary>
    /// Answers one question: triage first, then a provision that it names, then a curated note that asks the same, then the law's own words, else a stop
    /// with its reason. Reads the library only; writes nothing, sends nothing.
    /// </summary>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (!question.Text.Any(char.IsLetterOrDigit))
        {
            return FixedReplies.Greet("empty");
        }

        var started = _time.GetTimestamp();
        var verdict = MessageTriage.Read(question.Text);
        var asked = AskedDay.Of(verdict.Question, question.AsOf);
        var evidence = await _retriever.FindAsync(asked.Question, Scope(asked, question), cancellationToken);
        var answer = TriageReply.NeverRefused(TriageReply.To(verdict) ?? Checked(asked, evidence, CalculatedAnswer.Of(question, asked, evidence) ?? FromEvidence(asked, verdict, evidence)), verdict);
        if (_rephrased is not null && !asked.IsPast)
        {
            answer = await _rephrased.OfAsync(answer, question, evidence, _time.GetElapsedTime(started), cancellationToken);
        }

        return answer with { Ranked = Ranking.Of(evidence, answer) };
    }

    /// <summary>Gives what is found for a question with what speaks for each of it, for tuning.</summary>
    internal Task<Candidates> CandidatesAsync(Question question, CancellationToken cancellationToken)
    {
        var asked = AskedDay.Of(MessageTriage.Read(question.Text).Question, question.AsOf);
        return _retriever.CandidatesAsync(asked.Question, Scope(asked, question), cancellationToken);
    }

    private static SearchScope Scope(AskedDay asked, Question question) => new(asked.Day, question.Unit, question.WithStarterNotes);

    // What the evidence does not bear out is not said: the law's own words go instead, or nothing does.
    private Answer Checked(AskedDay asked, Evidence evidence, Answer answer) =>
        _verified.Of(AsOf(asked, answer), evidence, asked.Day)
        ?? (ExtractAnswer.Of(evidence, asked.Day) is { Decision: Decision.Answer } extract ? _verified.Of(AsOf(asked, extract), evidence, asked.Day) : null)
        ?? FixedReplies.Abstain("unverified");

    // An answer from another time says so first; a stop says for which day nothing is known.
    private static Answer AsOf(AskedDay asked, Answer answer)
    {
        if (!asked.IsPast || answer.Reason is "provision" or "validity" or "no_such_provision")
        {
            return answer;
        }

        var day = asked.Day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
        return answer switch
        {
            { Decision: Decision.Answer } => answer with { Text = $"{FixedReplies.Text("as_of").Replace("{0}", day, StringComparison.Ordinal)} {answer.Text}" },
            { Decision: Decision.Abstain, Reason: "no_evidence" } => answer with
            {
                Reason = "no_evidence_then",
                Text = FixedReplies.Text("abstain_then").Replace("{0}", day, StringComparison.Ordinal),
            },
            _ => answer,
        };
    }

    private static Answer FromEvidence(AskedDay asked, TriageVerdict verdict, Evidence evidence)
    {
        if (asked.YearAhead is { } year)
        {
            evidence = evidence with { Notes = evidence.Notes.Where(note => evidence.Snapshot.Notes.Says(note.Card, year)).ToList() };
        }

        var cited = CitedPlace.Of(verdict.Question);
        var provision = cited is null ? null : CitedAnswer.Of(cited, evidence, asked.Day);
        if (provision is not null && cited!.IsAll)
        {
            return provision;
        }

        if (NoteChoice.Sure(verdict.Question, evidence.Notes, verdict.NamesDomain) is { } note)
        {
            return NoteAnswer.Of(note, evidence, asked.Day);
        }

        if (provision is not null)
        {
            return provision;
        }

        if (!verdict.NamesDomain && verdict.NamesOtherDomain)
        {
            return FixedReplies.Refuse("out_of_scope");
        }

        var rumour = TriageReply.ToUnansweredRumour(verdict);
        if (rumour is null && verdict.NamesDomain && EndedPlan.Named(evidence) is { } ended)
        {
            return ended;
        }

        if (rumour is null && verdict.NamesDomain && !asked.IsPast && NoteChoice.Agreed(verdict.Question, evidence) is { } agreed)
        {
            return NoteAnswer.Of(agreed, evidence, asked.Day);
        }

        // The law's own words go before notes that leave much of the question open.
        var extract = rumour is null && verdict.NamesDomain ? ExtractAnswer.Of(evidence, asked.Day) : null;
        if (extract is { Decision: Decision.Answer } && !NoteChoice.Explains(evidence.Notes))
        {
            return extract;
        }

        if (rumour is null && verdict.NamesDomain && !asked.IsPast && NoteChoice.OnlyNear(verdict.Question, evidence.Notes) is { } near)
        {
            return NoteAnswer.Near(near, evidence, asked.Day);
        }

        // An offered question is asked again without the time, so that it would be answered for today.
        if (rumour is null && !asked.IsPast && NoteChoice.Offer(evidence.Notes) is { } offer)
        {
            return offer;
        }

        if (!verdict.NamesDomain)
        {
            return rumour ?? FixedReplies.Refuse("out_of_scope");
        }

        return rumour ?? extract ?? EndedPlan.Of(evidence) ?? FixedReplies.Abstain("no_evidence");
    }
}
