using System.Globalization;
using System.Text;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Legibility;

/// <summary>A line with its marks restored.</summary>
/// <param name="Text">The line; numbers and symbols as they stood.</param>
/// <param name="Confidence">Mean confidence of its words, 0 to 1; 1 for a line without words.</param>
internal sealed record RestoredLine(string Text, double Confidence);

/// <summary>
/// Restores the marks of a text that lost them: of all readings of its words the likeliest whole, by what a language
/// says and by how words are misread (a Viterbi search over triples, kept to the best paths). Numbers, document numbers
/// and Roman numerals are never touched.
/// </summary>
internal sealed class MarkRestorer(SyllableLanguage language)
{
    /// <summary>Readings of a word and paths that are kept.</summary>
    private const int MaxReadings = 40, MaxPaths = 90;

    /// <summary>Six times the longest plan; what is longer would take minutes and is no scan of one document.</summary>
    private const int MaxWords = 60_000;

    /// <summary>Weight of the distance between letters, and the cost of leaving a word that was never seen as it is.</summary>
    private const double DistanceWeight = 2.1, UnknownCost = 9;

    /// <summary>No Vietnamese syllable is longer.</summary>
    private const int MaxSyllable = 7;

    private readonly ILookup<string, int> byLetters = language.Words
        .Where(pair => pair.Word.Length <= MaxSyllable && pair.Word.All(char.IsLetter))
        .ToLookup(pair => Folding.Fold(pair.Word), pair => pair.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, Reading[]> readings = new(StringComparer.Ordinal);

    /// <exception cref="RefusedException">The text has more than <see cref="MaxWords"/> words.</exception>
    public IReadOnlyList<RestoredLine> Restore(IReadOnlyList<string> lines, CancellationToken cancellationToken)
    {
        // A mark between words is a piece too.
        var pieces = TextPiece.Of(lines).Take((2 * MaxWords) + 1).ToList();
        if (pieces.Count > 2 * MaxWords || pieces.Count(piece => piece.Kind == PieceKind.Word) > MaxWords)
        {
            throw new RefusedException(
                $"Văn bản mất dấu và dài hơn {MaxWords.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"))} từ nên không khôi phục dấu; hãy tách tệp, hoặc dùng bản có đủ dấu.");
        }

        var columns = new List<Reading[]>(pieces.Count);
        foreach (var piece in pieces)
        {
            cancellationToken.ThrowIfCancellationRequested();
            columns.Add(ReadingsOf(piece));
        }

        var best = Search(columns, cancellationToken);
        var texts = lines.Select(line => new StringBuilder(line)).ToArray();
        var sums = new (double Sum, int Count)[lines.Count];
        for (var at = pieces.Count - 1; at >= 0; at--)
        {
            var piece = pieces[at];
            if (piece.Kind != PieceKind.Word)
            {
                continue;
            }

            cancellationToken.ThrowIfCancellationRequested();
            var reading = columns[at][best[at]];
            texts[piece.Line].Remove(piece.Start, piece.Text.Length).Insert(piece.Start, WithCase(reading.Word, piece.Text));
            var (sum, count) = sums[piece.Line];
            sums[piece.Line] = (sum + Confidence(columns, best, at), count + 1);
        }

        return texts.Select((text, line) => new RestoredLine(text.ToString(), sums[line].Count == 0 ? 1 : sums[line].Sum / sums[line].Count)).ToList();
    }

    private Reading[] ReadingsOf(TextPiece piece)
    {
        if (piece.Kind != PieceKind.Word)
        {
            return [new Reading(piece.Kind == PieceKind.Break ? SyllableLanguage.Break : SyllableLanguage.Number, piece.Text, 0)];
        }

        // An abbreviation is read as an abbreviation: letters without a vowel.
        var isAbbreviation = piece.Text.Count(char.IsUpper) > 1 && !ScanConfusion.Letters(piece.Text).Any(c => "aeiouy".Contains(c, StringComparison.Ordinal));
        var key = isAbbreviation ? piece.Text.ToUpperInvariant() : piece.Text.ToLowerInvariant();
        if (!readings.TryGetValue(key, out var found))
        {
            readings[key] = found = Find(key.ToLowerInvariant(), isAbbreviation);
        }

        return found;
    }

    private Reading[] Find(string word, bool isAbbreviation)
    {
        var letters = ScanConfusion.Letters(word);
        var found = new List<Reading>();
        foreach (var group in byLetters)
        {
            if (Math.Abs(group.Key.Length - letters.Length) > 2
                || (isAbbreviation && group.Key.Any(c => "aeiouy".Contains(c, StringComparison.Ordinal)))
                || (letters.Length == 1 && group.Key.Length > 2))
            {
                continue;
            }

            var distance = ScanConfusion.Distance(letters, group.Key);
            if (distance <= 1.2 + (1.1 * group.Key.Length))
            {
                found.AddRange(group.Select(id => new Reading(
                    id, language.WordOf(id), (DistanceWeight * distance) + ScanConfusion.Marks(word, language.WordOf(id)))));
            }
        }

        var own = language.IdOf(TonePlacement.Normalize(word));
        return found
            .OrderBy(reading => reading.Cost).ThenByDescending(reading => language.CountOf(reading.Id)).ThenBy(reading => reading.Word, StringComparer.Ordinal)
            .Take(MaxReadings)
            .Append(new Reading(own, word, own == SyllableLanguage.Unknown ? UnknownCost : 0))
            .ToArray();
    }

    private int[] Search(List<Reading[]> columns, CancellationToken cancellationToken)
    {
        var layers = new List<Path[]>(columns.Count);
        Path[] last = [new Path(SyllableLanguage.Break, SyllableLanguage.Break, 0, -1, -1)];
        foreach (var column in columns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var next = new Dictionary<(int, int), Path>();
            for (var from = 0; from < last.Length; from++)
            {
                for (var reading = 0; reading < column.Length; reading++)
                {
                    var id = column[reading].Id;
                    var score = last[from].Score + language.LogChance(last[from].First, last[from].Second, id) - column[reading].Cost;
                    var state = id == SyllableLanguage.Break ? (SyllableLanguage.Break, SyllableLanguage.Break) : (last[from].Second, id);
                    if (!next.TryGetValue(state, out var held) || score > held.Score)
                    {
                        next[state] = new Path(state.Item1, state.Item2, score, from, reading);
                    }
                }
            }

            last = next.Values.OrderByDescending(path => path.Score).Take(MaxPaths).ToArray();
            layers.Add(last);
        }

        var best = new int[columns.Count];
        var at = 0;
        for (var layer = layers.Count - 1; layer >= 0; layer--)
        {
            best[layer] = layers[layer][at].Reading;
            at = layers[layer][at].From;
        }

        return best;
    }

    /// <summary>The chosen reading's share of chance among all readings between its chosen neighbours.</summary>
    private double Confidence(List<Reading[]> columns, int[] best, int at)
    {
        int Id(int index) => index < 0 || index >= columns.Count ? SyllableLanguage.Break : columns[index][best[index]].Id;
        var (before, last, next) = (Id(at - 2), Id(at - 1), Id(at + 1));
        double Score(Reading reading) =>
            language.LogChance(before, last, reading.Id) + language.LogChance(last, reading.Id, next) - reading.Cost;
        var own = Score(columns[at][best[at]]);
        var word = columns[at][best[at]].Word;
        return 1 / (1 + columns[at].Where(reading => reading.Word != word).Sum(reading => Math.Exp(Score(reading) - own)));
    }

    private static string WithCase(string word, string pattern)
    {
        var letters = pattern.Where(char.IsLetter).ToList();
        if (letters.Count > 1 && letters.All(char.IsUpper))
        {
            return word.ToUpper(CultureInfo.InvariantCulture);
        }

        return letters.Count > 0 && char.IsUpper(letters[0]) ? char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..] : word;
    }

    private readonly record struct Reading(int Id, string Word, double Cost);

    private readonly record struct Path(int First, int Second, double Score, int From, int Reading);
}
