namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Joins the lexical and the semantic list by reciprocal rank (Cormack, Clarke, Büttcher 2009): 1 / (k + rank) from each list,
/// ranks counted from 1. Done here for every engine, and not by Qdrant: there, equal scores have no order, so that two
/// clauses with the same words would swap ranks from one search to the next, and the dot product, which ranking above the seam
/// needs, would be lost.
/// </summary>
internal static class RankFusion
{
    /// <summary>How little the first ranks stand out; the value of the paper.</summary>
    internal const int K = 60;

    /// <summary>
    /// Two engines add the same numbers in another order, so that equal scores may differ in the last digits; ranks are counted
    /// after rounding to so many decimals, or such a pair would rank differently from engine to engine.
    /// </summary>
    private const int Decimals = 5;

    /// <summary>Gives up to <paramref name="limit"/> hits, best first; equal ones by dot product, then by id.</summary>
    /// <param name="lexical">Hits with dot products, in any order.</param>
    /// <param name="semantic">Ids with cosines, in any order.</param>
    /// <param name="limit">At most so many.</param>
    internal static IReadOnlyList<PassageHit> Fuse(IReadOnlyList<PassageHit> lexical, IReadOnlyList<PassageHit> semantic, int limit)
    {
        var fused = new Dictionary<string, PassageHit>(lexical.Count + semantic.Count, StringComparer.Ordinal);
        foreach (var (hit, share) in Shares(lexical))
        {
            fused[hit.Id] = hit with { Fused = share };
        }

        foreach (var (hit, share) in Shares(semantic))
        {
            var known = fused.GetValueOrDefault(hit.Id, new PassageHit(hit.Id, 0) { Fused = 0 });
            fused[hit.Id] = known with { Similarity = hit.Score, Fused = known.Fused + share };
        }

        return fused.Values
            .OrderByDescending(hit => hit.Fused)
            .ThenByDescending(hit => hit.Score)
            .ThenBy(hit => hit.Id, StringComparer.Ordinal)
            .Take(limit)
            .ToList();
    }

    /// <summary>What the nearest in meaning gains on the scale of <c>ranking.tsv</c>: about as much as the title's words.</summary>
    private const double FirstGains = 3;

    /// <summary>
    /// Gives what each hit gains by its rank in meaning, <c>(k + 1) / (k + rank)</c> of <see cref="FirstGains"/>; null when no
    /// hit was compared by meaning. The features above the seam make the other list.
    /// </summary>
    internal static IReadOnlyList<double>? SemanticShares(IReadOnlyList<PassageHit> hits)
    {
        var near = Best(hits.Where(hit => hit.Similarity is not null).Select(hit => new PassageHit(hit.Id, hit.Similarity!.Value)), hits.Count);
        if (near.Count == 0)
        {
            return null;
        }

        var places = near.Select((hit, place) => (hit.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place, StringComparer.Ordinal);
        return hits.Select(hit => places.TryGetValue(hit.Id, out var place) ? FirstGains * (K + 1) / (K + place + 1) : 0).ToList();
    }

    /// <summary>Gives the best hits of one list in the order that counts everywhere: by rounded score, then by id.</summary>
    internal static IReadOnlyList<PassageHit> Best(IEnumerable<PassageHit> hits, int limit) => hits
        .OrderByDescending(hit => Math.Round(hit.Score, Decimals))
        .ThenBy(hit => hit.Id, StringComparer.Ordinal)
        .Take(limit)
        .ToList();

    private static IEnumerable<(PassageHit Hit, double Share)> Shares(IReadOnlyList<PassageHit> hits) =>
        Best(hits, hits.Count).Select((hit, place) => (hit, 1.0 / (K + place + 1)));
}
