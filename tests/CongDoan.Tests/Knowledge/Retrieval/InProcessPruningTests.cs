using CongDoan.Knowledge.Retrieval;
using CongDoan.Knowledge.Retrieval.InProcess;
using FsCheck;
using FsCheck.Fluent;
using static CongDoan.Tests.Knowledge.Drafts;

namespace CongDoan.Tests.Knowledge.Retrieval;

/// <summary>The index leaves most passages unread; what it gives must be, to the last bit, what a full scan gives.</summary>
public sealed class InProcessPruningTests
{
    private static readonly DateOnly[] Days = [Day("2010-01-01"), Day("2015-01-01"), Day("2020-01-01"), Day("2025-01-01")];
    private static readonly string[] AllUnits = ["vn", "dak-lak", "ea-kar"];

    [Fact]
    public void The_best_of_any_library_are_those_of_a_full_scan()
    {
        var shape = Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Elements(0, 1, 40, 255, 256, 257, 900, 3000).SelectMany(passages =>
            Gen.Elements(3, 60, 4000).Select(terms => (seed, passages, terms))));
        Prop.ForAll(shape.ToArbitrary(), one =>
        {
            var random = new Random(one.seed);
            var passages = Passages(random, one.passages, one.terms);
            var postings = Postings.Build(passages);
            return Enumerable.Range(0, 6).All(_ =>
            {
                var query = Query(random, one.terms);
                return postings.Search(query).SequenceEqual(Scan(passages, query));
            });
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void A_passage_with_more_different_weights_than_a_byte_can_name_is_scored_exactly()
    {
        var random = new Random(7);
        var passages = Enumerable.Range(0, 700)
            .Select(i => Passage(random, i, new SparseVector(
                Enumerable.Range(0, 600).Select(term => (uint)term).ToArray(), Enumerable.Range(0, 600).Select(_ => random.NextSingle()).ToArray())))
            .ToList();
        var postings = Postings.Build(passages);
        for (var i = 0; i < 50; i++)
        {
            var query = Query(random, 600);
            Assert.Equal(Scan(passages, query), postings.Search(query));
        }
    }

    [Fact]
    public void Equal_lists_are_kept_once()
    {
        var random = new Random(3);
        var passages = Enumerable.Range(0, 2000).Select(i => Passage(random, i, Vector(random, 50, 500))).ToList();
        var doubled = passages.ConvertAll(passage => passage with
        {
            Vector = new SparseVector(
                [.. passage.Vector.Indices, .. passage.Vector.Indices.Select(term => term + 1000)], [.. passage.Vector.Values, .. passage.Vector.Values]),
        });

        var (once, twice) = (Postings.Build(passages), Postings.Build(doubled));

        Assert.Equal(2 * once.Terms, twice.Terms);
        Assert.Equal(once.ListBytes, twice.ListBytes);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_weight_that_bounds_cannot_hold_for_is_refused(float weight)
    {
        var vector = new SparseVector([1], [weight]);
        Assert.Throws<ArgumentException>(() => Postings.Build([new("a", vector, null, null, "vn", false)]));
        Assert.Throws<ArgumentException>(() => Postings.Build([new("a", new([1], [1]), null, null, "vn", false)])
            .Search(new PassageQuery(vector, Days[0], AllUnits.ToHashSet(), true, 5)));
    }

    private static List<IndexedPassage> Passages(Random random, int count, int terms)
    {
        var passages = new List<IndexedPassage>(count);
        for (var i = 0; i < count; i++)
        {
            // Copies make equal scores, also far apart.
            var vector = i > 0 && random.Next(4) == 0 ? passages[random.Next(i)].Vector : Vector(random, random.Next(60), terms);
            passages.Add(Passage(random, i, vector));
        }

        return passages;
    }

    private static IndexedPassage Passage(Random random, int number, SparseVector vector)
    {
        // Neither the order of coming nor that of the filters is the order of the ids.
        DateOnly? from = random.Next(3) == 0 ? null : Days[random.Next(2)];
        DateOnly? until = random.Next(2) == 0 ? null : Days[2];
        var unit = random.Next(5) > 0 || number % 256 < 128 ? AllUnits[0] : AllUnits[random.Next(3)];
        return new($"{number * 7919 % 10007:00000}/{number}", vector, from, until, unit, random.Next(10) == 0);
    }

    // Small terms are frequent, as words are. Some weights come again and again, others never do.
    private static SparseVector Vector(Random random, int size, int terms) => SparseVector.From(Enumerable.Range(0, size)
        .Select(_ => (uint)(terms * Math.Pow(random.NextDouble(), 4)))
        .Distinct()
        .ToDictionary(term => term * 2654435761u, _ => random.Next(3) > 0 ? random.Next(0, 4) * 0.7f : random.NextSingle()));

    private static PassageQuery Query(Random random, int terms) => new(
        random.Next(5) > 0 ? Vector(random, random.Next(1, 40), terms) : Raw(random, terms),
        Days[random.Next(Days.Length)],
        AllUnits.Where(_ => random.Next(3) > 0).ToHashSet(),
        random.Next(2) == 0,
        random.Next(4) switch { 0 => 1, 1 => 10, 2 => 200, _ => random.Next(0, 4000) });

    private static SparseVector Raw(Random random, int terms) =>
        new(Enumerable.Range(0, Math.Min(terms, 80)).Select(term => (uint)term * 3).ToArray(), Enumerable.Range(0, Math.Min(terms, 80)).Select(_ => random.NextSingle()).ToArray());

    private static List<PassageHit> Scan(List<IndexedPassage> passages, PassageQuery query) => passages
        .Where(passage => (query.WithStarterNotes || !passage.IsStarter) && query.Units.Contains(passage.Unit)
            && (passage.From is null || passage.From <= query.AsOf) && (passage.Until is null || query.AsOf <= passage.Until))
        .Select(passage => new PassageHit(passage.Id, Dot(passage.Vector, query.Vector)))
        .Where(hit => hit.Score > 0)
        .OrderByDescending(hit => hit.Score)
        .ThenBy(hit => hit.Id, StringComparer.Ordinal)
        .Take(query.Limit)
        .ToList();

    // Single precision, ascending by term: the sum that the engines are held to.
    private static float Dot(SparseVector passage, SparseVector query)
    {
        var sum = 0f;
        for (var (i, j) = (0, 0); i < passage.Indices.Length && j < query.Indices.Length;)
        {
            if (passage.Indices[i] == query.Indices[j])
            {
                sum += query.Values[j] * passage.Values[i];
            }

            var (a, b) = (passage.Indices[i], query.Indices[j]);
            (i, j) = (a <= b ? i + 1 : i, b <= a ? j + 1 : j);
        }

        return sum;
    }
}
