using System.Collections;
using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Benchmarks.Retrieval;

/// <summary>
/// The laws repeated until there are so many articles: each copy has ids of its own and a fifth of its words replaced by words
/// drawn from the laws as often as they stand there. Always the same for the same laws. Copies are made as they are
/// read, so that nothing but the index is measured.
/// </summary>
internal sealed class RepeatedCorpus : IReadOnlyList<IndexedPassage>
{
    private const int Batch = 2048;
    private const double ReplacedShare = 0.2;

    private readonly List<(PassageCard Card, int Copy)> _all = [];
    private readonly string[] _words;
    private Action<SparseVector>? _onRead;

    public RepeatedCorpus(IReadOnlyList<PassageCard> cards, int articles)
    {
        var originals = cards.GroupBy(card => card.Place, StringComparer.Ordinal).Select(article => article.ToList()).ToList();
        for (var i = 0; i < articles; i++)
        {
            _all.AddRange(originals[i % originals.Count].Select(card => (card, i / originals.Count)));
        }

        _all = _all.OrderBy(pair => Id(pair.Card, pair.Copy), StringComparer.Ordinal).ToList();
        _words = cards.SelectMany(card => card.Text.Split(' ')).ToArray();
        Articles = articles;
    }

    public int Articles { get; }

    public int Count => _all.Count;

    public IndexedPassage this[int index] => Read(Passage(index));

    /// <summary>Is told of each vector that is read from here on.</summary>
    public RepeatedCorpus Telling(Action<SparseVector> onRead)
    {
        _onRead = onRead;
        return this;
    }

    /// <summary>Gives the passage with its words.</summary>
    public PassageCard Passage(int index)
    {
        var (card, copy) = _all[index];
        if (copy == 0)
        {
            return card;
        }

        var random = new Random((copy * 1_000_003) + card.Ordinal + (card.Document.Number.Length << 20) + card.Document.Number[0]);
        return card with
        {
            Id = Id(card, copy),
            Document = card.Document with { Number = Number(card, copy) },
            Heading = Replace(card.Heading, random),
            Lead = Replace(card.Lead, random),
            Text = Replace(card.Text, random),
        };
    }

    public IEnumerator<IndexedPassage> GetEnumerator()
    {
        for (var start = 0; start < Count; start += Batch)
        {
            var cards = Enumerable.Range(start, Math.Min(Batch, Count - start)).Select(Passage).ToList();
            var vectors = PassageVectorizer.Vectors(cards, CancellationToken.None);
            for (var i = 0; i < vectors.Length; i++)
            {
                _onRead?.Invoke(vectors[i]);
                yield return Indexed(cards[i], vectors[i]);
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static IndexedPassage Read(PassageCard card) => Indexed(card, new PassageVectorizer().Vector(card));

    private static IndexedPassage Indexed(PassageCard card, SparseVector vector) =>
        new(card.Id, vector, card.Document.From, card.Document.Until, card.Document.Unit, card.Document.IsStarter);

    private static string Number(PassageCard card, int copy) => copy == 0 ? card.Document.Number : $"{card.Document.Number}~{copy}";

    private static string Id(PassageCard card, int copy) => Number(card, copy) + card.Id[card.Document.Number.Length..];

    private string Replace(string text, Random random)
    {
        var words = text.Split(' ');
        for (var i = 0; i < words.Length; i++)
        {
            if (random.NextDouble() < ReplacedShare)
            {
                words[i] = _words[random.Next(_words.Length)];
            }
        }

        return string.Join(' ', words);
    }
}
