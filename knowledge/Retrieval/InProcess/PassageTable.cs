using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The passages of one version by number. Numbers follow the ids, so that of two equal scores the smaller number wins.
/// </summary>
internal sealed class PassageTable
{
    private readonly List<Scope> _scopes = [];
    private readonly Dictionary<Scope, int> _scopeNumbers = [];
    private readonly Dictionary<ulong, float> _exceptions = [];
    private readonly string[] _ids;
    private readonly int[] _scopeOf;
    private int[] _starts;
    private WeightTables? _tables = new();
    private float[] _weights = [];

    internal PassageTable(int count)
    {
        _ids = new string[count];
        _scopeOf = new int[count];
        _starts = new int[count];
    }

    /// <summary>Number of passages that were added.</summary>
    internal int Count { get; private set; }

    /// <summary>By passage where its table of weights begins in <see cref="Weights"/>.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    /// <summary>The tables of weights; not a number where <see cref="Exception"/> has to be asked.</summary>
    internal ReadOnlySpan<float> Weights => _weights;

    internal string Id(int passage) => _ids[passage];

    /// <summary>By passage what decides whether a query admits it, as a place in what <see cref="Admitted"/> gives.</summary>
    internal ReadOnlySpan<int> Scopes => _scopeOf;

    /// <summary>Adds the next passage and its weights' codes.</summary>
    internal void Add(IndexedPassage passage, Span<byte> codes)
    {
        Place(passage, Count);
        var (indices, values) = (passage.Vector.Indices, passage.Vector.Values);
        foreach (var value in values)
        {
            if (!(value >= 0) || float.IsInfinity(value))
            {
                throw new ArgumentException($"Passage {passage.Id} has a weight that is negative or no number.", nameof(passage));
            }
        }

        _starts[Count] = _tables!.Add(values, codes);
        for (var i = 0; i < values.Length; i++)
        {
            if (codes[i] == WeightTables.Exceptional)
            {
                _exceptions[Key(indices[i], Count)] = values[i];
            }
        }

        Count++;
    }

    /// <summary>Ends the adding; only from here on can weights be read.</summary>
    internal void Close()
    {
        (_weights, var starts) = _tables!.Close();
        _tables = null;
        for (var passage = 0; passage < Count; passage++)
        {
            _starts[passage] = starts[_starts[passage]];
        }
    }

    /// <summary>Writes what <see cref="Load"/> cannot take from the passages.</summary>
    internal void Save(ArrayWriter writer)
    {
        writer.Write(_starts);
        writer.Write(_weights);
        writer.Write(_exceptions.Keys.ToArray());
        writer.Write(_exceptions.Values.ToArray());
    }

    /// <summary>Gives the table of passages whose weights were saved, in the order of their ids.</summary>
    internal static PassageTable Load(ArrayReader reader, IReadOnlyList<IndexedPassage> passages, int[] order)
    {
        var table = new PassageTable(order.Length) { _tables = null, _starts = reader.Read<int>(), _weights = reader.Read<float>(), Count = order.Length };
        var (keys, values) = (reader.Read<ulong>(), reader.Read<float>());
        for (var i = 0; i < keys.Length; i++)
        {
            table._exceptions[keys[i]] = values[i];
        }

        for (var passage = 0; passage < order.Length; passage++)
        {
            table.Place(passages[order[passage]], passage);
        }

        return table;
    }

    internal float Exception(uint term, int passage) => _exceptions[Key(term, passage)];

    /// <summary>By scope whether a query admits it; null when it admits none.</summary>
    internal bool[]? Admitted(PassageQuery query)
    {
        var admitted = _scopes.ConvertAll(scope => scope.IsAdmittedBy(query)).ToArray();
        return Array.TrueForAll(admitted, one => !one) ? null : admitted;
    }

    private void Place(IndexedPassage passage, int number)
    {
        _ids[number] = passage.Id;
        _scopeOf[number] = Number(new Scope(passage.From, passage.Until, passage.Unit, passage.IsStarter));
    }

    private static ulong Key(uint term, int passage) => ((ulong)term << 32) | (uint)passage;

    private int Number(Scope scope)
    {
        if (!_scopeNumbers.TryGetValue(scope, out var number))
        {
            _scopeNumbers[scope] = number = _scopes.Count;
            _scopes.Add(scope);
        }

        return number;
    }

    // What the passages of a document share and a query filters by; a library has few of them.
    private sealed record Scope(DateOnly? From, DateOnly? Until, string Unit, bool IsStarter)
    {
        internal bool IsAdmittedBy(PassageQuery query) =>
            (query.WithStarterNotes || !IsStarter)
            && (From is null || From <= query.AsOf)
            && (Until is null || query.AsOf <= Until)
            && query.Units.Contains(Unit);
    }
}
