using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Decides from the overlap with curated notes: one asks the same, some come near, or none does.</summary>
internal static class NoteChoice
{
    /// <summary>Gives the note that asks what the member asks, or null.</summary>
    internal static PassageCard? Sure(string question, IReadOnlyList<NoteMatch> notes, bool namesDomain)
    {
        if (notes.Count == 0)
        {
            return null;
        }

        var best = notes[0];
        if (best.Explanation.Share < DecisionParameters.NoteExplains
            || best.Explanation.HeaviestMissing > DecisionParameters.NoteMisses
            || (best.Explanation.Subject < DecisionParameters.NoteSubject && best.Overlap < DecisionParameters.CloseOverlap)
            || !AskedMeasure.IsIn(question, best.Card.Document.Note!.ShortAnswer))
        {
            return null;
        }

        // A question that names nothing of the domain may still be asked by a note; then hardly a word may be left over.
        var standsAlone = notes.Count == 1 || notes[1].Score <= best.Score * DecisionParameters.NextNoteShare;
        var (sure, explains) = namesDomain
            ? (DecisionParameters.NoteMatch, DecisionParameters.NoteExplains)
            : (DecisionParameters.NoteMatchWithoutDomain, DecisionParameters.NoteExplainsWithoutDomain);
        var isNoTie = notes.Count == 1 || notes[1].Score <= best.Score * DecisionParameters.TieShare;
        return (isNoTie && best.Score >= sure) || (standsAlone
            && best.Score >= DecisionParameters.LoneNoteMatch
            && best.Overlap >= DecisionParameters.LoneNoteOverlap
            && best.Explanation.Share >= explains)
            ? best.Card
            : null;
    }

    /// <summary>Whether the best note's words explain the question, however little its own questions look like it.</summary>
    internal static bool Explains(IReadOnlyList<NoteMatch> notes) =>
        notes.Count > 0 && notes[0].Score >= DecisionParameters.NoteOffer && notes[0].Explanation.Share >= DecisionParameters.NoteExplains;

    /// <summary>Asks the member which of the notes that come near is meant; null when none comes near.</summary>
    internal static Answer? Offer(IReadOnlyList<NoteMatch> notes)
    {
        if (notes.Count == 0
            || notes[0].Score < DecisionParameters.NoteOffer
            || notes[0].Explanation.Share < DecisionParameters.NoteOfferExplains)
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
