namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The passages of one version by number. Numbers follow the ids, so that of two equal scores the smaller number wins. A
/// passage's many weights take few values (a word stands once, twice, in the title); each is kept once and postings
/// name its place, so that one byte holds a weight exactly.
/// </summary>
internal sealed class PassageTable
{
    /// <summary>The code of a weight that has no place of its own, because the passage has too many different ones.</summary>
    internal const int Exceptional = byte.MaxValue;

    private readonly List<Scope> _scopes = [];
    private readonly Dictionary<Scope, int> _scopeNumbers = [];
    private readonly Dictionary<ulong, float> _exceptions = [];
    private readonly string[] _ids;
    private readonly int[] _scopeOf;
    private readonly int[] _starts;
    private float[] _weights;
    private int _used;

    internal PassageTable(int count)
    {
        _ids = new string[count];
        _scopeOf = new int[count];
        _starts = new int[count + 1];
        _weights = new float[Math.Max(16, count * 8)];
    }

    /// <summary>Number of passages that were added.</summary>
    internal int Count { get; private set; }

    /// <summary>By passage where its weights begin in <see cref="Weights"/>.</summary>
    internal ReadOnlySpan<int> Starts => _starts;

    /// <summary>The different weights of each passage; not a number where <see cref="Exception"/> has to be asked.</summary>
    internal ReadOnlySpan<float> Weights => _weights;

    internal string Id(int passage) => _ids[passage];

    /// <summary>By passage what decides whether a query admits it, as a place in what <see cref="Admitted"/> gives.</summary>
    internal ReadOnlySpan<int> Scopes => _scopeOf;

    /// <summary>Adds the next passage and its weights' codes.</summary>
    internal void Add(IndexedPassage passage, Span<byte> codes)
    {
        _ids[Count] = passage.Id;
        _scopeOf[Count] = Number(new Scope(passage.From, passage.Until, passage.Unit, passage.IsStarter));
        var (indices, values) = (passage.Vector.Indices, passage.Vector.Values);
        if (_weights.Length - _used <= Exceptional)
        {
            Array.Resize(ref _weights, (_weights.Length * 3 / 2) + Exceptional + 1);
        }

        var start = _used;
        for (var i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0) || float.IsInfinity(values[i]))
            {
                throw new ArgumentException($"Passage {passage.Id} has a weight that is negative or no number.", nameof(passage));
            }

            if (values[i] == 0)
            {
                continue;
            }

            var place = _weights.AsSpan(start, _used - start).IndexOf(values[i]);
            if (place < 0)
            {
                place = Math.Min(_used - start, Exceptional);
                _weights[start + place] = place == Exceptional ? float.NaN : values[i];
                _used = Math.Max(_used, start + place + 1);
            }

            if (place == Exceptional)
            {
                _exceptions[Key(indices[i], Count)] = values[i];
            }

            codes[i] = (byte)place;
        }

        _starts[++Count] = _used;
    }

    /// <summary>Gives back what was allocated ahead.</summary>
    internal void Close() => Array.Resize(ref _weights, _used);

    internal float Exception(uint term, int passage) => _exceptions[Key(term, passage)];

    /// <summary>By scope whether a query admits it; null when it admits none.</summary>
    internal bool[]? Admitted(PassageQuery query)
    {
        var admitted = _scopes.ConvertAll(scope => scope.IsAdmittedBy(query)).ToArray();
        return Array.TrueForAll(admitted, one => !one) ? null : admitted;
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
