using System.Numerics;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The dense vectors of one version, compared with the question's one after the other: exact, and fast enough for the laws
/// of a country (100,000 passages of 1,024 numbers are some 50 ms).
/// </summary>
internal sealed class DenseScan
{
    private readonly List<IndexedPassage> _passages;
    private readonly int _length;

    // Row after row, each of length one, so that a dot product is the cosine.
    private readonly float[] _rows;

    private DenseScan(List<IndexedPassage> passages, int length, float[] rows) => (_passages, _length, _rows) = (passages, length, rows);

    /// <summary>Null when no passage has a dense vector.</summary>
    internal static DenseScan? Of(IReadOnlyList<IndexedPassage> passages)
    {
        var embedded = passages.Where(passage => passage.Dense is not null).ToList();
        if (embedded.Count == 0)
        {
            return null;
        }

        var length = embedded[0].Dense!.Length;
        var rows = new float[embedded.Count * length];
        for (var i = 0; i < embedded.Count; i++)
        {
            Unit(embedded[i].Dense!, rows.AsSpan(i * length, length));
        }

        // Only what a query filters by is needed further.
        return new DenseScan(embedded.ConvertAll(passage => passage with { Vector = SparseVector.Empty, Dense = null }), length, rows);
    }

    /// <summary>Gives the nearest passages, best first, with their cosines; null when the question's vector is of another length.</summary>
    internal IReadOnlyList<PassageHit>? Search(float[] vector, PassageQuery query)
    {
        if (vector.Length != _length)
        {
            return null;
        }

        var asked = new float[_length];
        Unit(vector, asked);
        var hits = new List<PassageHit>(_passages.Count);
        for (var i = 0; i < _passages.Count; i++)
        {
            if (query.Admits(_passages[i]))
            {
                hits.Add(new PassageHit(_passages[i].Id, Dot(asked, _rows.AsSpan(i * _length, _length))));
            }
        }

        return RankFusion.Best(hits, query.Limit);
    }

    private static void Unit(ReadOnlySpan<float> vector, Span<float> unit)
    {
        var norm = MathF.Sqrt(Dot(vector, vector));
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = norm > 0 ? vector[i] / norm : 0;
        }
    }

    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sums = Vector<float>.Zero;
        var i = 0;
        for (; i <= a.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            sums += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        }

        var sum = Vector.Sum(sums);
        for (; i < a.Length; i++)
        {
            sum += a[i] * b[i];
        }

        return sum;
    }
}
