using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Triage;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Evaluation.Tuning;

/// <summary>
/// Questions of which it is known which note answers them: the notes' own, each asked of notes that do not hold it (a third of a note's questions is
/// taken away at a time), once with its note among the others and once without, so that nothing answers.
/// </summary>
internal sealed class NoteCases(Answerer answerer, DateOnly asOf)
{
    internal const int Folds = 3;

    /// <summary>How many of the best notes are compared.</summary>
    private const int Best = 6;

    /// <summary>Gives the cases.</summary>
    internal async Task<List<NoteCase>> LoadAsync(CancellationToken cancellationToken)
    {
        var snapshot = (await answerer.EvidenceAsync(new Question("khởi động", asOf), cancellationToken)).Snapshot;
        var notes = NoteReading.Of(snapshot.Cards);
        var cases = new List<NoteCase>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var kept = NoteQuestions.Of(
                notes.Select(note => note with { Questions = Kept(note, fold) }).ToList(), snapshot.Statistics);
            foreach (var note in notes)
            {
                foreach (var question in note.Card.Document.Note!.Questions.Where(text => FoldOf(text) == fold))
                {
                    cases.AddRange(await ReadAsync(note.Card, question, kept, cancellationToken));
                }
            }
        }

        return cases;
    }

    // The title stays: it is what the note is called, not how somebody typed it.
    private static List<QueryTerms> Kept(NoteReading note, int fold)
    {
        var texts = note.Card.Document.Note!.Questions;
        return note.Questions.Where((_, i) => i >= texts.Count || FoldOf(texts[i]) != fold).ToList();
    }

    // With and without marks a question is one question.
    private static int FoldOf(string text)
    {
        var hash = 17u;
        foreach (var letter in Folding.Fold(text.ToLowerInvariant()).Where(char.IsLetterOrDigit))
        {
            hash = (hash * 31) + letter;
        }

        return (int)(hash / 7 % Folds);
    }

    private async Task<IEnumerable<NoteCase>> ReadAsync(PassageCard own, string text, NoteQuestions kept, CancellationToken cancellationToken)
    {
        var verdict = MessageTriage.Read(text);
        var evidence = await answerer.EvidenceAsync(new Question(text, asOf), cancellationToken);
        var asked = AskedDay.Of(verdict.Question, asOf).Question;
        bool Admits(PassageCard card) => card.IsInForce(asOf);
        var with = kept.Match(evidence.Terms, Admits).Take(Best).ToList();
        // Another note on the same article may well answer too: it says nothing for certain.
        var without = with.Where(note => !OnOneArticle(note.Card, own)).ToList();
        return new[] { (Notes: with, IsPresent: true), (Notes: without, IsPresent: false) }
            .Where(found => found.Notes.Count > 0)
            .Select(found => new NoteCase(
                own.Document.Number,
                found.IsPresent,
                NoteEvidence.Read(asked, found.Notes[0], found.Notes, evidence),
                found.Notes[0].Card.Id == own.Id,
                found.IsPresent && found.Notes[0].Card.Id != own.Id && OnOneArticle(found.Notes[0].Card, own)));
    }

    private static bool OnOneArticle(PassageCard one, PassageCard other) => one.Document.Note!.Basis.Any(place => other.Document.Note!.RestsOn(place.Document, place.Article));
}

/// <summary>A question with the note that comes nearest.</summary>
/// <param name="Note">The note whose question it is.</param>
/// <param name="IsPresent">Whether that note is among the notes.</param>
/// <param name="Signs">What speaks for the nearest.</param>
/// <param name="IsRight">Whether the nearest is that note.</param>
/// <param name="IsSibling">Whether it rests on the same article at least.</param>
internal sealed record NoteCase(string Note, bool IsPresent, double[] Signs, bool IsRight, bool IsSibling);
