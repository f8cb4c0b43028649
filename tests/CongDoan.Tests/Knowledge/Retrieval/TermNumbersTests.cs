using CongDoan.Knowledge.Retrieval;

namespace CongDoan.Tests.Knowledge.Retrieval;

public sealed class TermNumbersTests
{
    [Fact]
    public void Terms_are_numbered_in_the_order_in_which_they_come_and_found_again()
    {
        var random = new Random(7);
        var terms = Enumerable.Range(0, 5_000).Select(_ => (uint)random.Next(3_000) * 40_503).Append(0u).Append(uint.MaxValue).ToList();
        var expected = terms.Distinct().ToList();
        var numbers = new TermNumbers();

        foreach (var term in terms)
        {
            Assert.Equal(expected.IndexOf(term), numbers.Add(term));
        }

        Assert.Equal(expected, numbers.Terms.ToArray());
        Assert.All(expected, (term, number) => Assert.Equal(number, numbers.Find(term)));
        Assert.Equal(-1, numbers.Find(1));
    }

    [Fact]
    public void Cleared_numbers_begin_again()
    {
        var numbers = new TermNumbers();
        numbers.Add(5);
        numbers.Add(6);
        numbers.Clear();
        Assert.Equal(-1, numbers.Find(5));
        Assert.Equal(0, numbers.Add(6));
        Assert.Equal(1, numbers.Count);
    }
}
