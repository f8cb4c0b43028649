using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Decides from the overlap with curated notes: one asks the same, some come near, or none does.</summary>
internal static class NoteChoice
{
    /// <summary>Gives the note that asks what the member asks, or null.</summary>
    internal static PassageCard? Sure(IReadOnlyList<NoteMatch> notes, bool namesDomain)
    {
        if (notes.Count == 0)
        {
            return null;
        }

        var best = notes[0];
        var needed = namesDomain ? DecisionParameters.NoteMatch : DecisionParameters.NoteMatchWithoutDomain;
        var standsAlone = notes.Count == 1 || notes[1].Score <= best.Score * DecisionParameters.NextNoteShare;
        return best.Score >= needed || (namesDomain && standsAlone && best.Score >= DecisionParameters.LoneNoteMatch)
            ? best.Card
            : null;
    }

    /// <summary>Asks the member which of the notes that come near is meant; null when none comes near.</summary>
    internal static Answer? Offer(IReadOnlyList<NoteMatch> notes)
    {
        if (notes.Count == 0 || notes[0].Score < DecisionParameters.NoteOffer)
        {
            return null;
        }

        var offered = notes
            .Take(DecisionParameters.NoteOffers)
            .Where(note => note.Score >= notes[0].Score * DecisionParameters.NoteOfferShare)
            .Select(note => note.Card.Document.Title)
            .ToList();
        return new Answer
        {
            Decision = Decision.AskBack,
            Reason = "note_offer",
            Text = FixedReplies.Text(offered.Count == 1 ? "offer_one" : "offer_several"),
            Options = [.. offered, FixedReplies.Text("offer_none")],
        };
    }
}
