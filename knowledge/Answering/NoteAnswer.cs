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
