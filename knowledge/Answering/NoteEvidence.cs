using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>The signs by which it is judged whether a note answers a question: how the two look beside each other, beside the other notes, and beside the law that was found.</summary>
internal static class NoteEvidence
{
    /// <summary>The signs, in the order of their weights: the first is always 1.</summary>
    internal static readonly IReadOnlyList<string> Signs =
    [
        "Constant", "Share", "Subject", "Lead", "RestsOnFirst", "LawElsewhere",
        "OtherMeasure", "OfOthers", "Support", "IsFirst",
    ];

    /// <summary>A lead beyond this says no more.</summary>
    private const double MostLead = 2;

    /// <summary>A score below this says no more.</summary>
    private const double LeastScore = 0.002;

    /// <summary>Gives how likely the first note answers the question, 0 to 1; 0 when there is none.</summary>
    internal static double Probability(string question, Evidence evidence) => evidence.Notes.Count == 0
        ? 0
        : NoteModel.Shipped.Probability(Read(question, evidence.Notes[0], evidence.Notes, evidence));

    /// <summary>Reads the signs of one note among those found.</summary>
    internal static double[] Read(string question, NoteMatch note, IReadOnlyList<NoteMatch> notes, Evidence evidence)
    {
        var others = notes.Where(other => !ReferenceEquals(other, note)).ToList();
        var score = others.Select(other => other.Score).DefaultIfEmpty(0).Max();
        var place = Place(note, evidence);
        return
        [
            1,
            note.Explanation.Share,
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

    private static int Place(NoteMatch note, Evidence evidence) => evidence.Places.Take(DecisionParameters.NoteOffers).ToList().FindIndex(place =>
        note.Card.Document.Note!.RestsOn(place.Best.Card.Document.Number, place.Best.Card.Article));
}
