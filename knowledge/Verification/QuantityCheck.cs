namespace CongDoan.Knowledge.Verification;

/// <summary>
/// Each number, share, date and amount of a reply has to stand in the evidence, with the same unit, not turned from a minimum
/// into a maximum, and for the same thing: "45 ngày" is false where the evidence gives 30 days for what the reply speaks of.
/// </summary>
internal sealed class QuantityCheck
{
    /// <summary>How much a word counts that stands in the same sentence only, beside one of the same clause.</summary>
    private const double SentenceShare = 0.4;

    /// <summary>What each of the nearest words counts, so that the two ends of a range are told apart.</summary>
    private const double NeighbourShare = 0.3;

    private const int Neighbours = 3;

    private readonly IReadOnlyList<Fact> _facts;
    private readonly Dictionary<string, double> _rarity;

    internal QuantityCheck(Proof proof)
    {
        _facts = proof.Readings
            .SelectMany(reading => reading.Quantities.SelectMany(quantity => quantity.WithShorterForms()).Select(quantity => Fact.Of(reading, quantity)))
            .Concat(proof.Days.SelectMany(day => new Quantity(Quantity.Day, Quantity.OfDay(day), Bound.None, 0, 0).WithShorterForms()).Select(quantity => new Fact(quantity, null, [], [], [], [])))
            .ToList();
        var clauses = proof.Readings.SelectMany(reading => reading.Clauses.Select(reading.Words)).ToList();
        _rarity = clauses.SelectMany(words => words).GroupBy(word => word, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => Math.Log((clauses.Count + 1.0) / group.Count()), StringComparer.Ordinal);
    }

    /// <summary>Whether a quantity of the reply is the evidence's own.</summary>
    /// <param name="reply">The reply.</param>
    /// <param name="quantity">One of its quantities.</param>
    /// <param name="question">Words of the question: a reply need not repeat them to speak of the same thing.</param>
    internal bool Holds(TextReading reply, Quantity quantity, IReadOnlySet<string> question)
    {
        var same = _facts.Where(fact => fact.Quantity.IsSameAs(quantity)).ToList();
        if (same.Count == 0 || (quantity.Bound != Bound.None && same.All(fact => fact.Quantity.Bound != Bound.None && fact.Quantity.Bound != quantity.Bound)))
        {
            return false;
        }

        var rivals = _facts.Where(fact => fact.Reading is not null && fact.Quantity.Unit == quantity.Unit && fact.Quantity.Value != quantity.Value).ToList();
        if (rivals.Count == 0 || same.All(fact => fact.Reading is null))
        {
            return true;
        }

        var said = Fact.Of(reply, quantity);
        var best = same.Where(fact => fact.Reading is not null).Select(fact => (Fact: fact, Score: Likeness(said, fact, question))).MaxBy(pair => pair.Score);
        return rivals.All(rival => Likeness(said, rival, question) < best.Score || KeepsTheirOrder(reply, quantity, best.Fact, rival));
    }

    // "10–20 triệu" for "từ 10.000.000 đồng đến 20.000.000 đồng": both ends are said, in their order.
    private static bool KeepsTheirOrder(TextReading reply, Quantity quantity, Fact own, Fact rival)
    {
        if (own.Reading != rival.Reading || !own.Reading!.ClauseOf(own.Quantity.Start).Equals(rival.Reading!.ClauseOf(rival.Quantity.Start)))
        {
            return false;
        }

        var clause = reply.ClauseOf(quantity.Start);
        return reply.Quantities.Any(other => other.IsSameAs(rival.Quantity) && other.Start >= clause.Start.Value && other.Start < clause.End.Value
            && other.Start < quantity.Start == rival.Quantity.Start < own.Quantity.Start);
    }

    private double Likeness(Fact said, Fact fact, IReadOnlySet<string> question)
    {
        var score = 0.0;
        foreach (var word in said.Sentence.Union(question))
        {
            var weight = said.Clause.Contains(word) ? 1 : SentenceShare;
            score += weight * Rarity(word) * (fact.Clause.Contains(word) ? 1 : fact.Sentence.Contains(word) ? SentenceShare : 0);
        }

        return score + (NeighbourShare * (said.Before.Count(fact.Before.Contains) + said.After.Count(fact.After.Contains)));
    }

    private double Rarity(string word) => _rarity.GetValueOrDefault(word);

    /// <summary>A quantity with what stands around it; without a text for the dates of the documents.</summary>
    private sealed record Fact(Quantity Quantity, TextReading? Reading, HashSet<string> Clause, HashSet<string> Sentence, List<string> Before, List<string> After)
    {
        internal static Fact Of(TextReading reading, Quantity quantity)
        {
            var clause = reading.ClauseOf(quantity.Start);
            return new(
                quantity,
                reading,
                Without(reading, clause, quantity),
                Without(reading, reading.StatementOf(quantity.Start), quantity),
                Words(reading, Math.Max(clause.Start.Value, quantity.Start - Neighbours), quantity.Start),
                Words(reading, quantity.End, Math.Min(clause.End.Value, quantity.End + Neighbours)));
        }

        private static HashSet<string> Without(TextReading reading, Range part, Quantity quantity)
        {
            var words = reading.Words(part.Start..Math.Max(part.Start.Value, Math.Min(quantity.Start, part.End.Value)));
            words.UnionWith(reading.Words(Math.Min(quantity.End, part.End.Value)..part.End));
            return words;
        }

        private static List<string> Words(TextReading reading, int start, int end) => start < end ? reading.In(start..end).Select(token => token.Text).ToList() : [];
    }
}
