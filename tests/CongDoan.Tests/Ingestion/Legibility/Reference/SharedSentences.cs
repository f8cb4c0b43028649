using System.Text.RegularExpressions;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Tests.Ingestion.Legibility.Reference;

/// <summary>
/// The sentences that a damaged plan shares with clean ones, found by alignment, and how many of their words a restored
/// text has right. Nothing of the plans is kept here.
/// </summary>
internal sealed partial class SharedSentences
{
    /// <summary>A sentence is shared when this share of its words stands almost alike in a clean sentence in the same order.</summary>
    private const double SharedFrom = 0.6;

    /// <summary>Up to this share of changed letters two words are alike, one word read differently, and, between two alike, still one.</summary>
    private const double Alike = 0.4, SameWord = 0.5, SameBetween = 0.75;

    private const int MinWords = 5, Candidates = 6;

    private readonly List<(int At, string Damaged, string True)> words = [];

    /// <param name="damaged">The damaged text.</param>
    /// <param name="clean">Texts that share sentences with it.</param>
    public SharedSentences(string damaged, IEnumerable<string> clean)
    {
        var references = clean.SelectMany(Sentences).Select(sentence => sentence.Select(word => word.Text).ToList()).ToList();
        var holders = references
            .SelectMany((sentence, index) => sentence.Select(Folding.Fold).Distinct(StringComparer.Ordinal).Select(word => (word, index)))
            .ToLookup(pair => pair.word, pair => pair.index, StringComparer.Ordinal);
        foreach (var sentence in Sentences(damaged).Where(sentence => sentence.Count >= MinWords))
        {
            var best = sentence.Select(word => Folding.Fold(word.Text)).Distinct(StringComparer.Ordinal)
                .SelectMany(word => holders[word].Select(index => (index, Weight: 1.0 / holders[word].Count())))
                .GroupBy(pair => pair.index).OrderByDescending(group => group.Sum(pair => pair.Weight)).Take(Candidates)
                .Select(group => Align(sentence, references[group.Key]))
                .MaxBy(found => found.Alike);
            if (best.Pairs is not null && best.Alike >= SharedFrom * sentence.Count)
            {
                Count++;
                words.AddRange(best.Pairs);
            }
        }
    }

    /// <summary>Number of shared sentences.</summary>
    public int Count { get; }

    /// <summary>Number of words compared.</summary>
    public int Words => words.Count;

    /// <summary>Share of the words that a text has right, marks included; both placements of a tone are right.</summary>
    /// <param name="text">The damaged text after restoring: words stand between the same spaces.</param>
    public double Accuracy(string text)
    {
        var restored = Split(text);
        return (double)words.Count(word => Same(restored[word.At], word.True)) / words.Count;
    }

    /// <summary>Words that a text has wrong.</summary>
    public IEnumerable<(string Damaged, string Restored, string True)> Wrong(string text)
    {
        var restored = Split(text);
        return words.Where(word => !Same(restored[word.At], word.True)).Select(word => (word.Damaged, restored[word.At], word.True));
    }

    /// <summary>Gives how many numbers and document numbers of a damaged text stand unchanged in the restored one, and how many there are.</summary>
    public static (int Kept, int All) Numbers(string damaged, string restored)
    {
        var (before, after) = (Spaces().Split(damaged.Trim()), Spaces().Split(restored.Trim()));
        var numbers = Enumerable.Range(0, before.Length).Where(at => Number().IsMatch(before[at])).ToList();
        return (numbers.Count(at => at < after.Length && before[at] == after[at]), numbers.Count);
    }

    private static bool Same(string one, string other) =>
        TonePlacement.Normalize(one.ToLowerInvariant()) == TonePlacement.Normalize(other.ToLowerInvariant());

    private static List<string> Split(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare).ToList();

    private static string Bare(string chunk) => chunk.Trim().Trim('“', '”', '"', '(', ')', ';', ',', '.', ':', '?', '!', '…', '-', '+', '_', '~', '*');

    private static IEnumerable<List<(int At, string Text)>> Sentences(string text)
    {
        var sentence = new List<(int, string)>();
        var chunks = Spaces().Split(TextCleaner.Clean(text).Trim()).ToList();
        for (var at = 0; at < chunks.Count; at++)
        {
            if (Mark().IsMatch(chunks[at]) && sentence.Count > 0)
            {
                yield return sentence;
                sentence = [];
            }

            if (Bare(chunks[at]) is { Length: > 0 } word)
            {
                sentence.Add((at, word));
            }

            if (SentenceEnd().IsMatch(chunks[at]) && sentence.Count > 0)
            {
                yield return sentence;
                sentence = [];
            }
        }

        if (sentence.Count > 0)
        {
            yield return sentence;
        }
    }

    /// <summary>Pairs of words that are the same word, in order; a number that a scan made of a word counts as one.</summary>
    private static (List<(int At, string Damaged, string True)> Pairs, int Alike) Align(List<(int At, string Text)> sentence, List<string> reference)
    {
        var (own, other) = (sentence.ConvertAll(word => Folding.Fold(word.Text)), reference.ConvertAll(Folding.Fold));
        var costs = new double[own.Count + 1, other.Count + 1];
        double Swap(int i, int j) => 1.9 * Distance(own[i - 1], other[j - 1]);
        for (var i = 0; i <= own.Count; i++)
        {
            for (var j = 0; j <= other.Count; j++)
            {
                costs[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(costs[i - 1, j - 1] + Swap(i, j), 1 + Math.Min(costs[i - 1, j], costs[i, j - 1]));
            }
        }

        var path = new List<(int I, int J)>();
        for (var (i, j) = (own.Count, other.Count); i > 0 && j > 0;)
        {
            if (costs[i, j] == costs[i - 1, j - 1] + Swap(i, j))
            {
                (i, j) = (i - 1, j - 1);
                path.Add((i, j));
            }
            else
            {
                (i, j) = costs[i, j] == costs[i - 1, j] + 1 ? (i - 1, j) : (i, j - 1);
            }
        }

        path.Reverse();
        var alike = path.Where(step => Distance(own[step.I], other[step.J]) <= Alike).ToHashSet();
        var pairs = path
            .Where(step => !other[step.J].Any(char.IsDigit) && Distance(own[step.I], other[step.J]) is var distance
                && (distance <= SameWord
                    || (alike.Contains((step.I - 1, step.J - 1)) && alike.Contains((step.I + 1, step.J + 1)) && (distance <= SameBetween || own[step.I].All(char.IsDigit)))))
            .Select(step => (sentence[step.I].At, sentence[step.I].Text, reference[step.J]))
            .ToList();
        return (pairs, alike.Count);
    }

    /// <summary>Changed letters as a share of the longer word.</summary>
    private static double Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var (diagonal, _) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(diagonal + (one[i - 1] == other[j - 1] ? 0 : 1), 1 + Math.Min(row[j], row[j - 1])));
            }
        }

        return (double)row[other.Length] / Math.Max(one.Length, other.Length);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^(?:[-+·•–]|\d{1,2}\.|[IVX]+\.)$")]
    private static partial Regex Mark();

    [GeneratedRegex(@"^[“""(]?(?:\d[\d.,/:-]*%?|\d+/\p{L}[\p{L}\d-]*)[”"");,.:]*$")]
    private static partial Regex Number();

    [GeneratedRegex(@"[.;:!?…][”""’)\]]*$")]
    private static partial Regex SentenceEnd();
}
