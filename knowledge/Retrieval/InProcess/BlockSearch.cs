using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// Finds the best passages of a query without looking at most of them. Blocks are taken by the most that a passage in them
/// can reach (Mallia, Suel, Tonellotto 2024, block-max pruning), and it ends at the first that cannot beat the worst hit
/// kept. Within a block, terms that together cannot lift a passage over it are only looked up for passages that the
/// others bring near (MaxScore, Turtle and Flood 1995). Scores are summed in one order, by term, so that they are the same
/// numbers that a full scan gives.
/// </summary>
internal readonly ref struct BlockSearch
{
    private readonly PassageTable _passages;
    private readonly QueryLists _lists;
    private readonly bool[] _admitted;
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<float> _weights;
    private readonly ReadOnlySpan<int> _scopes;
    private readonly float _slack;

    internal BlockSearch(PassageTable passages, QueryLists lists, bool[] admitted)
    {
        (_passages, _lists, _admitted) = (passages, lists, admitted);
        _starts = passages.Starts;
        _weights = passages.Weights;
        _scopes = passages.Scopes;
        // Sums in another order differ in their last digits; a bound has to be this much below to count as below.
        _slack = 1 + ((lists.Count + 4) * 1.2e-7f);
    }

    internal void Run(BestPassages best)
    {
        _lists.Open();
        var (blocks, bounds) = Order();
        Span<float> scores = stackalloc float[Chunk.BlockSize];
        Span<bool> isOptional = _lists.Count <= 512 ? stackalloc bool[_lists.Count] : new bool[_lists.Count];
        for (var i = 0; i < blocks.Length && bounds[i] * _slack >= best.Threshold; i++)
        {
            Search(blocks[i], scores, isOptional, best);
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
        foreach (var scope in _scopes[first..Math.Min(first + Chunk.BlockSize, _scopes.Length)])
        {
            if (_admitted[scope])
            {
                return true;
            }
        }

        return false;
    }

    private void Search(int block, Span<float> scores, Span<bool> isOptional, BestPassages best)
    {
        var places = _lists.Block(block);
        var first = block << Chunk.BlockBits;
        var rest = Split(places, isOptional, best.Threshold);
        scores.Clear();
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i].Bound > 0 && !isOptional[i])
            {
                Add(_lists[i], places[i], first, scores);
            }
        }

        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(scores);
        for (var i = 0; i < vectors.Length; i++)
        {
            // Not below, rather than at least: what is no number has an exceptional weight and is worked out below.
            var least = Vector256.Create((best.Threshold / _slack) - rest);
            var near = ~(Vector256.LessThan(vectors[i], least) | Vector256.Equals(vectors[i], Vector256<float>.Zero));
            for (var bits = near.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                var within = (i * Vector256<float>.Count) + BitOperations.TrailingZeroCount(bits);
                if (_admitted[_scopes[first + within]])
                {
                    Offer(first, within, scores[within], rest, places, isOptional, best);
                }
            }
        }
    }

    // Chooses terms that together stay below the threshold, and gives the most that they can add.
    private float Split(ReadOnlySpan<Place> places, Span<bool> isOptional, float threshold)
    {
        isOptional.Clear();
        if (threshold == 0)
        {
            return 0;
        }

        var rest = 0f;
        foreach (var i in _lists.ByBound)
        {
            var with = rest + places[i].Bound;
            if (places[i].Bound > 0 && with * _slack < threshold)
            {
                (isOptional[i], rest) = (true, with);
            }
        }

        return rest;
    }

    private void Add(OpenList list, Place place, int first, Span<float> scores)
    {
        var body = list.Segment.AsSpan(place.At);
        if (place.IsSingle)
        {
            scores[body[0]] += list.Weight * _weights[_starts[first + body[0]] + body[1]];
            return;
        }

        var within = Chunk.Split(body, out var codes);
        var starts = _starts[first..];
        if (codes.Length <= Chunk.MostListed)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                scores[within[i]] += list.Weight * _weights[starts[within[i]] + codes[i]];
            }

            return;
        }

        var read = 0;
        for (var word = 0; word < Chunk.BlockSize; word += 64)
        {
            for (var bits = BinaryPrimitives.ReadUInt64LittleEndian(within[(word / 8)..]); bits != 0; bits &= bits - 1)
            {
                var passage = word + BitOperations.TrailingZeroCount(bits);
                scores[passage] += list.Weight * _weights[starts[passage] + codes[read++]];
            }
        }
    }

    private void Offer(
        int first, int within, float score, float rest, ReadOnlySpan<Place> places, ReadOnlySpan<bool> isOptional, BestPassages best)
    {
        if (rest > 0)
        {
            for (var i = 0; i < places.Length; i++)
            {
                if (isOptional[i])
                {
                    score += Contribution(i, places[i], first, within);
                    rest -= places[i].Bound;
                    if ((score + Math.Max(rest, 0)) * _slack < best.Threshold)
                    {
                        return;
                    }
                }
            }
        }

        if (rest > 0 || isOptional.Contains(true) || float.IsNaN(score))
        {
            score = 0;
            for (var i = 0; i < places.Length; i++)
            {
                score += Contribution(i, places[i], first, within);
            }
        }

        if (score > 0 && score >= best.Threshold)
        {
            best.Offer(score, first + within);
        }
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

        var weight = _weights[_starts[first + within] + code];
        return open.Weight * (float.IsNaN(weight) ? _passages.Exception(open.Term, first + within) : weight);
    }
}
