using System.Runtime.InteropServices;
using CongDoan.Knowledge.Retrieval.Scoring;
using CongDoan.Knowledge.Retrieval.Spelling;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// One library version as ranking and composing see it: every passage's card, the term statistics, the notes' questions.
/// Immutable; a question is answered from one snapshot from beginning to end.
/// </summary>
internal sealed class KnowledgeSnapshot
{
    private readonly Dictionary<string, int> _places;
    private readonly Lazy<Speller> _speller;
    private readonly Lazy<int[]> _placeNumbers;
    private readonly Lazy<ILookup<string, PassageCard>> _byArticle;

    internal KnowledgeSnapshot(
        long version, IReadOnlyList<PassageCard> cards, CorpusStatistics statistics, PassageTexts texts, Lazy<Lexicon> lexicon, NoteQuestions notes)
    {
        Version = version;
        Cards = cards;
        Statistics = statistics;
        Texts = texts;
        Lexicon = lexicon;
        _speller = new(() => new Speller(lexicon.Value));
        Notes = notes;
        _places = new(cards.Count, StringComparer.Ordinal);
        for (var place = 0; place < cards.Count; place++)
        {
            _places.Add(cards[place].Id, place);
        }

        _placeNumbers = new(() => Numbered(cards));
        _byArticle = new(() => cards.Where(card => card.Article is not null)
            .ToLookup(card => ArticleKey(card.Document.Number, card.Article!), StringComparer.OrdinalIgnoreCase));
    }

    internal long Version { get; }

    internal CorpusStatistics Statistics { get; }

    /// <summary>The passages as scoring compares them with a question, by their places among <see cref="Cards"/>.</summary>
    internal PassageTexts Texts { get; }

    /// <summary>What the speller knows of the language; made when first needed.</summary>
    internal Lazy<Lexicon> Lexicon { get; }

    internal NoteQuestions Notes { get; }

    /// <summary>Reads what was meant by what was typed; made when first needed.</summary>
    internal Speller Speller => _speller.Value;

    internal int Count => Cards.Count;

    /// <summary>Every passage, in the library's order.</summary>
    internal IReadOnlyList<PassageCard> Cards { get; }

    /// <summary>For each of <see cref="Cards"/> a number that it has in common with those of the same <see cref="PassageCard.Place"/>; made when first needed.</summary>
    internal int[] PlaceNumbers => _placeNumbers.Value;

    internal PassageCard? Find(string passageId) => _places.TryGetValue(passageId, out var place) ? Cards[place] : null;

    /// <summary>Gives the places of what an engine found, -1 for what this version does not hold.</summary>
    internal int[] Places(IReadOnlyList<PassageHit> hits)
    {
        var places = new int[hits.Count];
        for (var i = 0; i < places.Length; i++)
        {
            // The index says where it was given the passage: nearly always the place here too.
            places[i] = hits[i].Place is { } given && given < Cards.Count && Cards[given].Id == hits[i].Id ? given
                : _places.TryGetValue(hits[i].Id, out var place) ? place
                : -1;
        }

        return places;
    }

    /// <summary>Gives the passages of an article in reading order; empty when the library does not hold it.</summary>
    internal IEnumerable<PassageCard> Article(string number, string article) =>
        _byArticle.Value[ArticleKey(number, article)].OrderBy(card => card.Ordinal);

    private static int[] Numbered(IReadOnlyList<PassageCard> cards)
    {
        var (numbers, known) = (new int[cards.Count], new Dictionary<string, int>(StringComparer.Ordinal));
        for (var i = 0; i < numbers.Length; i++)
        {
            ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(known, cards[i].Place, out var isKnown);
            number = isKnown ? number : known.Count - 1;
            numbers[i] = number;
        }

        return numbers;
    }

    private static string ArticleKey(string number, string article) => $"{number}/d{article}";
}
