using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Knowledge.Answering;

/// <summary>
/// Notes whose questions say the same: a member's words then fit both alike, and the bot asks which one is meant where there is nothing to choose.
/// </summary>
internal static class NoteTwins
{
    /// <summary>Gives pairs of notes with a question of the first that the second matches as well or nearly so, each pair once, by the question that shows it most.</summary>
    /// <param name="notes">The notes that are said on one day.</param>
    /// <param name="snapshot">The library that holds them.</param>
    internal static IReadOnlyList<NoteTwin> Among(IReadOnlyList<PassageCard> notes, KnowledgeSnapshot snapshot)
    {
        var said = notes.Select(note => note.Id).ToHashSet(StringComparer.Ordinal);
        return notes
            .AsParallel()
            .SelectMany(note => note.Document.Note!.Questions.Append(note.Document.Title).SelectMany(question => Of(note, question, said, snapshot)))
            .GroupBy(twin => string.CompareOrdinal(twin.Note.Id, twin.Other.Id) < 0 ? (twin.Note.Id, twin.Other.Id) : (twin.Other.Id, twin.Note.Id))
            .Select(pair => pair.OrderByDescending(twin => twin.Share).ThenBy(twin => twin.Question, StringComparer.Ordinal).First())
            .OrderBy(twin => twin.Note.Id, StringComparer.Ordinal)
            .ThenBy(twin => twin.Other.Id, StringComparer.Ordinal)
            .ToList();
    }

    // Members of two units that are not above each other never meet both notes.
    private static IEnumerable<NoteTwin> Of(PassageCard note, string question, HashSet<string> said, KnowledgeSnapshot snapshot)
    {
        var matches = snapshot.Notes.Match(QueryTerms.Of(question, snapshot), card => said.Contains(card.Id) && (card.Document.Unit == note.Document.Unit || card.Document.Unit == Units.UnionUnit.RootId));
        var own = matches.FirstOrDefault(match => match.Card.Id == note.Id)?.Score ?? 0;
        return matches
            .Where(match => match.Card.Id != note.Id && match.Score >= DecisionParameters.NoteOffer && match.Score >= own * DecisionParameters.TieShare)
            .Select(match => new NoteTwin(note, match.Card, question, own == 0 ? double.PositiveInfinity : match.Score / own));
    }
}

/// <summary>Two notes that say the same to one question.</summary>
/// <param name="Note">The note whose question it is.</param>
/// <param name="Other">The note that fits it as well.</param>
/// <param name="Question">The question.</param>
/// <param name="Share">How well the other fits beside the note itself; above 1 it fits better.</param>
internal sealed record NoteTwin(PassageCard Note, PassageCard Other, string Question, double Share);
