using CongDoan.Knowledge.FollowUps;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers a message that goes on with what was said before: with what fits the message and the matter together.</summary>
internal sealed class FollowUpAnswer
{
    private readonly FollowUp _talk;
    private readonly string _question;
    private readonly string _measured;
    private readonly Evidence _evidence;
    private readonly DateOnly _day;
    private readonly Claim? _claim;
    private readonly Dictionary<string, double> _ofMatter;
    private readonly List<NoteMatch> _notes;

    /// <summary>Weighs what was found.</summary>
    /// <param name="talk">The message in its conversation.</param>
    /// <param name="question">The question as it is meant, without the words that name a time.</param>
    /// <param name="evidence">What was found for it, notes compared with what was asked before in mind.</param>
    /// <param name="day">The day whose law counts.</param>
    internal FollowUpAnswer(FollowUp talk, string question, Evidence evidence, DateOnly day)
    {
        (_talk, _question, _evidence, _day) = (talk, question, evidence, day);
        // "Thì bao nhiêu" counts what the question before counted.
        _measured = AskedMeasure.IsOpen(question) && talk.Earlier.Count > 0 ? $"{question}, {talk.Earlier[0]}" : question;
        // What is said to be so is called right or wrong in the middle of a talk as it is at its beginning.
        _claim = Claim.Of(talk.Own, evidence.Terms) is { IsAsserted: true } claim ? claim : null;
        var cited = talk.Corrects ? null : CitedPlace.Of(talk.Said);
        List<NoteMatch> matter = talk.Corrects
            ? []
            : evidence.Answered
                .OfType<NoteMatch>()
                .Where(before => before.Explanation.Share >= FollowUpParameters.NearExplains)
                .ToList();
        _ofMatter = evidence.Notes.ToDictionary(note => note.Card.Id, note => ShareOfMatter(note.Card.Document.Note!, matter), StringComparer.Ordinal);
        var side = ActingSide.Of(question);
        _notes = evidence.Notes
            .Where(note => !ActingSide.Differs(side, note.Card.Document.Title))
            .Select(note => note with { Background = Math.Max(note.Background, _ofMatter[note.Card.Id]) })
            .Select(note => note with { Score = note.Score * Fit(note, cited) })
            .OrderByDescending(note => note.Score)
            .ThenBy(note => note.Card.Id, StringComparer.Ordinal)
            .ToList();
    }

    /// <summary>
    /// Gives the answer of the note that surely asks what a question asks whose details were exchanged, or null. Such a question is whole: what answered it
    /// with the old details ("tăng ca ngày thường") speaks no more for a note than any other ("chủ nhật").
    /// </summary>
    internal static Answer? OfWhole(FollowUp talk, AskedDay asked, Evidence alone)
    {
        alone = alone with { Notes = NoteTie.Settled(alone.Notes) };
        return asked.YearAhead is null && Claim.Of(talk.Own, alone.Terms) is not { IsAsserted: true } && NoteChoice.Sure(asked.Question, alone, isOurs: true) is { } note
            ? NoteAnswer.Of(note.Card, alone, asked.Day)
            : null;
    }

    /// <summary>Gives the answer of the note that asks what message and matter ask together, or null when none does.</summary>
    internal Answer? OfNote()
    {
        if (_notes.Count == 0 || !AskedMeasure.IsIn(_measured, _notes[0].Card.Document.Note!.ShortAnswer))
        {
            return null;
        }

        var best = _notes[0];
        // Of notes that come near, one that likelier answers goes before one whose words fit a little better; what is within the matter is meant
        // before what is about another one.
        var rivals = _notes.TakeWhile(note => note.Score >= best.Score * FollowUpParameters.Rivals).ToList();
        var likeliest = rivals.Where(IsOfMatter).DefaultIfEmpty(best).MaxBy(Likely)!;
        if (Likely(best) >= Likely(likeliest) * FollowUpParameters.SureLikely && best.Score >= FollowUpParameters.Sure && best.Explanation.Share >= FollowUpParameters.SureExplains
            && Next(best, _notes) <= DecisionParameters.TieShare && IsMeant(best, DecisionParameters.NoteAnswers))
        {
            return _claim is null ? NoteAnswer.Of(best.Card, _evidence, _day) : NoteAnswer.To(_claim, best, isNear: false, _evidence, _day);
        }

        best = likeliest;
        var next = Next(best, _ofMatter[best.Card.Id] >= FollowUpParameters.OfferBackground ? _notes.Where(IsOfMatter) : _notes);
        return best.Score >= FollowUpParameters.Near && best.Explanation.Share >= FollowUpParameters.NearExplains && next <= FollowUpParameters.NearNext
            && IsMeant(best, DecisionParameters.NoteIsNear) && AskedMeasure.IsIn(_measured, best.Card.Document.Note!.ShortAnswer)
            ? _claim is null ? NoteAnswer.Near(best.Card, _evidence, _day) : NoteAnswer.To(_claim, best, isNear: true, _evidence, _day)
            : null;
    }

    /// <summary>Gives the note that is about the matter and likely answers the message, said with its question in front; null when none stands out.</summary>
    internal Answer? OfMatter()
    {
        var likely = _notes
            .Where(note => !note.IsOfOthers && IsOfMatter(note) && AskedMeasure.IsIn(_measured, note.Card.Document.Note!.ShortAnswer))
            .Select(note => (Note: note, Likely: Likely(note)))
            .OrderByDescending(one => one.Likely)
            .ToList();
        if (likely.Count == 0 || likely[0].Likely < FollowUpParameters.OfMatter)
        {
            return null;
        }

        var next = likely.Skip(1).Where(other => !OnOneArticle(likely[0].Note.Card, other.Note.Card)).Select(other => other.Likely).FirstOrDefault();
        return next <= likely[0].Likely * FollowUpParameters.NearNext ? NoteAnswer.Near(likely[0].Note.Card, _evidence, _day) : null;
    }

    /// <summary>
    /// Gives what is left when no note answers: the notes that may be meant, else a stop. Null when the message has nothing to do with the matter.
    /// The law is not quoted on what two messages say together: too little of either has to stand in a clause.
    /// </summary>
    internal Answer? Otherwise()
    {
        // A detail of what is unsettled is unsettled too.
        if (!_talk.Corrects && _evidence.Answered is [{ Card.Document.Note.IsStop: true, Explanation.Share: >= FollowUpParameters.NearExplains } unsettled, ..])
        {
            return NoteAnswer.Of(unsettled.Card, _evidence, _day);
        }

        if (OfLast() is { } last)
        {
            return last;
        }

        var near = _notes
            .Where(note => note.Score >= FollowUpParameters.Near
                && note.Explanation.Share >= FollowUpParameters.NearExplains
                && IsOfMatter(note))
            .ToList();
        var isTouched = _notes.Exists(note => note.Explanation.Share >= FollowUpParameters.NearExplains);
        return near.Count > 0 ? NoteChoice.Ask(near) : _talk.IsTied && isTouched ? FixedReplies.Abstain("no_evidence") : null;
    }

    // What was said may hold the detail already: "công ty thì bị phạt gấp đôi" answers "chỗ em là công ty thì bao nhiêu".
    private Answer? OfLast()
    {
        if (_talk.Corrects || _evidence.Answered is not [{ Explanation.Share: >= FollowUpParameters.NearExplains } last, ..])
        {
            return null;
        }

        var note = last.Card.Document.Note!;
        return AskedMeasure.IsIn(_measured, note.ShortAnswer)
            && Coverage.Of(_evidence.Terms, _evidence.Snapshot.Statistics, [note.ShortAnswer]).Share >= FollowUpParameters.LastSays
            ? NoteAnswer.Near(last.Card, _evidence, _day)
            : null;
    }

    // A note that is not about the matter has to answer the message by itself.
    private bool IsMeant(NoteMatch note, double probability) =>
        IsOfMatter(note) || NoteEvidence.Probability(_question, note, _evidence) >= probability;

    private static bool IsOfMatter(NoteMatch note) => note.Background >= FollowUpParameters.OfferBackground;

    // Which share of a note's score the best other one has. One on the same article is no other reading: the better of the two tells the rule.
    private static double Next(NoteMatch best, IEnumerable<NoteMatch> notes) =>
        notes.Where(note => !ReferenceEquals(note, best) && !OnOneArticle(best.Card, note.Card)).Select(note => note.Score).FirstOrDefault() / best.Score;

    // The same note again is unlikely, unless only a detail of the question changed.
    private double Fit(NoteMatch note, CitedPlace? cited) =>
        (1 - (FollowUpParameters.BackgroundPart * (1 - note.Background)))
        * Math.Pow(FollowUpParameters.SameArticle, IsOnCited(note.Card, cited) ? 1 : _ofMatter[note.Card.Id])
        * (!_talk.IsExchange && (WasLast(note.Card) || WasSaid(note.Card)) ? FollowUpParameters.SaidBefore : 1);

    // How likely a note answers the message, as far as it is about the matter.
    private double Likely(NoteMatch note) => NoteEvidence.Probability(_question, note, _evidence) * note.Background
        * Math.Pow(FollowUpParameters.SameArticle, _ofMatter[note.Card.Id]);

    // Which share of a note's articles what answered the questions before rests on, 0 to 1: a fine's note names many, and is about one.
    // What answered only part of a question counts as much less.
    private static double ShareOfMatter(NoteRow note, List<NoteMatch> matter)
    {
        var articles = note.Basis.Where(basis => basis.Article is not null).Select(basis => (basis.Document, basis.Article)).Distinct().ToList();
        return articles
            .Select(article => matter.Where(before => before.Card.Document.Note!.RestsOn(article.Document, article.Article)).Select(before => before.Explanation.Share).DefaultIfEmpty(0).Max())
            .DefaultIfEmpty(0)
            .Average();
    }

    private bool WasLast(PassageCard note) => _evidence.Answered is [{ } last, ..] && last.Card.Id == note.Id;

    private bool WasSaid(PassageCard note) => _talk.Said.Contains(note.Document.Note!.ShortAnswer, StringComparison.Ordinal);

    private static bool IsOnCited(PassageCard note, CitedPlace? cited) => cited?.Article is not null
        && cited.Laws.Any(law => note.Document.Note!.RestsOn(law.Number, cited.Article));

    private static bool OnOneArticle(PassageCard one, PassageCard other) => one.Document.Note!.SharesArticle(other.Document.Note!);
}
