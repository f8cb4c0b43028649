using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Answering;

/// <summary>Decides from the overlap with curated notes: one asks the same, some come near, or none does.</summary>
internal static class NoteChoice
{
    /// <summary>Gives the note that asks what the member asks, or null.</summary>
    /// <param name="question">The question.</param>
    /// <param name="evidence">What was found for it.</param>
    /// <param name="isOurs">Whether it names the union's domain, in the law of now; else hardly a word may be left over.</param>
    internal static NoteMatch? Sure(string question, Evidence evidence, bool isOurs) =>
        !isOurs ? SureByItself(question, evidence.Notes)
        : Likely(question, evidence) is { Probability: >= DecisionParameters.NoteAnswers, IsTied: false, Note: var note }
            && note.Overlap >= DecisionParameters.NoteOverlap
            && note.Explanation.HeaviestMissing <= DecisionParameters.NoteMisses
            && !Circumstances.IsOfFew(note.Card, evidence.Terms)
            && (!ClaimVerdict.OpensWithVerdict(note.Card.Document.Note!.ShortAnswer) || NamesSubject(note) || note.Overlap >= DecisionParameters.VerdictOverlap)
            ? note
            : null;

    /// <summary>
    /// Gives the note that comes near, or null. The answer then begins with the question that it answers, so that a member who meant another
    /// one sees it.
    /// </summary>
    internal static LikelyNote? Near(string question, Evidence evidence) =>
        // A yes or no to a question that is only near would be taken for one to the member's own.
        Likely(question, evidence) is { Probability: >= DecisionParameters.NoteIsNear, IsTied: false } near
        && near.Note.Overlap >= DecisionParameters.NearNoteOverlap
        && !ClaimVerdict.OpensWithVerdict(near.Note.Card.Document.Note!.ShortAnswer)
            ? near
            : null;

    private static LikelyNote? Likely(string question, Evidence evidence) =>
        NoteEvidence.Likeliest(question, evidence) is { Note.IsOfOthers: false } likely
        && AskedMeasure.IsIn(question, likely.Note.Card.Document.Note!.ShortAnswer)
        && AskedMeasure.MayMeanFine($"{question} {string.Join(' ', evidence.Terms.Rewriting.Syllables)}", likely.Note.Card.Document.Title)
            ? likely
            : null;

    private static NoteMatch? SureByItself(string question, IReadOnlyList<NoteMatch> notes)
    {
        if (notes.Count == 0
            || notes[0].Explanation.Share < DecisionParameters.NoteExplains
            || notes[0].Explanation.HeaviestMissing > DecisionParameters.NoteMisses
            || (notes[0].Explanation.Subject < DecisionParameters.NoteSubject && notes[0].Overlap < DecisionParameters.CloseOverlap)
            || !AskedMeasure.IsIn(question, notes[0].Card.Document.Note!.ShortAnswer))
        {
            return null;
        }

        var best = notes[0];
        var standsAlone = notes.Count == 1 || notes[1].Score <= best.Score * DecisionParameters.NextNoteShare;
        var isNoTie = notes.Count == 1 || notes[1].Score <= best.Score * DecisionParameters.TieShare;
        return (isNoTie && best.Score >= DecisionParameters.NoteMatchWithoutDomain) || (standsAlone
            && best.Score >= DecisionParameters.LoneNoteMatch
            && best.Overlap >= DecisionParameters.NoteOverlap
            && best.Explanation.Share >= DecisionParameters.NoteExplainsWithoutDomain)
            ? best
            : null;
    }

    /// <summary>Whether the notes speak for a question that names nothing of the domain in so many words: hardly a word of weight is left over.</summary>
    internal static bool IsOurs(IReadOnlyList<NoteMatch> notes) =>
        notes.Count > 0
        && notes[0].Score >= DecisionParameters.NoteOffer
        && notes[0].Explanation.Share >= DecisionParameters.OursExplains
        && notes[0].Explanation.HeaviestMissing <= DecisionParameters.OursMisses
        && NamesSubject(notes[0]);

    // Who opens a bank account and who pays for it has words in common, and another subject.
    private static bool NamesSubject(NoteMatch note) => note.Explanation.Subject >= DecisionParameters.NoteSubject;

    /// <summary>The questions of the other notes that come near, for one tap more.</summary>
    internal static IReadOnlyList<string> Others(PassageCard said, IReadOnlyList<NoteMatch> notes) =>
        Nearest(notes).Where(note => note.Card.Id != said.Id).Select(note => note.Card.Document.Title).ToList();

    /// <summary>
    /// Gives the note that says how it is with what a member says is so, or null. Such a message leaves nothing to choose from: the
    /// note is said with its question in front. Of several the one that counts what is claimed, or rests on an article that the
    /// search in the law found too, goes first; fines are meant only where they are named.
    /// </summary>
    internal static NoteMatch? OfClaim(string question, Claim claim, Evidence evidence, bool namesDomain)
    {
        var (asksFine, side) = (claim.Words.Contains("phat"), ActingSide.Of(question));
        return evidence.Notes
            .Where(note => !note.IsOfOthers && !ActingSide.Differs(side, note.Card.Document.Title) && (asksFine || !note.Card.Document.Title.Contains("phạt", StringComparison.Ordinal)) && (Comes(note, namesDomain) || IsFound(note, evidence))
                && (note.Explanation.Share >= DecisionParameters.ClaimNoteExplainsAll || NoteEvidence.Probability(question, note, evidence) >= DecisionParameters.ClaimNoteLikely))
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
    private static double RestsOnFound(NoteMatch note, Evidence evidence) => NoteEvidence.Place(note, evidence) switch
    {
        0 => 1,
        > 0 => DecisionParameters.NextArticle,
        _ => DecisionParameters.OtherArticle,
    };

    private static List<NoteMatch> Nearest(IReadOnlyList<NoteMatch> notes) => notes
        .Take(DecisionParameters.NoteOffers)
        .Where(note => note.Score >= notes[0].Score * DecisionParameters.NoteOfferShare)
        .ToList();

    /// <summary>Asks the member which of the notes that come near is meant; null when none comes near.</summary>
    internal static Answer? Offer(IReadOnlyList<NoteMatch> notes, bool namesDomain)
    {
        if (notes.Count == 0
            || (!namesDomain && !(NamesSubject(notes[0]) && notes[0].Overlap >= DecisionParameters.NoteOverlap))
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
        var offered = Nearest(notes).Select(note => note.Card.Document.Title).ToList();
        return new Answer
        {
            Decision = Decision.AskBack,
            Reason = "note_offer",
            Text = FixedReplies.Text(offered.Count == 1 ? "offer_one" : "offer_several"),
            Options = [.. offered, FixedReplies.Text("offer_none")],
        };
    }
}
