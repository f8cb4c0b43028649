using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>The signs by which it is judged whether a note answers a question: how the two look beside each other, beside the other notes, and beside the law that was found.</summary>
internal static class NoteEvidence
{
    /// <summary>The signs, in the order of their weights: the first is always 1.</summary>
    internal static readonly IReadOnlyList<string> Signs =
    [
        "Constant", "Foreign", "Subject", "Lead", "RestsOnFirst", "LawElsewhere",
        "OtherMeasure", "OfOthers", "Support", "IsFirst",
    ];

    /// <summary>A lead beyond this says no more.</summary>
    private const double MostLead = 2;

    /// <summary>A score below this says no more.</summary>
    private const double LeastScore = 0.002;

    /// <summary>Gives the note that most likely answers, of those that come as near as the first and are about the side that acts, with its probability; null when there is none.</summary>
    internal static LikelyNote? Likeliest(string question, Evidence evidence)
    {
        var (cited, side) = (CitedPlace.Of(question), ActingSide.Of(question));
        var likely = evidence.Notes
            .TakeWhile(note => note.Score >= evidence.Notes[0].Score * DecisionParameters.NoteRivals)
            .Where(note => !ActingSide.Differs(side, note.Card.Document.Title)
                && (cited is not { Laws.Count: > 0 } || note.Card.Document.Note!.Basis.Any(basis => cited.MayMean(basis.Document))))
            .Select(note => (Note: note, Probability: Probability(question, note, evidence)))
            .OrderByDescending(one => one.Probability)
            .ToList();
        return likely.Count == 0 ? null : new(likely[0].Note, likely[0].Probability, likely.Count > 1 && likely[1].Probability > likely[0].Probability * DecisionParameters.TieShare);
    }

    /// <summary>Gives how likely one of the notes found answers, 0 to 1.</summary>
    internal static double Probability(string question, NoteMatch note, Evidence evidence) => NoteModel.Shipped.Probability(Read(question, note, evidence.Notes, evidence));

    /// <summary>Reads the signs of one note among those found.</summary>
    internal static double[] Read(string question, NoteMatch note, IReadOnlyList<NoteMatch> notes, Evidence evidence)
    {
        var others = notes.Where(other => !ReferenceEquals(other, note)).ToList();
        var score = others.Select(other => other.Score).DefaultIfEmpty(0).Max();
        var place = Place(note, evidence);
        return
        [
            1,
            note.Explanation.Foreign,
            note.Explanation.Subject,
            Math.Clamp(Math.Log(Math.Max(LeastScore, note.Score) / Math.Max(LeastScore, score)), -MostLead, MostLead),
            place == 0 ? evidence.Probability : 0,
            place < 0 && IsAtHand(note, evidence) ? evidence.Probability : 0,
            AskedMeasure.IsIn(question, note.Card.Document.Note!.ShortAnswer) ? 0 : 1,
            note.IsOfOthers ? 1 : 0,
            note.Support,
            place == 0 ? 1 : 0,
        ];
    }

    // What the library does not hold cannot be found in it.
    private static bool IsAtHand(NoteMatch note, Evidence evidence) => note.Card.Document.Note!.Basis.Any(basis =>
        basis.Article is not null && evidence.Snapshot.Article(basis.Document, basis.Article).Any());

    /// <summary>Gives which of the first articles found a note rests on, from 0; below 0 when on none.</summary>
    internal static int Place(NoteMatch note, Evidence evidence) => evidence.Places.Take(DecisionParameters.NoteOffers).ToList().FindIndex(place =>
        note.Card.Document.Note!.RestsOn(place.Best.Card.Document.Number, place.Best.Card.Article));
}

/// <summary>A note that may answer.</summary>
/// <param name="Note">The note.</param>
/// <param name="Probability">How likely it does, 0 to 1.</param>
/// <param name="IsTied">Whether another one is as likely.</param>
internal sealed record LikelyNote(NoteMatch Note, double Probability, bool IsTied);
