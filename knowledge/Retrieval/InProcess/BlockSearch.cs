using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// Finds the best passages of a query without working out the others. Blocks are taken by the most that a passage in them can
/// reach (block-max pruning: Mallia, Suel, Tonellotto 2024), and it ends at the first that cannot beat the worst hit kept.
/// Within a block, the terms that together cannot lift a passage over it are left aside (MaxScore: Turtle and Flood 1995):
/// only when the others bring passages near are they read, for those passages alone or, when there are many, for all.
/// Scores are summed in one order, by term, so that they are the numbers that a full scan gives, to the last bit.
/// </summary>
internal readonly ref struct BlockSearch
{
    /// <summary>For more passages than this, reading whole lists is quicker than looking each passage up in them.</summary>
    private const int MostLookedUp = 4;

    private readonly PassageTable _passages;
    private readonly QueryLists _lists;
    private readonly bool[] _admitted;
    private readonly BestPassages _best;
    private readonly Span<float> _scores;
    private readonly Span<bool> _isOptional;
    private readonly float _slack;

    internal BlockSearch(PassageTable passages, QueryLists lists, bool[] admitted, BestPassages best, Span<float> scores, Span<bool> isOptional)
    {
        (_passages, _lists, _admitted, _best) = (passages, lists, admitted, best);
        _scores = scores;
        _isOptional = isOptional;
        // Sums in another order differ in their last digits; a bound has to be this much below to count as below.
        _slack = 1 + ((lists.Count + 4) * 1.2e-7f);
    }

    internal static void Run(PassageTable passages, QueryLists lists, bool[] admitted, BestPassages best)
    {
        Span<float> scores = stackalloc float[Chunk.BlockSize];
        Span<bool> isOptional = lists.Count <= 512 ? stackalloc bool[lists.Count] : new bool[lists.Count];
        new BlockSearch(passages, lists, admitted, best, scores, isOptional).Run();
    }

    private void Run()
    {
        var (blocks, bounds) = Order();
        for (var i = 0; i < blocks.Length && bounds[i] * _slack >= _best.Threshold; i++)
        {
            Search(blocks[i]);
        }
    }

    // Blocks with an admitted passage by their bounds, greatest first.
    private (int[] Blocks, float[] Bounds) Order()
    {
        var blocks = new int[_lists.Blocks];
        var bounds = new float[_lists.Blocks];
        var count = 0;
        for (var block = 0; block < _lists.Blocks; block++)
        {
            var bound = 0f;
            foreach (ref readonly var place in _lists.Block(block))
            {
                bound += place.Bound;
            }

            if (bound > 0 && IsAdmitted(block))
            {
                (blocks[count], bounds[count++]) = (block, -bound);
            }
        }

        Array.Sort(bounds, blocks, 0, count);
        for (var i = 0; i < count; i++)
        {
            bounds[i] = -bounds[i];
        }

        return (blocks[..count], bounds);
    }

    private bool IsAdmitted(int block)
    {
        var first = block << Chunk.BlockBits;
        foreach (var scope in _passages.Scopes[first..Math.Min(first + Chunk.BlockSize, _passages.Count)])
        {
            if (_admitted[scope])
            {
                return true;
            }
        }

        return false;
    }

    private void Search(int block)
    {
        var places = _lists.Block(block);
        var first = block << Chunk.BlockBits;
        var rest = Split(places);
        Read(places, first, withOptional: false);
        if (rest > 0)
        {
            var near = Near((_best.Threshold / _slack) - rest, out var found);
            if (found == 0)
            {
                return;
            }

            if (found <= MostLookedUp)
            {
                LookUp(near[..found], places, first, rest);
                return;
            }

            Read(places, first, withOptional: true);
        }

        Offer(places, first);
    }

    // Chooses terms that together stay below the threshold, and gives the most that they can add.
    private float Split(ReadOnlySpan<Place> places)
    {
        _isOptional.Clear();
        var rest = 0f;
        if (_best.Threshold > 0)
        {
            foreach (var i in _lists.ByBound)
            {
                var with = rest + places[i].Bound;
                if (places[i].Bound > 0 && with * _slack < _best.Threshold)
                {
                    (_isOptional[i], rest) = (true, with);
                }
            }
        }

        return rest;
    }

    private void Read(ReadOnlySpan<Place> places, int first, bool withOptional)
    {
        _scores.Clear();
        var starts = _passages.Starts[first..];
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].Bound > 0 && (withOptional || !_isOptional[i]))
            {
                Add(_lists[i], places[i], starts);
            }
        }
    }

    private void Add(OpenList list, Place place, ReadOnlySpan<int> starts)
    {
        var body = list.Segment.AsSpan(place.At);
        var scores = _scores[..Chunk.BlockSize];
        var weights = _passages.Weights;
        var factor = list.Weight;
        if (place.IsSingle)
        {
            scores[body[0]] += factor * weights[starts[body[0]] + body[1]];
            return;
        }

        var within = Chunk.Split(body, out var codes);
        if (codes.Length <= Chunk.MostListed)
        {
            within = within[..codes.Length];
            for (var i = 0; i < codes.Length; i++)
            {
                scores[within[i]] += factor * weights[starts[within[i]] + codes[i]];
            }

            return;
        }

        var read = 0;
        for (var word = 0; word < Chunk.BlockSize; word += 64)
        {
            for (var bits = BinaryPrimitives.ReadUInt64LittleEndian(within[(word / 8)..]); bits != 0; bits &= bits - 1)
            {
                var passage = word + BitOperations.TrailingZeroCount(bits);
                scores[passage] += factor * weights[starts[passage] + codes[read++]];
            }
        }
    }

    // The passages of a block that were reached at all and are not below, as many as matter.
    private Passages Near(float least, out int found)
    {
        var near = default(Passages);
        found = 0;
        var scores = MemoryMarshal.Cast<float, Vector256<float>>(_scores);
        var below = Vector256.Create(least);
        for (var i = 0; i < scores.Length; i++)
        {
            // Not below, rather than at least: what is no number has a weight that is kept elsewhere.
            var bits = (~(Vector256.LessThan(scores[i], below) | Vector256.Equals(scores[i], Vector256<float>.Zero))).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                if (found == MostLookedUp)
                {
                    found++;
                    return near;
                }

                near[found++] = (byte)((i * Vector256<float>.Count) + BitOperations.TrailingZeroCount(bits));
            }
        }

        return near;
    }

    private void LookUp(ReadOnlySpan<byte> near, ReadOnlySpan<Place> places, int first, float rest)
    {
        foreach (var within in near)
        {
            if (!_admitted[_passages.Scopes[first + within]])
            {
                continue;
            }

            var (score, left) = (_scores[within], rest);
            // The greatest first: they decide soonest.
            for (var i = _lists.ByBound.Length - 1; i >= 0 && (score + Math.Max(left, 0)) * _slack >= _best.Threshold; i--)
            {
                var list = _lists.ByBound[i];
                if (_isOptional[list])
                {
                    score += Contribution(list, places[list], first, within);
                    left -= places[list].Bound;
                }
            }

            if (!(score * _slack < _best.Threshold))
            {
                Offer(Exact(places, first, within), first + within);
            }
        }
    }

    private void Offer(ReadOnlySpan<Place> places, int first)
    {
        var scores = MemoryMarshal.Cast<float, Vector256<float>>(_scores);
        for (var i = 0; i < scores.Length; i++)
        {
            var least = Vector256.Create(_best.Threshold);
            var bits = (~(Vector256.LessThan(scores[i], least) | Vector256.Equals(scores[i], Vector256<float>.Zero))).ExtractMostSignificantBits();
            for (; bits != 0; bits &= bits - 1)
            {
                var within = (i * Vector256<float>.Count) + BitOperations.TrailingZeroCount(bits);
                if (_admitted[_passages.Scopes[first + within]])
                {
                    Offer(float.IsNaN(_scores[within]) ? Exact(places, first, within) : _scores[within], first + within);
                }
            }
        }
    }

    private void Offer(float score, int passage)
    {
        if (score > 0 && score >= _best.Threshold)
        {
            _best.Offer(score, passage);
        }
    }

    private float Exact(ReadOnlySpan<Place> places, int first, int within)
    {
        var score = 0f;
        for (var i = 0; i < places.Length; i++)
        {
            score += Contribution(i, places[i], first, within);
        }

        return score;
    }

    private float Contribution(int list, Place place, int first, int within)
    {
        if (place.Bound == 0)
        {
            return 0;
        }

        var open = _lists[list];
        var code = Chunk.Find(open.Segment.AsSpan(place.At), place.IsSingle, (byte)within);
        if (code < 0)
        {
            return 0;
        }

        var weight = _passages.Weights[_passages.Starts[first + within] + code];
        return open.Weight * (float.IsNaN(weight) ? _passages.Exception(open.Term, first + within) : weight);
    }

    [InlineArray(MostLookedUp)]
    private struct Passages
    {
        private byte _first;
    }
}
