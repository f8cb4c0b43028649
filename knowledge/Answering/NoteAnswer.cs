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

        var question = ClaimVerdict.OpensWithVerdict(match.Card.Document.Note!.ShortAnswer) && (verdict is not null || !isNear) ? Question(match.Card) : "";
        return answer with { Text = (verdict is null ? "" : FixedReplies.Text(verdict) + "\n") + question + answer.Text };
    }

    /// <summary>
    /// Answers a question with the note that asks the same. Where the note opens with a yes or no that the member's words do not ask for ("công ty bắt … sao
    /// đây", "có phải đóng …" for "Được"), its own question stands before it.
    /// </summary>
    internal static Answer To(string question, PassageCard card, Evidence evidence, DateOnly asOf)
    {
        var answer = Of(card, evidence, asOf);
        return answer.Decision == Decision.Answer && !YesOrNo.IsAsked(question, card.Document.Note!.ShortAnswer) ? answer with { Text = Question(card) + answer.Text } : answer;
    }

    private static string Question(PassageCard card) =>
        FixedReplies.Text("note_question").Replace("{0}", card.Document.Title, StringComparison.Ordinal) + "\n";

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
