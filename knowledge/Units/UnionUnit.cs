namespace CongDoan.Knowledge.Units;

/// <summary>One unit of the union's tree: the Confederation, a province, a trade, a base union.</summary>
/// <param name="Id">Short stable id, such as <c>vn</c> or <c>dak-lak</c>.</param>
/// <param name="Name">Name as members know it, in Vietnamese.</param>
/// <param name="Kind">Kind of unit, such as <c>confederation</c>, <c>province</c>, <c>sector</c>, <c>base</c>.</param>
/// <param name="Parent">Id of the unit above, or null for the root.</param>
public sealed record UnionUnit(string Id, string Name, string Kind, string? Parent)
{
    /// <summary>The unit above all others, and the default everywhere.</summary>
    public const string RootId = "vn";
}
