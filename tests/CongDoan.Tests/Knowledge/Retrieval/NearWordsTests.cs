using CongDoan.Knowledge.Retrieval.Scoring;

namespace CongDoan.Tests.Knowledge.Retrieval;

/// <summary>Words that stand near each other, beside a reading of every two places.</summary>
public sealed class NearWordsTests
{
    private const int Words = 100;

    [Fact]
    public void The_share_is_that_of_the_pairs_that_stand_within_eight_syllables_in_any_text()
    {
        var random = new Random(20261126);
        for (var round = 0; round < 300; round++)
        {
            var pairs = Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => new NearPair(random.Next(Words), random.Next(Words), 1 + random.Next(5)))
                .Where(pair => pair.First != pair.Second)
                .DistinctBy(pair => (pair.First, pair.Second))
                .ToArray();
            var near = new NearWords(pairs, Words);
            for (var text = 0; text < 5; text++)
            {
                // Texts of all lengths in turn: what an earlier one left behind must not be read.
                var length = random.Next(1, 300);
                var places = Enumerable.Range(0, length).Where(_ => random.Next(4) == 0).Select(at => (Bit: random.Next(Words), At: at)).ToList();
                var rows = near.Cleared(length);
                var said = default(BitSet);
                foreach (var (bit, at) in places)
                {
                    rows.Set(bit, at);
                    said = said.With(bit);
                }

                Assert.Equal(Share(pairs, places), rows.Share(said), 5);
            }
        }
    }

    private static float Share(NearPair[] pairs, List<(int Bit, int At)> places)
    {
        var found = pairs.Where(pair => places.Exists(one => one.Bit == pair.First && places.Exists(other => other.Bit == pair.Second && Math.Abs(one.At - other.At) <= 8)));
        return pairs.Length == 0 ? 0 : found.Sum(pair => pair.Weight) / pairs.Sum(pair => pair.Weight);
    }
}
