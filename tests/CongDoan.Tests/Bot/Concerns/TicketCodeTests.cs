using CongDoan.Bot.Concerns;

namespace CongDoan.Tests.Bot.Concerns;

public sealed class TicketCodeTests
{
    [Fact]
    public void Codes_hold_no_letters_that_are_mistaken_for_one_another_and_do_not_repeat()
    {
        var codes = Enumerable.Range(0, 2_000).Select(_ => TicketCode.New()).ToList();
        Assert.All(codes, code => Assert.Matches("^CD(-[0-9A-HJKMNP-TV-Z]{4}){3}$", code));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        // Every letter of the alphabet is used, or there would be fewer than 60 bits.
        Assert.Equal(32, codes.SelectMany(code => code[3..].Replace("-", "", StringComparison.Ordinal)).Distinct().Count());
    }
}
