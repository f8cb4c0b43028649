using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers with a curated note: its short answer first, its detail and legal basis behind "Xem căn cứ".</summary>
internal static class NoteAnswer
{
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
