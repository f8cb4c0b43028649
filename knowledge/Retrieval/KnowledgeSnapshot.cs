using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Retrieval.Spelling;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// One library version as ranking and composing see it: every passage's card, the term statistics, the notes' questions.
/// Immutable; a question is answered from one snapshot from beginning to end.
/// </summary>
internal sealed class KnowledgeSnapshot
{
    private readonly Dictionary<string, PassageCard> _byId;
    private readonly Lazy<Speller> _speller;
    private readonly ILookup<string, PassageCard> _byArticle;

    internal KnowledgeSnapshot(long version, IReadOnlyList<PassageCard> cards, CorpusStatistics statistics, PassageTexts texts, NoteQuestions notes)
    {
        Version = version;
        Cards = cards;
        Statistics = statistics;
        Texts = texts;
        _speller = new(() => new Speller(LexiconSources.Of(texts)));
        Notes = notes;
        _byId = cards.ToDictionary(card => card.Id, StringComparer.Ordinal);
        _byArticle = cards.Where(card => card.Article is not null)
            .ToLookup(card => ArticleKey(card.Document.Number, card.Article!), StringComparer.OrdinalIgnoreCase);
    }

    internal long Version { get; }

    internal CorpusStatistics Statistics { get; }

    /// <summary>The passages as scoring compares them with a question.</summary>
    internal PassageTexts Texts { get; }

    internal NoteQuestions Notes { get; }

    /// <summary>Reads what was meant by what was typed; made when first needed.</summary>
    internal Speller Speller => _speller.Value;

    internal int Count => _byId.Count;

    /// <summary>Every passage, in the library's order.</summary>
    internal IReadOnlyList<PassageCard> Cards { get; }

    internal PassageCard? Find(string passageId) => _byId.GetValueOrDefault(passageId);

    /// <summary>Gives the passages of an article in reading order; empty when the library does not hold it.</summary>
    internal IEnumerable<PassageCard> Article(string number, string article) =>
        _byArticle[ArticleKey(number, article)].OrderBy(card => card.Ordinal);

    private static string ArticleKey(string number, string article) => $"{number}/d{article}";
}
