using System.Globalization;
using System.Text;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Ingestion.Reading.Spelling;

/// <summary>
/// Corrects the marks of recognised words from their context ("tôi thiêu" beside "lương" is "tối thiểu"). Only marks
/// change: letters, numbers and signs stay as they were read. Of all readings of a text the most likely one is taken.
/// </summary>
internal static class MarkRepair
{
    /// <summary>Cost of putting a tone over a letter that has a hat: recognisers drop it (ô for ố, ổ, ồ, ỗ).</summary>
    private const double DroppedTone = 3;

    /// <summary>Cost of another tone over a hat, and of taking it away.</summary>
    private const double ConfusedTone = 4, AddedTone = 6;

    /// <summary>Cost of any other change of marks: these are read well, and a rare word is not a wrong one.</summary>
    private const double OtherMark = 10;

    /// <summary>Cost on top for a capital where a sentence begins; elsewhere it begins a name, which no table knows.</summary>
    private const double CapitalPenalty = 2, NamePenalty = 16;

    /// <summary>What a reading that is no possible or no known syllable costs.</summary>
    private const double ImpossiblePenalty = 6, UnknownPenalty = 1;

    /// <summary>Longer pieces are foreign words or several words run together.</summary>
    private const int MaxSyllable = 7;

    private const string SentenceSigns = ".;:!?“”\"()";

    /// <summary>Gives the words in order with their marks corrected, and how many changed.</summary>
    public static (IReadOnlyList<string> Words, int Corrected) Repair(IReadOnlyList<string> words)
    {
        var pieces = words.SelectMany((word, index) => Pieces(word, index)).ToList();
        var best = MostLikely(pieces);
        var result = words.Select(word => new StringBuilder(word)).ToArray();
        var corrected = new HashSet<int>();
        for (var at = 0; at < pieces.Count; at++)
        {
            var piece = pieces[at];
            if (piece.IsSyllable && best[at] != piece.Lower)
            {
                var text = WithCase(best[at], piece.Text);
                result[piece.Word].Remove(piece.Start, text.Length).Insert(piece.Start, text);
                corrected.Add(piece.Word);
            }
        }

        return (result.Select(word => word.ToString()).ToList(), corrected.Count);
    }

    private static string[] MostLikely(List<Piece> pieces)
    {
        var model = SyllableModel.Default;
        var paths = new List<(string Reading, double Score, int From)[]>();
        (string Reading, double Score, int From)[] last = [(SyllableModel.Start, 0, -1)];
        foreach (var (piece, index) in pieces.Select((piece, index) => (piece, index)))
        {
            // "Điêu 5" in the middle of a sentence cites an article: a capital before a number begins no unknown name.
            var begins = index == 0 || pieces[index - 1].Lower == SyllableModel.Start
                || (index + 1 < pieces.Count && pieces[index + 1].Lower == SyllableModel.Number && !model.Knows(piece.Lower));
            last = Readings(piece, begins, model)
                .Select(reading =>
                {
                    var (score, from) = last.Select((path, place) => (path.Score + model.LogChance(path.Reading, reading.Text), place)).Max();
                    return (reading.Text, score - reading.Cost, from);
                })
                .ToArray();
            paths.Add(last);
        }

        var best = new string[pieces.Count];
        var at = last.Length == 0 ? -1 : Array.IndexOf(last, last.MaxBy(path => path.Score));
        for (var index = pieces.Count - 1; index >= 0; index--)
        {
            best[index] = paths[index][at].Reading;
            at = paths[index][at].From;
        }

        return best;
    }

    private static List<(string Text, double Cost)> Readings(Piece piece, bool begins, SyllableModel model)
    {
        if (!piece.IsSyllable)
        {
            return [(piece.Lower, 0)];
        }

        var own = !SyllableShape.IsVietnamese(piece.Lower) ? ImpossiblePenalty : model.Knows(piece.Lower) ? 0 : UnknownPenalty;
        var readings = new List<(string Text, double Cost)> { (piece.Lower, own) };
        foreach (var other in model.Alike(piece.Lower))
        {
            // Both ways to place a tone are right, so neither corrects the other.
            if (other != piece.Lower && other.Length == piece.Lower.Length && TonePlacement.Normalize(other) != TonePlacement.Normalize(piece.Lower))
            {
                readings.Add((other, Cost(piece.Lower, other) + (!piece.IsName ? 0 : begins || own >= ImpossiblePenalty ? CapitalPenalty : NamePenalty)));
            }
        }

        return readings;
    }

    private static double Cost(string read, string other)
    {
        var cost = 0.0;
        for (var at = 0; at < read.Length; at++)
        {
            if (read[at] == other[at])
            {
                continue;
            }

            var hat = Hat(read[at]);
            if (hat != Hat(other[at]) || hat is not ('â' or 'ê' or 'ô' or 'ă'))
            {
                return OtherMark;
            }

            cost += read[at] == hat ? DroppedTone : other[at] == hat ? AddedTone : ConfusedTone;
        }

        return cost;
    }

    /// <summary>The letter without its tone.</summary>
    private static char Hat(char letter)
    {
        var parts = letter.ToString().Normalize(NormalizationForm.FormD);
        return string.Concat(parts.Where(c => c is not ('\u0300' or '\u0301' or '\u0303' or '\u0309' or '\u0323'))).Normalize(NormalizationForm.FormC)[0];
    }

    private static string WithCase(string lower, string pattern) => string.Concat(
        lower.Select((c, index) => char.IsUpper(pattern[index]) ? char.ToUpper(c, CultureInfo.InvariantCulture) : c));

    private static IEnumerable<Piece> Pieces(string word, int index)
    {
        for (var at = 0; at < word.Length;)
        {
            var start = at;
            if (char.IsLetter(word[at]))
            {
                while (at < word.Length && char.IsLetter(word[at]))
                {
                    at++;
                }

                // A letter beside a digit belongs to a number such as QH15.
                var isNumber = (start > 0 && char.IsDigit(word[start - 1])) || (at < word.Length && char.IsDigit(word[at]));
                yield return new Piece(index, start, word[start..at], !isNumber && at - start is > 1 and <= MaxSyllable);
            }
            else if (char.IsDigit(word[at]))
            {
                while (at < word.Length && char.IsDigit(word[at]))
                {
                    at++;
                }

                yield return new Piece(index, start, SyllableModel.Number, false);
            }
            else
            {
                at++;
                if (SentenceSigns.Contains(word[start]))
                {
                    yield return new Piece(index, start, SyllableModel.Start, false);
                }
            }
        }
    }

    /// <summary>A syllable, number or sentence sign inside a word.</summary>
    private sealed record Piece(int Word, int Start, string Text, bool IsSyllable)
    {
        public string Lower { get; } = Text.ToLowerInvariant();

        public bool IsName => char.IsUpper(Text[0]) && Text.Skip(1).Any(char.IsLower);
    }
}
