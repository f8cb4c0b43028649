using CongDoan.Knowledge.Units;

namespace CongDoan.Tests.Knowledge.Units;

public sealed class UnionUnitsTests
{
    [Fact]
    public void A_unit_is_served_by_itself_and_by_all_above_and_by_no_sibling()
    {
        var scope = UnionUnits.Shipped.ScopeOf("lai-chau");

        Assert.Equal(["lai-chau", "vn"], scope.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_unknown_unit_is_served_by_the_root_only() => Assert.Equal(["vn"], UnionUnits.Shipped.ScopeOf("khong-co"));

    [Fact]
    public void A_ring_of_parents_is_refused() => Assert.Throws<ArgumentException>(() => new UnionUnits(
    [
        new("vn", "Gốc", "confederation", null), new("a", "A", "base", "b"), new("b", "B", "base", "a"),
    ]));
}
