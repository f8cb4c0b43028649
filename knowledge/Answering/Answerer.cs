using CongDoan.Knowledge.FollowUps;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Triage;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>Turns a question into an answer; the order of the steps is here and nowhere else.</summary>
public sealed partial class Answerer
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
    /// with its reason. Reads the library only; writes nothing, and sends nothing but the question and its evidence to a language model, if one is configured.
    /// </summary>
    public async Task<Answer> AnswerAsync(Question question, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(question);
        var started = _time.GetTimestamp();
        question = AskedUnit.Of(question);
        var answer = await ComposeAsync(question, cancellationToken);
        return _rephrased is null
            ? answer
            : await _rephrased.OfAsync(answer, question, await _follower.CurrentAsync(cancellationToken), _time.GetElapsedTime(started), cancellationToken);
    }

    private async Task<Answer> ComposeAsync(Question question, CancellationToken cancellationToken)
    {
        if (!question.Text.Any(char.IsLetterOrDigit))
        {
            return FixedReplies.Refuse("empty");
        }

        var verdict = MessageTriage.Read(question.Text);
        question = question with { History = Matter(question.History) };
        var talk = FollowUp.Of(question.History.Select(turn => (turn.FromMember, turn.Text)).ToList(), question.Text, verdict);
        if (talk.Bond != Bond.Alone && TriageReply.To(verdict) is null && PointedDeed.SpelledOut(question.Text, talk.Earlier) is { } deed
            && TriageReply.To(MessageTriage.Read(deed)) is { Decision: Decision.Escalate } told)
        {
            return told;
        }

        if (BareArticle.WhichLaw(question.Text, question.History.LastOrDefault(turn => !turn.FromMember)?.Text ?? "") is { } which)
        {
            return which;
        }

        if (talk.Bond == Bond.Alone || TriageReply.To(verdict) is not null)
        {
            // A calculator does not go on in a new matter either.
            return await OwnAsync(talk.Bond == Bond.Alone ? question with { History = [] } : question, verdict, cancellationToken);
        }

        if (talk.Bond == Bond.Close)
        {
            return await FollowAsync(question, verdict, talk, cancellationToken);
        }

        var answer = await OwnAsync(question, verdict, cancellationToken);
        // The law's own words are searched for what the message says; it may leave out what would have led elsewhere.
        return (answer.Decision is Decision.Answer && answer.Reason != "extract") || answer.Decision is Decision.Escalate or Decision.Greet || answer.Reason == "unsettled"
            ? answer
            : (await FollowedAsync(question, talk, cancellationToken)).OfNote ?? answer;
    }

    // What was turned away is no part of any matter: what comes after it goes on with what was before it.
    private static List<Turn> Matter(IReadOnlyList<Turn> history) => history
        .Where((turn, i) => !FixedReplies.IsRefusal((turn.FromMember && i + 1 < history.Count && !history[i + 1].FromMember ? history[i + 1] : turn).Text))
        .ToList();

    // What message and matter ask together, else what the message asks by itself, else the best that the matter gives.
    private async Task<Answer> FollowAsync(Question question, TriageVerdict verdict, FollowUp talk, CancellationToken cancellationToken)
    {
        var followed = await FollowedAsync(question, talk, cancellationToken);
        if (followed.OfNote is { } ofNote)
        {
            return ofNote;
        }

        var own = await OwnAsync(question, verdict, cancellationToken);
        if (verdict.NamesDomain && own is { Decision: Decision.Answer, Reason: not ("note_near" or "extract") })
        {
            return own;
        }

        var left = followed.OfMatter ?? (verdict.NamesDomain && own.Decision == Decision.Answer ? own : followed.Otherwise ?? own);
        // What goes on with a matter of ours is ours, in whatever words.
        return left.Reason == "out_of_scope" && !verdict.NamesOtherDomain ? FixedReplies.Abstain("no_evidence") : left;
    }

    private async Task<(Answer? OfNote, Answer? OfMatter, Answer? Otherwise)> FollowedAsync(Question question, FollowUp talk, CancellationToken cancellationToken)
    {
        var asked = AskedDay.Of(talk.Text, question.AsOf);
        var whole = talk.IsExchange ? asked.Question : $"{asked.Question}, {talk.Earlier[0]}";
        var evidence = OfYearAhead(asked, await _retriever.FindAsync(asked.Question, whole, talk.Earlier, Scope(asked, question), cancellationToken));
        var answer = new FollowUpAnswer(talk, asked.Question, evidence, asked.Day);
        var calculated = CalculatedAnswer.Of(question, asked, evidence);
        var ofWhole = calculated is null && talk.IsExchange
            ? FollowUpAnswer.OfWhole(talk, asked, await _retriever.FindAsync(asked.Question, Scope(asked, question), cancellationToken))
            : null;
        return Ranked(calculated ?? ofWhole ?? answer.OfNote()) is { } ofNote
            ? (ofNote, null, null)
            : (null, Ranked(answer.OfMatter()), Ranked(answer.Otherwise()));

        Answer? Ranked(Answer? one) => one is null ? null : Checked(asked, evidence, one) with { Ranked = Ranking.Of(evidence, one, CitedAnswer.Named(CitedPlace.Of(talk.Said), evidence, asked.Day)) };
    }

    private async Task<Answer> OwnAsync(Question question, TriageVerdict verdict, CancellationToken cancellationToken)
    {
        var asked = AskedDay.Of(verdict.Question, question.AsOf);
        var evidence = await _retriever.FindAsync(asked.Question, Scope(asked, question), cancellationToken);
        var claim = Claim.Of(asked.Question, evidence.Terms);
        // Whoever says what a benefit amounts to by law wants no form for their own.
        var calculated = claim is { IsOwn: false, IsAsserted: true } ? null : CalculatedAnswer.Of(question, asked, evidence);
        var triaged = TriageReply.To(verdict);
        var several = triaged is null && calculated is null && !asked.IsPast ? await SeveralAsync(question, verdict, cancellationToken) : null;
        var answer = TriageReply.NeverRefused(triaged ?? several ?? Checked(asked, evidence, calculated ?? FromEvidence(asked, verdict, evidence, claim)), verdict);
        answer = AskedUnit.WhichOne(answer, question, evidence, asked.Day) ?? answer;
        return answer with { Ranked = Ranking.Of(evidence, answer, CitedAnswer.Named(CitedPlace.Of(verdict.Question), evidence, asked.Day)) };
    }

    /// <summary>Gives what is found for a question with what speaks for each of it, for tuning.</summary>
    internal Task<Candidates> CandidatesAsync(Question question, CancellationToken cancellationToken)
    {
        var asked = AskedDay.Of(MessageTriage.Read(question.Text).Question, question.AsOf);
        return _retriever.CandidatesAsync(asked.Question, Scope(asked, question), cancellationToken);
    }

    /// <summary>Gives all that is found for a question, notes included, for tuning.</summary>
    internal Task<Evidence> EvidenceAsync(Question question, CancellationToken cancellationToken)
    {
        var asked = AskedDay.Of(MessageTriage.Read(question.Text).Question, question.AsOf);
        return _retriever.FindAsync(asked.Question, Scope(asked, question), cancellationToken);
    }

    private static SearchScope Scope(AskedDay asked, Question question) => new(asked.Day, question.Unit, question.WithStarterNotes);

    // What the evidence does not bear out is not said: the law's own words go instead, or nothing does.
    private Answer Checked(AskedDay asked, Evidence evidence, Answer answer) =>
        _verified.Of(AsOf(asked, answer), evidence, asked.Day)
        ?? (ExtractAnswer.Of(evidence, asked.Day) is { Decision: Decision.Answer } extract ? _verified.Of(AsOf(asked, extract), evidence, asked.Day) : null)
        ?? FixedReplies.Abstain("unverified");

    private static Evidence OfYearAhead(AskedDay asked, Evidence evidence) => asked.YearAhead is { } year
        ? evidence with { Notes = evidence.Notes.Where(note => evidence.Snapshot.Notes.Says(note.Card, year)).ToList() }
        : evidence;

    // An answer from another time says so first; a stop says for which day nothing is known.
    private static Answer AsOf(AskedDay asked, Answer answer)
    {
        if (!asked.IsPast || answer.Reason is "provision" or "validity" or "no_such_provision")
        {
            return answer;
        }

        var day = VietnamTime.Show(asked.Day);
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

    private static Answer FromEvidence(AskedDay asked, TriageVerdict verdict, Evidence evidence, Claim? claim)
    {
        evidence = OfYearAhead(asked, evidence);
        evidence = evidence with { Notes = NoteTie.Settled(evidence.Notes) };
        verdict = verdict with { NamesDomain = verdict.NamesDomain || (!verdict.NamesOtherDomain && NoteChoice.IsOurs(evidence.Notes)) };
        var cited = CitedPlace.Of(verdict.Question);
        var provision = cited is null ? null : CitedAnswer.Of(cited, evidence, asked.Day);
        if (provision is not null && cited!.IsAll)
        {
            return provision;
        }

        if (claim is not null && !asked.IsPast && asked.YearAhead is null && Standing.Of(evidence, asked.Day) is { } standing)
        {
            return standing;
        }

        var isToCome = LawToCome.IsAsked(asked.Question);
        var said = claim is null || asked.IsPast ? null : NoteChoice.OfClaim(asked.Question, claim, evidence, verdict.NamesDomain);
        if (NoteChoice.Sure(verdict.Question, evidence, verdict.NamesDomain && !isToCome) is { } note
            && (said is null || NoteChoice.Counts(claim!, note.Card) || !NoteChoice.Counts(claim!, said.Card)))
        {
            return claim is null ? NoteAnswer.To(verdict.Question, note.Card, evidence, asked.Day) : NoteAnswer.To(claim, note, isNear: false, evidence, asked.Day);
        }

        if (provision is not null)
        {
            return provision;
        }

        if (!verdict.NamesDomain && verdict.NamesOtherDomain)
        {
            return FixedReplies.Refuse("out_of_scope");
        }

        if (isToCome)
        {
            return FixedReplies.Abstain("law_to_come");
        }

        if (said is not null)
        {
            return NoteAnswer.To(claim!, said, isNear: true, evidence, asked.Day);
        }

        var rumour = TriageReply.ToUnansweredRumour(verdict);
        if (rumour is null && verdict.NamesDomain && EndedPlan.Named(evidence) is { } ended)
        {
            return ended;
        }

        // A charter that is not at hand is not answered from a law that refers to it.
        if (verdict.NamesDomain && LawToCome.AsksCharter(asked.Question)
            && !evidence.Places.Take(1).Any(place => place.Best.Card.Document.Title.Contains("Điều lệ", StringComparison.OrdinalIgnoreCase)))
        {
            return FixedReplies.Abstain("no_evidence");
        }

        // What is likelier to answer goes first, the law's own words or the note that comes near.
        var extract = rumour is null && verdict.NamesDomain && (evidence.Places is not [{ Best.Card.Document.Number: var first }, ..] || cited?.MayMean(first) != false) ? ExtractAnswer.Of(evidence, asked.Day, asked.IsPast) : null;
        var near = rumour is null && verdict.NamesDomain && !asked.IsPast ? NoteChoice.Near(verdict.Question, evidence) : null;
        if (extract is { Decision: Decision.Answer } && (near is null || near.Probability < evidence.Probability * DecisionParameters.LawBesideNote))
        {
            return extract;
        }

        if (near is not null)
        {
            return NoteAnswer.Near(near.Note.Card, evidence, asked.Day) with { Options = NoteChoice.Others(near.Note.Card, evidence.Notes) };
        }

        // An offered question is asked again without the time, so that it would be answered for today.
        if (rumour is null && !asked.IsPast && NoteChoice.Offer(evidence.Notes, verdict.NamesDomain) is { } offer)
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
