using CongDoan.Ingestion.Notes;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Evaluation.Tuning;

/// <summary>Asks every question once and keeps what was found, so that tuning never searches again.</summary>
internal sealed class QuestionLoader(Answerer answerer, DateOnly asOf)
{
    /// <summary>How many questions of one note teach; more would only repeat its words.</summary>
    private const int QuestionsOfNote = 2;

    internal const string NotesSet = "notes";

    private const int Timings = 5;

    private readonly List<double> _took = [];

    /// <summary>How long reading, searching and comparing took for each question of the sets, in milliseconds.</summary>
    internal IReadOnlyList<double> Took => _took;

    /// <summary>Loads questions that have a right article.</summary>
    internal async Task<List<TrainingQuestion>> LoadAsync(string set, IEnumerable<EvaluationQuestion> questions, CancellationToken cancellationToken)
    {
        var loaded = new List<TrainingQuestion>();
        foreach (var question in questions.Where(question => question.Gold.Count > 0))
        {
            var asked = new Question(question.Text, question.AsOf ?? asOf) { WithStarterNotes = false };
            var candidates = await answerer.CandidatesAsync(asked, cancellationToken);
            if (set != NotesSet)
            {
                await TimeAsync(asked, cancellationToken);
            }

            loaded.Add(new TrainingQuestion(set, question, Places(candidates, question.AsOf ?? asOf, question.Gold)));
        }

        return loaded;
    }

    // The quickest of several: what else the machine does is no part of it.
    private async Task TimeAsync(Question question, CancellationToken cancellationToken)
    {
        var best = TimeSpan.MaxValue;
        for (var i = 0; i < Timings; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await answerer.CandidatesAsync(question, cancellationToken);
            var took = TimeProvider.System.GetElapsedTime(start);
            best = took < best ? took : best;
        }

        _took.Add(best.TotalMilliseconds);
    }

    /// <summary>
    /// Gives the questions of the program's own notes with the article that each note rests on first: written by the union, not drawn from the
    /// sets, and in the words that members type.
    /// </summary>
    internal static IEnumerable<EvaluationQuestion> OfNotes() =>
        from note in StarterNotes.Read()
        where note.Note!.Basis.Count > 0 && note.Note.Basis[0].Article is not null
        let basis = note.Note!.Basis[0]
        from question in note.Note!.Questions.Select((text, i) => (Text: text, Number: i))
        where question.Number % Math.Max(1, note.Note!.Questions.Count / QuestionsOfNote) == 0
        select new EvaluationQuestion($"{note.Number}#{question.Number}", question.Text) { Gold = [new GoldArticle(basis.Document, basis.Article!)] };

    private static List<TrainingPlace> Places(Candidates candidates, DateOnly asOf, IReadOnlyList<GoldArticle> gold) => candidates.Places
        .Zip(candidates.Features)
        .Where(pair => pair.Second is not null)
        .Select(pair => (Card: candidates.Snapshot.Cards[pair.First], Features: pair.Second!))
        .Where(pair => pair.Card.IsInForce(asOf))
        .GroupBy(pair => pair.Card.Place, StringComparer.Ordinal)
        .Select(group => new TrainingPlace(
            group.Key,
            gold.Any(article => article.Document == group.First().Card.Document.Number && article.Article == group.First().Card.Article),
            group.Select(pair => pair.Features).ToList()))
        .ToList();
}
