namespace CongDoan.Knowledge.Units;

/// <summary>The tree of union units: who is served by whose documents.</summary>
public sealed class UnionUnits
{
    private const string Table = "Units/Data/units.tsv";

    private readonly Dictionary<string, UnionUnit> _units;

    /// <summary>Makes the tree; every parent has to be listed and no unit may stand above itself.</summary>
    /// <exception cref="ArgumentException">The rows are not a tree below <see cref="UnionUnit.RootId"/>.</exception>
    public UnionUnits(IEnumerable<UnionUnit> units)
    {
        _units = units.ToDictionary(unit => unit.Id, StringComparer.OrdinalIgnoreCase);
        foreach (var unit in _units.Values)
        {
            if (Path(unit.Id).Count() > _units.Count || Path(unit.Id).Last().Id != UnionUnit.RootId)
            {
                throw new ArgumentException($"The unit {unit.Id} does not stand below {UnionUnit.RootId}.", nameof(units));
            }
        }
    }

    /// <summary>The tree that ships with the program.</summary>
    public static UnionUnits Shipped { get; } = new(EmbeddedTable.Read(Table)
        .Select(row => new UnionUnit(row[0], row[1], row[2], row[3] == "-" ? null : row[3])));

    /// <summary>Every unit, in the order of the table.</summary>
    public IReadOnlyCollection<UnionUnit> All => _units.Values;

    /// <summary>Whether a unit of this id is known.</summary>
    public bool Knows(string id) => _units.ContainsKey(id);

    /// <summary>Gives the units whose documents serve a member of this unit: itself and all above. An unknown unit is served by the root only.</summary>
    public IReadOnlySet<string> ScopeOf(string id) =>
        (Knows(id) ? Path(id).Select(unit => unit.Id) : [UnionUnit.RootId]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    private IEnumerable<UnionUnit> Path(string id)
    {
        // The count bounds the walk, so that a ring among the parents ends in the constructor's refusal.
        var unit = _units.GetValueOrDefault(id);
        for (var step = 0; unit is not null && step <= _units.Count; step++)
        {
            yield return unit;
            unit = unit.Parent is null ? null : _units.GetValueOrDefault(unit.Parent);
        }
    }
}
