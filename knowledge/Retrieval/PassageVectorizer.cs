using System.Runtime.CompilerServices;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Turns a passage into its sparse vector: the term-frequency part of BM25F (Robertson, Zaragoza 2009) over its fields, in
/// both layers of text. The inverse document frequency is the query's business, so that a vector never changes while
/// its passage stays. One instance serves one thread.
/// </summary>
internal sealed class PassageVectorizer
{
    private readonly SyllableMemory _memory = new();
    private readonly TermNumbers _terms = new();

    // By the numbers of the terms.
    private float[] _frequencies = new float[1024];

    /// <summary>Gives the vectors of the passages, in their order, worked out on all processors.</summary>
    internal static SparseVector[] Vectors(IReadOnlyList<PassageCard> cards, CancellationToken cancellationToken)
    {
        var vectors = new SparseVector[cards.Count];
        Parallel.For(
            0,
            cards.Count,
            new ParallelOptions { CancellationToken = cancellationToken },
            () => new PassageVectorizer(),
            (i, _, vectorizer) =>
            {
                vectors[i] = vectorizer.Vector(cards[i]);
                return vectorizer;
            },
            _ => { });
        return vectors;
    }

    internal SparseVector Vector(PassageCard card)
    {
        _terms.Clear();
        var length = Count(card.Heading, RetrievalParameters.HeadingWeight)
            + Count(card.Chapter, RetrievalParameters.ChapterWeight)
            + Count(card.Lead, RetrievalParameters.LeadWeight)
            + Count(card.Text, 1);
        foreach (var question in card.Document.Note?.Questions ?? [])
        {
            length += Count(question, RetrievalParameters.QuestionWeight);
        }

        var norm = RetrievalParameters.K1
            * (1 - RetrievalParameters.B + (RetrievalParameters.B * length / RetrievalParameters.AverageLength));
        var words = _terms.Count;
        foreach (var sign in PassageSigns.Of(card.Document))
        {
            _terms.Add(sign);
        }

        var indices = _terms.Terms.ToArray();
        var values = new float[indices.Length];
        Array.Fill(values, 1, words, values.Length - words);
        for (var i = 0; i < words; i++)
        {
            var frequency = _frequencies[i];
            values[i] = (float)(frequency * (RetrievalParameters.K1 + 1) / (frequency + norm));
        }

        Array.Sort(indices, values);
        return new SparseVector(indices, values);
    }

    // Gives the field's length in weighted syllables.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Count(string text, double weight)
    {
        var count = 0;
        SyllableTerms? previous = null;
        var walk = new SyllableWalk(text, stackalloc char[SyllableWalk.MaxLength]);
        while (walk.MoveNext())
        {
            var syllable = _memory.Of(walk.Current);
            Add(syllable.AccentedId, weight);
            Add(syllable.FoldedId, weight);
            if (previous is not null)
            {
                Add(Terms.Id(previous.AccentedId, syllable.Accented), weight);
                Add(Terms.Id(previous.FoldedId, syllable.Folded), weight);
            }

            previous = syllable;
            count++;
        }

        return count * weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(uint term, double weight)
    {
        var known = _terms.Count;
        var number = _terms.Add(term);
        if (number == _frequencies.Length)
        {
            Array.Resize(ref _frequencies, number * 2);
        }

        _frequencies[number] = (number == known ? 0 : _frequencies[number]) + (float)weight;
    }
}
