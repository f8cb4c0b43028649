using CongDoan.Bot.Concerns;
using CongDoan.Knowledge.Units;

namespace CongDoan.Bot.Officers;

/// <summary>
/// Which concerns an officer may see: those of the officer's unit and of all units below it. Every query of the console
/// goes through here; what is outside does not exist for the officer.
/// </summary>
internal sealed class OfficerScope(UnionUnits units)
{
    /// <summary>Every unit that an officer can be given.</summary>
    public IReadOnlyCollection<UnionUnit> Units => units.All;

    public bool Knows(string unit) => units.Knows(unit);

    /// <summary>Gives the unit's name, or its id when the tree no longer has it.</summary>
    public string NameOf(string unit) => units.All.FirstOrDefault(one => one.Id == unit)?.Name ?? unit;

    public IQueryable<Concern> Of(IQueryable<Concern> concerns, SignedIn officer)
    {
        if (officer.Unit == UnionUnit.RootId)
        {
            // Also concerns of a unit that the tree no longer has.
            return concerns;
        }

        var seen = units.All.Where(unit => units.ScopeOf(unit.Id).Contains(officer.Unit)).Select(unit => unit.Id).ToList();
        return concerns.Where(concern => seen.Contains(concern.Unit));
    }
}
