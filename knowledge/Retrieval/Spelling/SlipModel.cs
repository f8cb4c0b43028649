using System.Globalization;
using System.Text;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Retrieval.Spelling;

/// <summary>Which syllables may be meant by one that nobody writes, and what each would cost.</summary>
internal sealed class SlipModel(Lexicon lexicon)
{
    /// <summary>A letter too many, too few, beside or in the wrong order.</summary>
    private const double LetterCost = 2;

    /// <summary>A letter held too long, or a tone left as its telex key.</summary>
    private const double KeyCost = 0.3;

    /// <summary>The tone is another one, though one was typed.</summary>
    private const double ToneCost = 0.8;

    /// <summary>A vowel's own mark (â, ơ, đ) is another one, though one was typed.</summary>
    private const double ShapeCost = 0.5;

    /// <summary>Dearer readings are no readings.</summary>
    private const double Most = 3.6;

    /// <summary>
    /// No syllable has so many letters, a slip and its telex keys included ("nghieengf" has nine); what is longer is no slip, and the ways
    /// to change it would be many.
    /// </summary>
    private const int LongestSlip = 12;

    private static readonly string[] KeyRows = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private static readonly Lazy<IReadOnlyList<Rule>> Rules = new(() => EmbeddedTable.Read("Retrieval/Data/slips.tsv")
        .Select(row => new Rule(row[0], row[1], row[2], double.Parse(row[3], CultureInfo.InvariantCulture)))
        .ToList());

    /// <summary>Gives the readings of a syllable, each with its cost, in no order.</summary>
    internal IReadOnlyDictionary<string, double> Readings(string typed)
    {
        var readings = new Dictionary<string, double>(StringComparer.Ordinal);
        var folded = Folding.Fold(typed);
        Add(readings, folded, 0, typed);
        if (Squeezed(folded).Length > LongestSlip)
        {
            return readings;
        }

        foreach (var (skeleton, cost, tone) in Skeletons(folded))
        {
            Add(readings, skeleton, cost, tone is null ? typed : Retoned(typed, tone.Value));
        }

        return readings;
    }

    private void Add(Dictionary<string, double> readings, string skeleton, double cost, string typed)
    {
        foreach (var meant in lexicon.OfFolded(skeleton))
        {
            var total = cost + MarkCost(typed, meant);
            if (total <= Most && (!readings.TryGetValue(meant, out var known) || total < known))
            {
                readings[meant] = total;
            }
        }
    }

    private static IEnumerable<(string Skeleton, double Cost, char? Tone)> Skeletons(string folded)
    {
        var shorter = Squeezed(folded);
        var bases = new List<(string Skeleton, double Cost, char? Tone)> { (folded, 0, null) };
        if (shorter != folded)
        {
            bases.Add((shorter, KeyCost, null));
        }

        foreach (var (skeleton, cost, _) in bases.ToList())
        {
            if (skeleton.Length > 2 && Marks.ToneOfKey(skeleton[^1]) is { } tone)
            {
                bases.Add((Squeezed(skeleton[..^1]), cost + KeyCost, tone));
            }
        }

        foreach (var (skeleton, cost, tone) in bases)
        {
            yield return (skeleton, cost, tone);
            foreach (var (changed, more) in ByRules(skeleton))
            {
                yield return (changed, cost + more, tone);
                foreach (var (again, most) in ByRules(changed))
                {
                    yield return (again, cost + more + most, tone);
                }
            }

            foreach (var (changed, more) in Edits(skeleton))
            {
                yield return (changed, cost + more, tone);
            }
        }
    }

    private static IEnumerable<(string Changed, double Cost)> ByRules(string text)
    {
        foreach (var rule in Rules.Value)
        {
            if (rule.Place == "start" && text.StartsWith(rule.Typed, StringComparison.Ordinal))
            {
                yield return (rule.Meant + text[rule.Typed.Length..], rule.Cost);
            }
            else if (rule.Place == "end" && text.Length > rule.Typed.Length && text.EndsWith(rule.Typed, StringComparison.Ordinal))
            {
                yield return (text[..^rule.Typed.Length] + rule.Meant, rule.Cost);
            }
            else if (rule.Place == "middle" && text.IndexOf(rule.Typed, StringComparison.Ordinal) is >= 0 and var at)
            {
                yield return (string.Concat(text.AsSpan(0, at), rule.Meant, text.AsSpan(at + rule.Typed.Length)), rule.Cost);
            }
        }
    }

    private static IEnumerable<(string Changed, double Cost)> Edits(string text)
    {
        if (text.Length < 2)
        {
            yield break;
        }

        for (var i = 0; i < text.Length; i++)
        {
            yield return (text.Remove(i, 1), LetterCost);
            if (i + 1 < text.Length && text[i] != text[i + 1])
            {
                yield return (string.Concat(text.AsSpan(0, i), text[i + 1].ToString(), text[i].ToString(), text.AsSpan(i + 2)), LetterCost * 0.6);
            }

            for (var c = 'a'; c <= 'z'; c++)
            {
                if (c != text[i])
                {
                    yield return (string.Concat(text.AsSpan(0, i), c.ToString(), text.AsSpan(i + 1)), Beside(text[i], c) ? LetterCost * 0.8 : LetterCost * 1.4);
                }

                yield return (text.Insert(i, c.ToString()), LetterCost);
            }
        }

        for (var c = 'a'; c <= 'z'; c++)
        {
            yield return (text + c, LetterCost);
        }
    }

    private static bool Beside(char one, char other)
    {
        foreach (var row in KeyRows)
        {
            var (first, second) = (row.IndexOf(one, StringComparison.Ordinal), row.IndexOf(other, StringComparison.Ordinal));
            if (first >= 0 && second >= 0)
            {
                return Math.Abs(first - second) == 1;
            }
        }

        return false;
    }

    // A letter that is held: "nghiii" is "nghi". Telex writes â as aa, so that this reads telex as well.
    private static string Squeezed(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (builder.Length == 0 || builder[^1] != c)
            {
                builder.Append(c);
            }
        }

        return builder.ToString();
    }

    private static string Retoned(string typed, char tone) => Marks.Of(typed).Tone == '\0' ? Marks.WithTone(typed, tone) : typed;

    // A mark that was left out costs nothing here: whether marks are left out is known of the question as a whole.
    private static double MarkCost(string typed, string meant)
    {
        var (typedTone, typedShapes) = Marks.Of(typed);
        var (meantTone, meantShapes) = Marks.Of(meant);
        return (typedTone != '\0' && typedTone != meantTone ? ToneCost : 0)
            + (typedShapes.Length > 0 && typedShapes != meantShapes ? ShapeCost : 0);
    }

    private sealed record Rule(string Place, string Typed, string Meant, double Cost);
}
