using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers with a curated note: its short answer first, its detail and legal basis behind "Xem căn cứ".</summary>
internal static class NoteAnswer
{
    /// <summary>Answers with a note that comes near: the question that it answers is said first.</summary>
    internal static Answer Near(PassageCard card, Evidence evidence, DateOnly asOf)
    {
        var answer = Of(card, evidence, asOf);
        var lead = FixedReplies.Text("near").Replace("{0}", card.Document.Title, StringComparison.Ordinal);
        return answer with { Reason = answer.Reason == "note" ? "note_near" : answer.Reason, Text = $"{lead}\n{answer.Text}" };
    }

    /// <summary>
    /// Answers what a member says is so. A certain comparison is said first; else the note's own question stands before an answer that
    /// opens with yes or no, which the member would otherwise take for a word on what they said.
    /// </summary>
    internal static Answer To(Claim claim, NoteMatch match, bool isNear, Evidence evidence, DateOnly asOf)
    {
        var verdict = ClaimVerdict.Of(claim, match, evidence.Notes);
        var answer = isNear && verdict is null ? Near(match.Card, evidence, asOf) : Of(match.Card, evidence, asOf);
        if (answer.Decision != Decision.Answer)
        {
            return answer;
        }

        var question = ClaimVerdict.OpensWithVerdict(match.Card.Document.Note!.ShortAnswer) && (verdict is not null || !isNear)
            ? FixedReplies.Text("note_question").Replace("{0}", match.Card.Document.Title, StringComparison.Ordinal) + "\n"
            : "";
        return answer with { Text = (verdict is null ? "" : FixedReplies.Text(verdict) + "\n") + question + answer.Text };
    }

    internal static Answer Of(PassageCard card, Evidence evidence, DateOnly asOf)
    {
        var note = card.Document.Note!;
        return new Answer
        {
            Decision = note.IsStop ? Decision.Abstain : Decision.Answer,
            Reason = note.IsStop ? "unsettled" : "note",
            Text = note.ShortAnswer,
            Detail = note.Detail,
            Note = card.Document.Number,
            Citations = CitationResolver.OfNote(card, evidence, asOf),
        };
    }
}
