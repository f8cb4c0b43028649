using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Units;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// For which union's members a question is meant. What the account says goes first: nobody there is given the targets of another union. Who writes to the union as a
/// whole may name theirs, in the question, in what was said before, or as an answer to the question which one is meant.
/// </summary>
internal static class AskedUnit
{
    /// <summary>So many of the member's last messages are looked at.</summary>
    private const int Turns = 3;

    /// <summary>Gives the question within the unit that it names; the same question when it names none.</summary>
    internal static Question Of(Question question)
    {
        if (question.Unit != UnionUnit.RootId)
        {
            return question;
        }

        var before = question.History.Where(turn => turn.FromMember).Select(turn => turn.Text).TakeLast(Turns).ToList();
        var unit = UnitNames.In(question.Text) ?? before.AsEnumerable().Reverse().Select(UnitNames.In).FirstOrDefault(named => named is not null);
        if (unit is null)
        {
            return question;
        }

        // "Lai Châu ạ" is no question: the one before it is asked for that union.
        var at = question.History.ToList().FindLastIndex(turn => turn.FromMember && !UnitNames.IsAll(turn.Text));
        return UnitNames.IsAll(question.Text) && at >= 0
            ? question with { Unit = unit, Text = question.History[at].Text, History = question.History.Take(at).ToList() }
            : question with { Unit = unit };
    }

    /// <summary>Asks which union is meant, when only notes of single unions say what is asked; null when that is not so.</summary>
    /// <param name="answer">What could be said without them.</param>
    /// <param name="question">The question.</param>
    /// <param name="evidence">What was found for it.</param>
    /// <param name="day">The day whose rules count.</param>
    internal static Answer? WhichOne(Answer answer, Question question, Evidence evidence, DateOnly day)
    {
        if (question.Unit != UnionUnit.RootId || answer.Reason is not ("no_evidence" or "out_of_scope" or "note_offer" or "note_near" or "extract" or "unverified"))
        {
            return null;
        }

        var theirs = evidence.Snapshot.Notes
            .Match(evidence.Terms, card => card.Document.Unit != UnionUnit.RootId && card.IsInForce(day) && (question.WithStarterNotes || !card.Document.IsStarter))
            .Where(note => note.Explanation.Share >= DecisionParameters.NoteExplains && note.Explanation.HeaviestMissing <= DecisionParameters.NoteMisses)
            .ToList();
        if (theirs.Count == 0 || theirs[0].Score < DecisionParameters.NoteOffer || (evidence.Notes.Count > 0 && evidence.Notes[0].Score >= theirs[0].Score))
        {
            return null;
        }

        var meant = theirs.Where(note => note.Score >= theirs[0].Score * DecisionParameters.NoteOfferShare).Select(note => note.Card.Document.Unit).Distinct(StringComparer.Ordinal);
        return new Answer
        {
            Decision = Decision.AskBack,
            Reason = "which_unit",
            Text = FixedReplies.Text("which_unit"),
            Options = [.. UnionUnits.Shipped.All.Where(unit => meant.Contains(unit.Id)).Select(unit => unit.Name), FixedReplies.Text("offer_none")],
        };
    }
}
