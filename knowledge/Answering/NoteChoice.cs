using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

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

    /// <summary>Whether the notes speak for a question that names nothing of the domain in so many words: hardly a word of weight is left over.</summary>
    internal static bool IsOurs(IReadOnlyList<NoteMatch> notes) =>
        notes.Count > 0
        && notes[0].Score >= DecisionParameters.NoteOffer
        && notes[0].Explanation.Share >= DecisionParameters.OursExplains
        && notes[0].Explanation.HeaviestMissing <= DecisionParameters.OursMisses;

    /// <summary>
    /// Gives the note that rests on the very article which the search in the law puts first for this question, or null. Two ways
    /// that know nothing of each other, the note's words and the law's, then lead to one place.
    /// </summary>
    internal static PassageCard? Agreed(string question, Evidence evidence)
    {
        if (evidence.Places.Count == 0 || evidence.Probability < DecisionParameters.LawIsRight || evidence.Places[0].Best.Card is not { Article: { } article } first)
        {
            return null;
        }

        return Near(evidence.Notes)
            .Where(note => note.Score >= DecisionParameters.NoteOffer
                && note.Explanation.Share >= DecisionParameters.NoteOfferExplains
                && note.Explanation.HeaviestMissing <= DecisionParameters.AgreedNoteMisses
                && AskedMeasure.IsIn(question, note.Card.Document.Note!.ShortAnswer)
                && note.Card.Document.Note!.RestsOn(first.Document.Number, article))
            .Select(note => note.Card)
            .FirstOrDefault();
    }

    /// <summary>
    /// Gives the only note that comes near, or null when there are several or a word of weight is left over. The answer then begins
    /// with the question that it answers, so that a member who meant another one sees it.
    /// </summary>
    internal static PassageCard? OnlyNear(string question, IReadOnlyList<NoteMatch> notes) =>
        notes.Count > 0
        && !notes[0].IsOfOthers
        && notes[0].Score >= DecisionParameters.NoteOffer
        && notes[0].Explanation.Share >= DecisionParameters.NoteOfferExplains
        && notes[0].Explanation.HeaviestMissing <= DecisionParameters.AgreedNoteMisses
        && AskedMeasure.IsIn(question, notes[0].Card.Document.Note!.ShortAnswer)
        && (Near(notes).Count == 1 || StandsOut(notes))
            ? notes[0].Card
            : null;

    // What comes near too is about something that the question does not name, or clearly less like it: that is no second reading.
    // A yes or no to a question that is only near would be taken for one to the member's own.
    private static bool StandsOut(IReadOnlyList<NoteMatch> notes) =>
        !ClaimVerdict.OpensWithVerdict(notes[0].Card.Document.Note!.ShortAnswer)
        && notes[0].Score >= DecisionParameters.StandingNote
        && notes[0].Overlap >= DecisionParameters.StandingNoteOverlap
        && notes[0].Explanation.Share >= DecisionParameters.StandingNoteExplains
        && notes[0].Explanation.HeaviestMissing <= DecisionParameters.StandingNoteMisses
        && notes[0].Explanation.Subject >= DecisionParameters.ClaimNoteSubject
        && Near(notes).Skip(1).All(other => other.Score <= notes[0].Score * DecisionParameters.OtherNoteShare
            || other.Explanation.Subject <= notes[0].Explanation.Subject * DecisionParameters.OtherSubjectShare);

    /// <summary>The questions of the other notes that come near, for one tap more.</summary>
    internal static IReadOnlyList<string> Others(PassageCard said, IReadOnlyList<NoteMatch> notes) =>
        Near(notes).Where(note => note.Card.Id != said.Id).Select(note => note.Card.Document.Title).ToList();

    /// <summary>
    /// Gives the note that says how it is with what a member says is so, or null. Such a message leaves nothing to choose from: the
    /// note is said with its question in front. Of several the one that counts what is claimed, or rests on an article that the
    /// search in the law found too, goes first; fines are meant only where they are named.
    /// </summary>
    internal static NoteMatch? OfClaim(Claim claim, Evidence evidence, bool namesDomain)
    {
        var asksFine = claim.Words.Contains("phat");
        return evidence.Notes
            .Where(note => !note.IsOfOthers && (asksFine || !note.Card.Document.Title.Contains("phạt", StringComparison.Ordinal)) && (Comes(note, namesDomain) || IsFound(note, evidence)))
            .OrderByDescending(note => note.Score
                * Measures(claim, note)
                * (note.Card.Document.Note!.IsStop ? DecisionParameters.OtherMeasure : 1)
                * RestsOnFound(note, evidence))
            .FirstOrDefault();
    }

    /// <summary>Whether a note counts in the unit in which the claim does, or the claim counts nothing.</summary>
    internal static bool Counts(Claim claim, PassageCard note) =>
        claim.Amounts.Count == 0 || claim.Amounts.Any(said => Amount.In(note.Document.Note!.ShortAnswer).Any(amount => amount.Unit == said.Unit));

    private static double Measures(Claim claim, NoteMatch note) =>
        claim.Amounts.Any(said => AsksFor(Folding.Fold(note.Card.Document.Title), said.Unit)) ? DecisionParameters.SameMeasure
        : Counts(claim, note.Card) ? 1
        : DecisionParameters.OtherMeasure;

    private static bool AsksFor(string title, string unit) =>
        title.Contains($"may {unit}", StringComparison.Ordinal) || title.Contains($"bao nhieu {unit}", StringComparison.Ordinal)
        || (unit == "gio" && AsksFor(title, "tieng"));

    private static bool Comes(NoteMatch note, bool namesDomain) =>
        note.Score >= (namesDomain ? DecisionParameters.ClaimNote : DecisionParameters.ClaimNoteWithoutDomain)
        && note.Explanation.Share >= DecisionParameters.ClaimNoteExplains
        && note.Explanation.HeaviestMissing <= DecisionParameters.ClaimNoteMisses;

    // The law was found for certain, and the note is about that very article: other words for the same thing.
    private static bool IsFound(NoteMatch note, Evidence evidence) =>
        evidence.Probability >= DecisionParameters.LawIsRight
        && note.Explanation.Subject >= DecisionParameters.ClaimNoteSubject
        && evidence.Places is [{ Best.Card: var first }, ..]
        && note.Card.Document.Note!.RestsOn(first.Document.Number, first.Article);

    // The article that the search in the law puts first speaks for a note, the next ones less so.
    private static double RestsOnFound(NoteMatch note, Evidence evidence) =>
        evidence.Places.Take(DecisionParameters.NoteOffers).ToList().FindIndex(place =>
            note.Card.Document.Note!.RestsOn(place.Best.Card.Document.Number, place.Best.Card.Article)) switch
        {
            0 => 1,
            > 0 => DecisionParameters.NextArticle,
            _ => DecisionParameters.OtherArticle,
        };

    private static List<NoteMatch> Near(IReadOnlyList<NoteMatch> notes) => notes
        .Take(DecisionParameters.NoteOffers)
        .Where(note => note.Score >= notes[0].Score * DecisionParameters.NoteOfferShare)
        .ToList();

    /// <summary>Asks the member which of the notes that come near is meant; null when none comes near.</summary>
    internal static Answer? Offer(IReadOnlyList<NoteMatch> notes)
    {
        if (notes.Count == 0
            || notes[0].Score < DecisionParameters.NoteOffer
            || notes[0].Explanation.Share < DecisionParameters.NoteOfferExplains)
        {
            return null;
        }

        return Ask(notes);
    }

    /// <summary>Asks which of the best notes is meant.</summary>
    internal static Answer Ask(IReadOnlyList<NoteMatch> notes)
    {
        var offered = Near(notes).Select(note => note.Card.Document.Title).ToList();
        return new Answer
        {
            Decision = Decision.AskBack,
            Reason = "note_offer",
            Text = FixedReplies.Text(offered.Count == 1 ? "offer_one" : "offer_several"),
            Options = [.. offered, FixedReplies.Text("offer_none")],
        };
    }
}
