using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// Finds the best passages of a query without working out the others. Blocks are taken by the most that a passage in them can
/// reach (block-max pruning: Mallia, Suel, Tonellotto 2024), and it ends at the first that cannot beat the worst hit kept.
/// Within a block, lists are read from the one that can add most to the one that can add least, and as soon as few passages
/// can still get in, only those are looked up in the rest (MaxScore: Turtle and Flood 1995). Scores are summed in one order,
/// by term, so that they are the numbers that a full scan gives, to the last bit.
/// </summary>
internal readonly ref struct BlockSearch
{
    /// <summary>For more passages than this, reading the next list is quicker than looking each passage up in it.</summary>
    private const int MostLookedUp = 6;

    private readonly PassageTable _passages;
    private readonly QueryLists _lists;
    private readonly bool[] _admitted;
    private readonly BestPassages _best;
    private readonly Span<float> _scores;
    private readonly float _slack;

    private BlockSearch(PassageTable passages, QueryLists lists, bool[] admitted, BestPassages best, Span<float> scores)
    {
        (_passages, _lists, _admitted, _best) = (passages, lists, admitted, best);
        _scores = scores;
        // Sums in another order differ in their last digits; a bound has to be this much below to count as below.
        _slack = 1 + ((lists.Count + 4) * 1.2e-7f);
    }

    internal static void Run(PassageTable passages, QueryLists lists, bool[] admitted, BestPassages best)
    {
        Span<float> scores = stackalloc float[Chunk.BlockSize];
        new BlockSearch(passages, lists, admitted, best, scores).Run();
    }

    private void Run()
    {
        var (blocks, bounds) = Order();
        for (var i = 0; i < blocks.Length && bounds[i] * _slack >= _best.Threshold; i++)
        {
            if (_best.Threshold > 0)
            {
                Search(blocks[i], bounds[i]);
            }
            else
            {
                SearchAll(blocks[i]);
            }
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

    // Reads every list; sums come in the order that counts.
    private void SearchAll(int block)
    {
        var places = _lists.Block(block);
        var first = block << Chunk.BlockBits;
        _scores.Clear();
        for (var i = 0; i < places.Length; i++)
        {
            Add(i, places[i], first);
        }

        Span<byte> near = stackalloc byte[Chunk.BlockSize];
        foreach (var within in near[..Near(_best.Threshold, near)])
        {
            var score = _scores[within];
            if (_admitted[_passages.Scopes[first + within]])
            {
                Offer(float.IsNaN(score) ? Exact(places, first, within) : score, first + within);
            }
        }
    }

    private void Search(int block, float rest)
    {
        var places = _lists.Block(block);
        var first = block << Chunk.BlockBits;
        _scores.Clear();
        var (least, next) = (0f, 0);
        for (var isDone = false; !isDone;)
        {
            var list = _lists.ByBound[next++];
            isDone = next == _lists.Count;
            if (places[list].Bound > 0)
            {
                Add(list, places[list], first);
                rest = isDone ? 0 : Math.Max(rest - places[list].Bound, 0);
            }

            // As long as the rest alone is enough, every passage may still get in.
            if (isDone || (places[list].Bound > 0 && rest * _slack < _best.Threshold))
            {
                least = (_best.Threshold / _slack) - rest;
                var near = CountNear(least);
                if (near > MostLookedUp && isDone)
                {
                    SearchAll(block);
                    return;
                }

                isDone |= near <= MostLookedUp;
            }
        }

        Span<byte> passages = stackalloc byte[Chunk.BlockSize];
        foreach (var within in passages[..Near(least, passages)])
        {
            if (_admitted[_passages.Scopes[first + within]] && IsEnough(places, first, within, next, rest))
            {
                Offer(Exact(places, first, within), first + within);
            }
        }
    }

    private void Add(int number, Place place, int first)
    {
        if (place.Bound == 0)
        {
            return;
        }

        var list = _lists[number];
        var chunk = list.ChunkAt(place);
        var codes = chunk[Chunk.PlacesLength(place.Count)..];
        var scores = _scores[..Chunk.BlockSize];
        var starts = _passages.Starts[first..];
        var weights = _passages.Weights;
        var factor = list.Weight;
        if (place.Count <= Chunk.MostListed)
        {
            for (var i = 0; i < codes.Length; i++)
            {
                var passage = chunk[i];
                scores[passage] += factor * weights[starts[passage] + codes[i]];
            }

            return;
        }

        var read = 0;
        for (var word = 0; word < Chunk.BlockSize; word += 64)
        {
            for (var bits = BinaryPrimitives.ReadUInt64LittleEndian(chunk[(word / 8)..]); bits != 0; bits &= bits - 1)
            {
                var passage = word + BitOperations.TrailingZeroCount(bits);
                scores[passage] += factor * weights[starts[passage] + codes[read++]];
            }
        }
    }

    // The passages of a block that were reached at all and are not below.
    private int Near(float least, Span<byte> near)
    {
        var scores = MemoryMarshal.Cast<float, Vector256<float>>(_scores);
        var below = Vector256.Create(least);
        var found = 0;
        for (var i = 0; i < scores.Length; i++)
        {
            for (var bits = NearBits(scores[i], below); bits != 0; bits &= bits - 1)
            {
                near[found++] = (byte)((i * Vector256<float>.Count) + BitOperations.TrailingZeroCount(bits));
            }
        }

        return found;
    }

    private int CountNear(float least)
    {
        var below = Vector256.Create(least);
        var count = 0;
        foreach (var scores in MemoryMarshal.Cast<float, Vector256<float>>(_scores))
        {
            count += BitOperations.PopCount(NearBits(scores, below));
        }

        return count;
    }

    // Not below, rather than at least: what is no number has a weight that is kept elsewhere.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NearBits(Vector256<float> scores, Vector256<float> below) =>
        (~(Vector256.LessThan(scores, below) | Vector256.Equals(scores, Vector256<float>.Zero))).ExtractMostSignificantBits();

    // Whether a passage gets in with what the lists that were not read add to its score.
    private bool IsEnough(ReadOnlySpan<Place> places, int first, int within, int next, float rest)
    {
        var score = _scores[within];
        for (; next < _lists.ByBound.Length && !((score + rest) * _slack < _best.Threshold); next++)
        {
            var list = _lists.ByBound[next];
            score += Contribution(list, places[list], first, within);
            rest = Math.Max(rest - places[list].Bound, 0);
        }

        return !((score + rest) * _slack < _best.Threshold);
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

    private float Contribution(int number, Place place, int first, int within)
    {
        if (place.Bound == 0)
        {
            return 0;
        }

        var list = _lists[number];
        var code = Chunk.Find(list.ChunkAt(place), place.Count, (byte)within);
        if (code < 0)
        {
            return 0;
        }

        var weight = _passages.Weights[_passages.Starts[first + within] + code];
        return list.Weight * (float.IsNaN(weight) ? _passages.Exception(list.Term, first + within) : weight);
    }
}
