using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Knowledge.Verification;

/// <summary>
/// Each sentence of a reply has to be the evidence in other words: its words stand in a few sentences of the evidence, or are the
/// everyday words for them, what is denied there is denied here, and a condition is kept. The question lends no words.
/// </summary>
internal sealed class SupportCheck(Proof proof)
{
    /// <summary>From this share of its weighted words on a sentence is supported.</summary>
    private const double Enough = 0.75;

    /// <summary>So many sentences of the evidence may be drawn together.</summary>
    private const int Sources = 3;

    /// <summary>"không được phạt tiền": a negation reaches so many words.</summary>
    private const int NegationReach = 4;

    /// <summary>A word of substance; courtesy and question words weigh less.</summary>
    private const double Substance = 0.75;

    private static readonly HashSet<string> Negations = new(StringComparer.Ordinal) { "không", "chẳng", "chưa", "cấm", "đừng", "khỏi" };

    private static readonly HashSet<string> Conditions = new(StringComparer.Ordinal) { "nếu", "trừ", "chỉ", "khi" };

    private static readonly HashSet<string> KeptConditions = new(StringComparer.Ordinal) { "nếu", "trừ", "chỉ", "khi", "hợp", "kiện", "với", "đủ", "mà" };

    private static readonly HashSet<string> Affirmations = new(StringComparer.Ordinal) { "có", "được", "đúng", "phải", "rồi" };

    private readonly List<Source> _sources = proof.Readings
        .SelectMany(reading => reading.Statements.Select(statement => new Source(reading.Words(statement), Polarity(reading, statement))))
        .Concat(proof.Names.Select(name => new Source(name.Words(..name.Tokens.Count), [])))
        .ToList();

    /// <summary>Gives what is wrong with a sentence of the reply, or null.</summary>
    internal Finding? Fault(TextReading reply, Range statement)
    {
        var words = reply.In(statement).Where(token => token.IsWord).Select(token => token.Text).ToList();
        if (words.Count == 0)
        {
            return null;
        }

        var weights = WordTables.StopWeights(words, folded: false);
        var chosen = Choose(words, weights);
        if (Coverage(words, weights, Union(chosen)) < Enough)
        {
            return Finding.Unsupported;
        }

        // Names are never everyday words for something else.
        if (HasForeignName(reply, statement))
        {
            return Finding.Unsupported;
        }

        return IsTurnedAround(reply, statement, chosen) ? Finding.Negation
            : LosesCondition(reply, chosen) ? Finding.Condition
            : null;
    }

    /// <summary>Whether a reply says yes or no where the evidence does not begin with the same word.</summary>
    internal bool IsWrongYesOrNo(TextReading reply)
    {
        var said = Lead(reply);
        return said is not null && !proof.Readings.Any(reading => Lead(reading) == said);
    }

    // True for "Có." and "Được, …", false for "Không." and "Chưa đúng."; null when the text begins otherwise.
    private static bool? Lead(TextReading reading)
    {
        var clause = reading.Clauses.Count == 0 ? [] : reading.In(reading.Clauses[0]).Take(4).Select(token => token.Text).ToList();
        return clause switch
        {
            [var first] when Affirmations.Contains(first) => true,
            ["không" or "chưa" or "sai"] or ["không" or "chưa", "đúng" or "được" or "có" or "phải"] => false,
            _ => null,
        };
    }

    private List<Source> Choose(List<string> words, IReadOnlyList<double> weights)
    {
        var chosen = new List<Source>();
        var covered = new HashSet<string>(StringComparer.Ordinal);
        while (chosen.Count < Sources)
        {
            var before = Coverage(words, weights, covered);
            var best = _sources.Except(chosen)
                .Select(source => (Source: source, Share: Coverage(words, weights, source.Words.Union(covered).ToHashSet(StringComparer.Ordinal))))
                .OrderByDescending(pair => pair.Share)
                .FirstOrDefault();
            if (best.Source is null || best.Share <= before)
            {
                break;
            }

            chosen.Add(best.Source);
            covered.UnionWith(best.Source.Words);
        }

        return chosen;
    }

    private static double Coverage(List<string> words, IReadOnlyList<double> weights, HashSet<string> source)
    {
        var isCovered = words.ConvertAll(source.Contains);
        foreach (var reading in WordTables.Expand(words, folded: false))
        {
            if (reading.Replacement.All(source.Contains))
            {
                for (var i = reading.Start; i < reading.Start + reading.Length; i++)
                {
                    isCovered[i] = true;
                }
            }
        }

        var all = weights.Sum();
        return all == 0 ? 1 : weights.Where((_, i) => isCovered[i]).Sum() / all;
    }

    private bool HasForeignName(TextReading reply, Range statement)
    {
        var at = statement.Start.Value;
        return reply.In(statement).Where((token, i) => i > 0 && token is { IsWord: true, IsUpper: true } && reply.Tokens[at + i - 1].Text is not (":" or "\"" or "“" or "-"))
            .Any(token => !_sources.Any(source => source.Words.Contains(token.Text)));
    }

    // What the nearest sentence of the evidence only denies, or only affirms.
    private static bool IsTurnedAround(TextReading reply, Range statement, List<Source> chosen)
    {
        foreach (var (word, isDenied) in Polarity(reply, statement))
        {
            var source = chosen.FirstOrDefault(source => source.Polarity.Any(pair => pair.Word == word));
            if (source is not null && source.Polarity.Where(pair => pair.Word == word).All(pair => pair.IsDenied != isDenied))
            {
                return true;
            }
        }

        return false;
    }

    private static bool LosesCondition(TextReading reply, List<Source> chosen) =>
        chosen.Count > 0 && chosen[0].Words.Overlaps(Conditions) && !reply.Tokens.Any(token => KeptConditions.Contains(token.Text));

    private static List<(string Word, bool IsDenied)> Polarity(TextReading reading, Range statement)
    {
        var words = reading.In(statement).ToList();
        var weights = WordTables.StopWeights(words.ConvertAll(token => token.Text), folded: false);
        var result = new List<(string, bool)>();
        var reach = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (Negations.Contains(words[i].Text))
            {
                reach = NegationReach;
                continue;
            }

            if (!words[i].IsWord && !words[i].IsNumber)
            {
                reach = 0;
                continue;
            }

            if (words[i].IsWord && weights[i] >= Substance)
            {
                result.Add((words[i].Text, reach > 0));
            }

            reach = Math.Max(0, reach - 1);
        }

        return result;
    }

    private static HashSet<string> Union(List<Source> sources) => sources.SelectMany(source => source.Words).ToHashSet(StringComparer.Ordinal);

    private sealed record Source(HashSet<string> Words, List<(string Word, bool IsDenied)> Polarity);
}
