using CongDoan.Bot.Concerns;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Officers;

/// <summary>
/// Which concerns an officer may see: those of the officer's unit and of all units below it. Every query of the console
/// goes through here; what is outside does not exist for the officer.
/// </summary>
internal sealed class OfficerScope(IReadOnlyList<UnionUnit> units)
{
    private readonly Dictionary<string, UnionUnit> _units = units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);

    /// <summary>Every unit, the root first.</summary>
    public IReadOnlyList<UnionUnit> Units => units;

    /// <summary>The tree that ships with the program; at least the root.</summary>
    public static OfficerScope Shipped()
    {
        var rows = EmbeddedTable.List("Units/Data").SelectMany(EmbeddedTable.Read)
            .Select(row => new UnionUnit(row[0], row[1], row[2], row[3] == "-" ? null : row[3]))
            .ToList();
        return new OfficerScope(rows.Count > 0 ? rows : [new UnionUnit(UnionUnit.RootId, "Toàn hệ thống", "confederation", null)]);
    }

    public bool Knows(string unit) => _units.ContainsKey(unit);

    /// <summary>Gives the unit's name, or its id when the tree no longer has it.</summary>
    public string NameOf(string unit) => _units.GetValueOrDefault(unit)?.Name ?? unit;

    public IQueryable<Concern> Of(IQueryable<Concern> concerns, SignedIn officer)
    {
        if (officer.Unit == UnionUnit.RootId)
        {
            // Also concerns of a unit that the tree no longer has.
            return concerns;
        }

        var seen = units.Where(unit => IsBelow(unit, officer.Unit)).Select(unit => unit.Id).ToList();
        return concerns.Where(concern => seen.Contains(concern.Unit));
    }

    private bool IsBelow(UnionUnit unit, string top)
    {
        // The count bounds the walk, should the parents ever form a ring.
        for (var step = 0; step <= units.Count; step++)
        {
            if (unit.Id == top)
            {
                return true;
            }

            if (unit.Parent is null || !_units.TryGetValue(unit.Parent, out var parent))
            {
                return false;
            }

            unit = parent;
        }

        return false;
    }
}
