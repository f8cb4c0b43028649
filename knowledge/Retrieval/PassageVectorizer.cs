using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Turns a passage into its sparse vector: the term-frequency part of BM25F (Robertson, Zaragoza 2009) over its fields, in
/// both layers of text. The inverse document frequency is the query's business, so that a vector never changes while
/// its passage stays.
/// </summary>
internal static class PassageVectorizer
{
    internal static SparseVector Vector(PassageCard card)
    {
        var frequencies = new Dictionary<uint, float>();
        var length = 0.0;
        foreach (var (text, weight) in Fields(card))
        {
            var syllables = Syllables.Of(text);
            length += syllables.Count * weight;
            Count(syllables, weight, frequencies);
        }

        var norm = RetrievalParameters.K1
            * (1 - RetrievalParameters.B + (RetrievalParameters.B * length / RetrievalParameters.AverageLength));
        var indices = new uint[frequencies.Count];
        var values = new float[frequencies.Count];
        var i = 0;
        foreach (var (term, frequency) in frequencies)
        {
            indices[i] = term;
            values[i++] = (float)(frequency * (RetrievalParameters.K1 + 1) / (frequency + norm));
        }

        Array.Sort(indices, values);
        return new SparseVector(indices, values);
    }

    private static IEnumerable<(string Text, double Weight)> Fields(PassageCard card)
    {
        yield return (card.Heading, RetrievalParameters.HeadingWeight);
        yield return (card.Chapter, RetrievalParameters.ChapterWeight);
        yield return (card.Lead, RetrievalParameters.LeadWeight);
        yield return (card.Text, 1);
        foreach (var question in card.Document.Note?.Questions ?? [])
        {
            yield return (question, RetrievalParameters.QuestionWeight);
        }
    }

    private static void Count(IReadOnlyList<string> syllables, double weight, Dictionary<uint, float> frequencies)
    {
        string? previous = null;
        string? previousFolded = null;
        foreach (var syllable in syllables)
        {
            var folded = Folding.Fold(syllable);
            Add(Terms.Id(syllable, TextLayer.Accented), weight, frequencies);
            Add(Terms.Id(folded, TextLayer.Folded), weight, frequencies);
            if (previous is not null)
            {
                Add(Terms.Id(previous, syllable, TextLayer.Accented), weight, frequencies);
                Add(Terms.Id(previousFolded!, folded, TextLayer.Folded), weight, frequencies);
            }

            (previous, previousFolded) = (syllable, folded);
        }
    }

    private static void Add(uint term, double weight, Dictionary<uint, float> frequencies)
    {
        ref var value = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(frequencies, term, out _);
        value += (float)weight;
    }
}
