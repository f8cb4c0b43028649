using System.Reflection;
using CongDoan.Knowledge.Retrieval;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval;

/// <summary>What every engine keeps: one body, run on each of them. Every public method that takes an empty index is a case.</summary>
internal static class PassageIndexContract
{
    private static readonly HashSet<string> Units = ["vn"];

    public static TheoryData<string> Cases { get; } = new(
        typeof(PassageIndexContract).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly)
            .Where(method => method.GetParameters() is [var only] && only.ParameterType == typeof(IPassageIndex))
            .Select(method => method.Name));

    public static Task RunAsync(string name, IPassageIndex index) => (Task)typeof(PassageIndexContract).GetMethod(name)!.Invoke(null, [index])!;

    public static async Task A_search_finds_what_a_full_scan_finds_in_the_same_order(IPassageIndex index)
    {
        var random = new Random(20261126);
        var passages = Enumerable.Range(0, 300).Select(i => Passage($"p{i:000}", RandomVector(random, 12))).ToList();
        await index.ReplaceAsync(1, passages, CancellationToken.None);
        for (var round = 0; round < 20; round++)
        {
            var query = RandomVector(random, 6);
            var expected = passages
                .Select(passage => (passage.Id, Score: Dot(passage.Vector, query)))
                .Where(pair => pair.Score > 0)
                .OrderByDescending(pair => pair.Score)
                .ThenBy(pair => pair.Id, StringComparer.Ordinal)
                .ToList();

            var found = await SearchAsync(index, query);

            Assert.Equal(expected.Select(pair => pair.Id), found.Select(hit => hit.Id));
            Assert.All(expected.Zip(found), pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
        }
    }

    public static async Task Only_the_best_come_when_fewer_are_wanted(IPassageIndex index)
    {
        await index.ReplaceAsync(1, [Passage("a", Vector(1)), Passage("b", Vector(3)), Passage("c", Vector(2))], CancellationToken.None);

        var found = await index.SearchAsync(new PassageQuery(Vector(1), Day("2026-01-01"), Units, true, 2), CancellationToken.None);

        Assert.Equal(["b", "c"], found!.Select(hit => hit.Id));
    }

    public static async Task Weights_are_multiplied_as_they_are(IPassageIndex index)
    {
        var passage = new SparseVector([7, 4_294_967_295], [1.2345678f, 0.25f]);
        await index.ReplaceAsync(1, [Passage("12/2022/NĐ-CP/d6/k1", passage), Passage("other", Vector(1))], CancellationToken.None);

        var hit = Assert.Single(await SearchAsync(index, new SparseVector([7, 9, 4_294_967_295], [2.5f, 100, 4])));

        Assert.Equal("12/2022/NĐ-CP/d6/k1", hit.Id);
        Assert.Equal((1.2345678 * 2.5) + 1, hit.Score, 1e-4);
    }

    public static async Task Equal_scores_come_in_the_order_of_their_ids(IPassageIndex index)
    {
        var ids = Enumerable.Range(0, 40).Select(i => $"x{i:00}").ToList();
        await index.ReplaceAsync(1, ids.AsEnumerable().Reverse().Select(id => Passage(id, Vector(1))).ToList(), CancellationToken.None);

        Assert.Equal(ids, (await SearchAsync(index, Vector(1))).Select(hit => hit.Id));
    }

    public static async Task Only_passages_in_force_on_the_day_are_found(IPassageIndex index)
    {
        await index.ReplaceAsync(
            1,
            [
                new("ended", Vector(1), Day("2013-01-01"), Day("2025-06-30"), "vn", false),
                new("present", Vector(1), Day("2025-07-01"), null, "vn", false),
                new("undated", Vector(1), null, null, "vn", false),
            ],
            CancellationToken.None);

        Assert.Equal(["undated"], await IdsAsync("2012-12-31"));
        Assert.Equal(["ended", "undated"], await IdsAsync("2025-06-30"));
        Assert.Equal(["present", "undated"], await IdsAsync("2025-07-01"));

        async Task<IEnumerable<string>> IdsAsync(string day) =>
            (await index.SearchAsync(new PassageQuery(Vector(1), Day(day), Units, true, 10), CancellationToken.None))!.Select(hit => hit.Id);
    }

    public static async Task Passages_of_another_unit_and_starter_notes_left_out_are_not_found(IPassageIndex index)
    {
        await index.ReplaceAsync(
            1, [new("a", Vector(1), null, null, "dak-lak", false), new("b", Vector(1), null, null, "vn", true)], CancellationToken.None);

        Assert.Equal(["b"], await IdsAsync(["vn"], withStarter: true));
        Assert.Empty(await IdsAsync(["vn"], withStarter: false));
        Assert.Equal(["a", "b"], await IdsAsync(["vn", "dak-lak"], withStarter: true));
        Assert.Empty(await IdsAsync([], withStarter: true));

        async Task<IEnumerable<string>> IdsAsync(HashSet<string> units, bool withStarter) =>
            (await index.SearchAsync(new PassageQuery(Vector(1), Day("2026-01-01"), units, withStarter, 10), CancellationToken.None))!.Select(hit => hit.Id);
    }

    public static async Task A_question_without_words_and_a_library_without_passages_give_nothing(IPassageIndex index)
    {
        await index.ReplaceAsync(1, [], CancellationToken.None);
        Assert.Empty(await SearchAsync(index, Vector(1)));

        await index.ReplaceAsync(2, [Passage("a", Vector(1))], CancellationToken.None);
        Assert.Empty(await SearchAsync(index, SparseVector.Empty));
    }

    public static async Task The_version_before_can_still_be_searched_and_no_older_one(IPassageIndex index)
    {
        await index.ReplaceAsync(7, [Passage("old", Vector(1))], CancellationToken.None);
        await index.ReplaceAsync(8, [Passage("new", Vector(1))], CancellationToken.None);

        Assert.Equal(["new"], await IdsAsync(null));
        Assert.Equal(["new"], await IdsAsync(8));
        Assert.Equal(["old"], await IdsAsync(7));
        Assert.Null(await IdsAsync(9));

        await index.ReplaceAsync(9, [Passage("newest", Vector(1))], CancellationToken.None);

        Assert.Equal(["new"], await IdsAsync(8));
        Assert.Null(await IdsAsync(7));

        async Task<IEnumerable<string>?> IdsAsync(long? version) =>
            (await index.SearchAsync(new PassageQuery(Vector(1), Day("2026-01-01"), Units, true, 10) { Version = version }, CancellationToken.None))
            ?.Select(hit => hit.Id);
    }

    public static async Task Meaning_and_words_are_joined_by_reciprocal_rank(IPassageIndex index)
    {
        await index.ReplaceAsync(
            1,
            [
                Passage("words-1", Vector(3), [0, 1]),
                Passage("words-2", Vector(2), [1, 0.5f]),
                Passage("meaning-only", new SparseVector([99], [1]), [2, 0]),
                Passage("words-only", Vector(1), null),
            ],
            CancellationToken.None);

        var found = (await index.SearchAsync(
            new PassageQuery(Vector(1), Day("2026-01-01"), Units, true, 10) { Dense = [1, 0] }, CancellationToken.None))!;

        // By words: words-1, words-2, words-only. By meaning: meaning-only, words-2, words-1.
        Assert.Equal(["words-1", "words-2", "meaning-only", "words-only"], found.Select(hit => hit.Id));
        double[] fused = [(1 / 61.0) + (1 / 63.0), (1 / 62.0) + (1 / 62.0), 1 / 61.0, 1 / 63.0];
        Assert.All(fused.Zip(found), pair => Assert.Equal(pair.First, pair.Second.Order, 1e-9));
        Assert.Equal([3, 2, 0, 1], found.Select(hit => Math.Round(hit.Score, 4)));
        Assert.Equal([0, 1 / Math.Sqrt(1.25), 1], found.Take(3).Select(hit => hit.Similarity!.Value), (a, b) => Math.Abs(a - b) < 1e-4);
        Assert.Null(found[3].Similarity);
    }

    public static async Task Meaning_is_bound_by_the_same_filters(IPassageIndex index)
    {
        await index.ReplaceAsync(
            1,
            [
                new("ended", Vector(1), null, Day("2020-01-01"), "vn", false) { Dense = [1, 0] },
                new("other", Vector(1), null, null, "dak-lak", false) { Dense = [1, 0] },
                new("starter", Vector(1), null, null, "vn", true) { Dense = [1, 0] },
                new("found", new SparseVector([99], [1]), null, null, "vn", false) { Dense = [0, 1] },
            ],
            CancellationToken.None);

        var found = await index.SearchAsync(
            new PassageQuery(Vector(1), Day("2026-01-01"), Units, false, 10) { Dense = [1, 0.1f] }, CancellationToken.None);

        Assert.Equal(["found"], found!.Select(hit => hit.Id));
    }

    public static async Task A_meaning_of_another_model_leaves_it_to_the_words(IPassageIndex index)
    {
        await index.ReplaceAsync(1, [Passage("a", Vector(2), [1, 0]), Passage("b", Vector(1), [0, 1])], CancellationToken.None);

        var found = await index.SearchAsync(
            new PassageQuery(Vector(1), Day("2026-01-01"), Units, true, 10) { Dense = [0, 1, 0] }, CancellationToken.None);

        Assert.Equal([2.0, 1.0], found!.Select(hit => hit.Order));
    }

    public static async Task Vectors_that_came_later_are_used_in_the_same_version(IPassageIndex index)
    {
        await index.ReplaceAsync(3, [Passage("a", Vector(2)), Passage("b", Vector(1))], CancellationToken.None);
        await index.ReplaceAsync(3, [Passage("a", Vector(2), [1, 0]), Passage("b", Vector(1), [0, 1])], CancellationToken.None);

        var found = await index.SearchAsync(
            new PassageQuery(Vector(1), Day("2026-01-01"), Units, true, 10) { Dense = [0, 1], Version = 3 }, CancellationToken.None);

        Assert.All(found!, hit => Assert.NotNull(hit.Similarity));
    }

    private static async Task<IReadOnlyList<PassageHit>> SearchAsync(IPassageIndex index, SparseVector query) =>
        (await index.SearchAsync(new PassageQuery(query, Day("2026-01-01"), Units, true, 1000), CancellationToken.None))!;

    private static IndexedPassage Passage(string id, SparseVector vector, float[]? dense = null) => new(id, vector, null, null, "vn", false) { Dense = dense };

    private static SparseVector Vector(float weight) => new([5], [weight]);

    // Whole numbers: sums are exact in whatever order they are made.
    private static SparseVector RandomVector(Random random, int most) => SparseVector.From(
        Enumerable.Range(0, random.Next(1, most)).Select(_ => (uint)random.Next(40)).Distinct().ToDictionary(term => term, _ => (float)random.Next(1, 6)));

    private static double Dot(SparseVector a, SparseVector b) =>
        a.Indices.Zip(a.Values).Sum(pair => Array.IndexOf(b.Indices, pair.First) is var i && i >= 0 ? pair.Second * b.Values[i] : 0);
}
