using CongDoan.Knowledge.FollowUps;
using CongDoan.Knowledge.Library;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>Answers a message that goes on with what was said before: with the note that asks what both together ask.</summary>
internal static class FollowUpAnswer
{
    /// <summary>Gives the answer, or null when what was said before does not lead to one.</summary>
    /// <param name="talk">The message in its conversation.</param>
    /// <param name="question">The question as it is meant, without the words that name a time.</param>
    /// <param name="evidence">What was found for it, notes compared with what was asked before in mind.</param>
    /// <param name="day">The day whose law counts.</param>
    internal static Answer? Of(FollowUp talk, string question, Evidence evidence, DateOnly day)
    {
        var said = NoteSaid(talk.Said, evidence);
        var notes = Ranked(talk, said, evidence);
        if (Environment.GetEnvironmentVariable("FOLLOW_DEBUG") is not null)
        {
            Console.Error.WriteLine($"## {talk.Bond} | own={talk.Own} | text={talk.Text} | earlier={string.Join(" // ", talk.Earlier)} | said={said?.Document.Number}");
            foreach (var note in notes.Take(4))
            {
                Console.Error.WriteLine($"     {note.Card.Document.Number} score {note.Score:0.00} overlap {note.Overlap:0.00} share {note.Explanation.Share:0.00} miss {note.Explanation.HeaviestMissing:0.00} subj {note.Explanation.Subject:0.00} basis {string.Join(",", note.Card.Document.Note!.Basis.Select(b => b.Article))} measure {AskedMeasure.IsIn(question, note.Card.Document.Note!.ShortAnswer)}");
            }
        }

        if (notes.Count == 0)
        {
            return null;
        }

        var best = notes[0];
        var next = notes.Count > 1 ? notes[1].Score / best.Score : 0;
        var measured = AskedMeasure.IsIn(question, best.Card.Document.Note!.ShortAnswer);
        if (measured
            && best.Score >= FollowUpParameters.Sure
            && best.Explanation.Share >= FollowUpParameters.SureExplains
            && next <= DecisionParameters.TieShare)
        {
            return NoteAnswer.Of(best.Card, evidence, day);
        }

        if (measured
            && best.Score >= FollowUpParameters.Near
            && best.Explanation.Share >= FollowUpParameters.NearExplains
            && next <= FollowUpParameters.NearNext)
        {
            return NoteAnswer.Near(best.Card, evidence, day);
        }

        return null;
    }

    /// <summary>Notes as the conversation makes them likely: one that rests on the article that was just cited rather than another.</summary>
    private static List<NoteMatch> Ranked(FollowUp talk, PassageCard? said, Evidence evidence)
    {
        var cited = talk.Corrects ? null : CitedPlace.Of(talk.Said);
        return evidence.Notes
            .Select(note => note with { Score = note.Score * Closeness(note.Card, said, cited) })
            .OrderByDescending(note => note.Score)
            .ThenBy(note => note.Card.Id, StringComparer.Ordinal)
            .ToList();
    }

    private static double Closeness(PassageCard note, PassageCard? said, CitedPlace? cited)
    {
        var basis = note.Document.Note!.Basis;
        var last = said?.Document.Note!.Basis ?? [];
        return basis.Any(place => last.Any(other => SamePlace(place, other)) || IsCited(place, cited)) ? FollowUpParameters.SameArticle : 1;
    }

    private static bool SamePlace(BasisDraft one, BasisDraft other) => one.Document == other.Document && one.Article is not null && one.Article == other.Article;

    private static bool IsCited(BasisDraft place, CitedPlace? cited) =>
        cited?.Article is not null && place.Article == cited.Article && cited.Laws.Any(law => law.Number == place.Document);

    private static PassageCard? NoteSaid(string said, Evidence evidence) => said.Length == 0
        ? null
        : evidence.Snapshot.Cards.FirstOrDefault(card => card.Document.Note is { } note && said.Contains(note.ShortAnswer, StringComparison.Ordinal));
}
