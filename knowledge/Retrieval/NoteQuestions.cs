namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Finds the curated note that asks what the member asks: the weighted overlap of the question with each variant, both
/// ways (F1), so that neither a long question around one shared word nor a short one inside a long variant matches.
/// </summary>
internal sealed class NoteQuestions
{
    /// <summary>What a match without marks is worth beside one with them.</summary>
    private const double UnmarkedShare = 0.95;

    /// <summary>How much of a note's score hangs on the question naming what the note's own questions have in common.</summary>
    private const double SubjectPart = 0.5;

    /// <summary>What a note's score is worth that does not speak of the circumstance in question, beside one that does, and explains this share of it and of what was asked before.</summary>
    private const double OtherCircumstance = 0.5, OwnShare = 0.45, OwnMatter = 0.4;

    /// <summary>How many notes are worth comparing.</summary>
    private const int Best = 20;

    private static readonly HashSet<string> NoWords = [];

    private readonly CorpusStatistics _statistics;
    private readonly NoteWords _words;
    private readonly VariantOverlap _overlap;
    private readonly List<PassageCard> _cards;

    private NoteQuestions(CorpusStatistics statistics, NoteWords words, VariantOverlap overlap, List<PassageCard> cards) =>
        (_statistics, _words, _overlap, _cards) = (statistics, words, overlap, cards);

    /// <summary>Reads the questions of every note in both layers.</summary>
    internal static NoteQuestions Of(IEnumerable<PassageCard> cards, CorpusStatistics statistics) => Of(NoteReading.Of(cards), statistics);

    /// <summary>The same for notes that were read.</summary>
    internal static NoteQuestions Of(IReadOnlyList<NoteReading> notes, CorpusStatistics statistics)
    {
        var overlap = new VariantOverlap(notes.Select(note => note.Questions.SelectMany(Layers)), statistics);
        return new NoteQuestions(statistics, NoteWords.Of(notes, statistics), overlap, notes.Select(note => note.Card).ToList());
    }

    /// <summary>Gives the notes that overlap with the question, best first, each once, with its best variant's F1 (0 to 1).</summary>
    internal IReadOnlyList<NoteMatch> Match(QueryTerms question, Func<PassageCard, bool> admits) => Match(question, EarlierWords.None, admits);

    /// <summary>The same for a question that leaves out what was asked before.</summary>
    internal IReadOnlyList<NoteMatch> Match(QueryTerms question, EarlierWords earlier, Func<PassageCard, bool> admits)
    {
        // A question with a few wrong marks matches better without any; one with right marks, with them.
        using var found = _overlap.Begin();
        found.Add(question, earlier.In(question.Layer), 1);
        if (question.Unmarked is { } unmarked)
        {
            found.Add(unmarked, earlier.In(unmarked.Layer), UnmarkedShare);
        }

        var explained = found.Notes()
            .Where(note => admits(_cards[note.Note]))
            .OrderByDescending(note => note.Overlap)
            .Take(Best)
            .Select(note => Explained(new NoteMatch(_cards[note.Note], note.Overlap, default, 0) { Support = note.Support }, question, earlier))
            .ToList();
        return InCircumstances(explained, Circumstances.Of(question))
            .OrderByDescending(match => match.Score)
            .ThenBy(match => match.Card.Id, StringComparer.Ordinal)
            .ToList();
    }

    // Where a note speaks of the circumstance that the question names, those that do not are about somebody else.
    private IEnumerable<NoteMatch> InCircumstances(List<NoteMatch> matches, IReadOnlySet<string> asked) =>
        asked.Count == 0 || !matches.Exists(match => match.Explanation.Share >= OwnShare && match.Background >= OwnMatter && _words.Circumstances(match.Card).IsSupersetOf(asked))
            ? matches
            : matches.Select(match => _words.Circumstances(match.Card).IsSupersetOf(asked) ? match : match with { Score = match.Score * OtherCircumstance, IsOfOthers = true });

    // What a note leaves unexplained speaks against it as much as what it shares speaks for it.
    private NoteMatch Explained(NoteMatch match, QueryTerms question, EarlierWords earlier)
    {
        var explanation = _words.Explain(question, match.Card, earlier.Words);
        return match with
        {
            Explanation = explanation,
            Background = Background(match.Card, earlier),
            Score = match.Overlap * explanation.Share * explanation.Share * (1 - (SubjectPart * (1 - explanation.Subject))),
        };
    }

    // Of the matter it is enough that a note speaks of one question: each goes on to another side of it.
    private double Background(PassageCard note, EarlierWords earlier) => earlier.Questions
        .Select(question => _words.Explain(question, note, NoWords).Share)
        .DefaultIfEmpty(1)
        .Max();

    /// <summary>Gives for each question before the note that answered it, as far as their words tell, newest first; null where none came near.</summary>
    internal IReadOnlyList<NoteMatch?> Answered(EarlierWords earlier, Func<PassageCard, bool> admits) => earlier.Questions
        .Select((question, i) => Match(question, EarlierWords.Of(earlier.Questions.Skip(i + 1).ToList()), admits) is [var best, ..] ? best : null)
        .ToList();

    /// <summary>Whether a word, such as a year, stands in a note's questions, title or short answer.</summary>
    internal bool Says(PassageCard note, string word) => _words.Says(note, word);

    private static QueryTerms[] Layers(QueryTerms question) => question.Unmarked is { } unmarked ? [question, unmarked] : [question];
}

/// <summary>A note beside a question.</summary>
/// <param name="Card">The note.</param>
/// <param name="Overlap">How well one of its questions matches: F1, 0 to 1.</param>
/// <param name="Explanation">How much of the question the note's words explain.</param>
/// <param name="Score">All of it together, 0 to 1.</param>
internal sealed record NoteMatch(PassageCard Card, double Overlap, Explanation Explanation, double Score)
{
    /// <summary>Which share of what was asked before the note explains, 0 to 1; 1 when nothing was.</summary>
    internal double Background { get; init; } = 1;

    /// <summary>How well the note's best questions match on average, 0 to 1.</summary>
    internal double Support { get; init; }

    /// <summary>Whether the question names a circumstance of which this note does not speak, though others do.</summary>
    internal bool IsOfOthers { get; init; }
}
