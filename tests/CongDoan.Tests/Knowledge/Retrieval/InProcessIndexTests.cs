using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using FsCheck;
using FsCheck.Fluent;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval;

public sealed class InProcessIndexTests
{
    private static readonly HashSet<string> Units = ["vn"];

    [Fact]
    public void The_index_finds_what_a_full_scan_finds_in_the_same_order()
    {
        var weights = Gen.Choose(1, 5).Select(weight => (float)weight);
        var vector = Gen.Choose(0, 8).SelectMany(size => Gen.Two(Gen.Constant(0)).SelectMany(_ =>
            Gen.Choose(0, 12).Select(term => (uint)term).ListOf(size).SelectMany(terms =>
                weights.ListOf(size).Select(values => SparseVector.From(
                    terms.Zip(values).DistinctBy(pair => pair.First).ToDictionary(pair => pair.First, pair => pair.Second))))));
        Prop.ForAll(vector.ListOf().ToArbitrary(), vector.ToArbitrary(), (passages, query) =>
        {
            var indexed = passages.Select((v, i) => Passage($"p{i:000}", v)).ToList();
            var found = Search(indexed, new PassageQuery(query, Day("2026-01-01"), Units, true, 5));
            var expected = indexed
                .Select(passage => (passage.Id, Score: Dot(passage.Vector, query)))
                .Where(pair => pair.Score > 0)
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal)
                .Take(5)
                .ToList();
            return found.Select(hit => hit.Id).SequenceEqual(expected.Select(pair => pair.Id));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Only_passages_in_force_on_the_day_are_found()
    {
        var vector = new SparseVector([1], [1]);
        IndexedPassage[] passages =
        [
            new("ended", vector, Day("2013-01-01"), Day("2025-06-30"), "vn", false),
            new("present", vector, Day("2025-07-01"), null, "vn", false),
            new("undated", vector, null, null, "vn", false),
        ];

        Assert.Equal(["ended", "undated"], Ids("2025-06-30"));
        Assert.Equal(["present", "undated"], Ids("2025-07-01"));

        IEnumerable<string> Ids(string day) =>
            Search(passages, new PassageQuery(vector, Day(day), Units, true, 10)).Select(hit => hit.Id);
    }

    [Fact]
    public void Passages_of_another_unit_and_starter_notes_left_out_are_not_found()
    {
        var vector = new SparseVector([1], [1]);
        IndexedPassage[] passages = [new("a", vector, null, null, "dak-lak", false), new("b", vector, null, null, "vn", true)];

        Assert.Equal(["b"], Search(passages, new PassageQuery(vector, Day("2026-01-01"), Units, true, 10)).Select(hit => hit.Id));
        Assert.Empty(Search(passages, new PassageQuery(vector, Day("2026-01-01"), Units, false, 10)));
    }

    private static IReadOnlyList<PassageHit> Search(IReadOnlyList<IndexedPassage> passages, PassageQuery query)
    {
        var index = new InProcessIndex();
        index.ReplaceAsync(1, passages, CancellationToken.None).GetAwaiter().GetResult();
        return index.SearchAsync(query, CancellationToken.None).GetAwaiter().GetResult()!;
    }

    private static IndexedPassage Passage(string id, SparseVector vector) => new(id, vector, null, null, "vn", false);

    private static double Dot(SparseVector a, SparseVector b) =>
        a.Indices.Zip(a.Values).Sum(pair => Array.IndexOf(b.Indices, pair.First) is var i && i >= 0 ? pair.Second * b.Values[i] : 0);
}
