using CongDoan.Knowledge.Library;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>A curated note with its texts read once, for all that compare questions with it.</summary>
/// <param name="Card">The note.</param>
/// <param name="Questions">Its questions and its title.</param>
/// <param name="ShortAnswer">Its short answer.</param>
internal sealed record NoteReading(PassageCard Card, IReadOnlyList<QueryTerms> Questions, QueryTerms ShortAnswer)
{
    /// <summary>Reads the notes among a library's passages, on all processors.</summary>
    internal static IReadOnlyList<NoteReading> Of(IEnumerable<PassageCard> cards)
    {
        var notes = cards.Where(card => card.Document.Kind == DocumentKind.Note).ToList();
        var read = new NoteReading[notes.Count];
        Parallel.For(0, notes.Count, i => read[i] = Of(notes[i]));
        return read;
    }

    private static NoteReading Of(PassageCard card)
    {
        var note = card.Document.Note!;
        return new(card, note.Questions.Append(card.Document.Title).Select(QueryTerms.Of).ToList(), QueryTerms.Of(note.ShortAnswer));
    }
}
