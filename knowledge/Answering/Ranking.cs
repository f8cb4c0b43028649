using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>The ten best distinct articles or plan sections; a note stands for the first article of its legal basis, and what the question names stands above all.</summary>
internal static class Ranking
{
    /// <param name="evidence">What was found.</param>
    /// <param name="answer">What is said.</param>
    /// <param name="named">The provision that the question names, or null.</param>
    internal static IReadOnlyList<RankedArticle> Of(Evidence evidence, Answer answer, PassageCard? named)
    {
        var laws = evidence.Places
            .Select(place => place.Best)
            .Select(hit => new RankedArticle(hit.Card.Document.Number, hit.Card.Article, hit.Card.Clause, hit.Card.Section, Math.Round(hit.Score, 4)));
        var first = answer.Note is not null && evidence.Notes.FirstOrDefault(note => note.Card.Document.Number == answer.Note) is { } said
            ? FromNote(said, evidence)
            : [];
        var found = first.Concat(laws).ToList();
        if (named is not null)
        {
            found.Insert(0, new RankedArticle(named.Document.Number, named.Article, named.Clause, named.Section, found.Count == 0 ? 0 : found[0].Score));
        }

        return found
            .DistinctBy(place => (place.Document, place.Article, place.Section))
            .Take(DecisionParameters.RankedPlaces)
            .ToList();
    }

    private static IEnumerable<RankedArticle> FromNote(NoteMatch note, Evidence evidence)
    {
        // Scores of notes and of articles are of two kinds; a note that won stands above the best article.
        var best = evidence.Places.Count == 0 ? 0 : evidence.Places[0].Score;
        return note.Card.Document.Note!.Basis.Take(1)
            .Select((BasisDraft basis) => new RankedArticle(basis.Document, basis.Article, basis.Clause, null, Math.Round(best + note.Score, 4)));
    }
}
