using System.Buffers;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The lists of a query's terms, ascending by term, opened block by block: for each block and term where the chunk stands
/// and the most that it can add to a score.
/// </summary>
internal sealed class QueryLists(PassageTable passages) : IDisposable
{
    private readonly List<OpenList> _lists = [];
    private Place[] _places = [];

    internal int Count => _lists.Count;

    internal int Blocks { get; } = (passages.Count + Chunk.BlockSize - 1) >> Chunk.BlockBits;

    /// <summary>The numbers of the lists by the most that they can add, least first.</summary>
    internal int[] ByBound { get; private set; } = [];

    internal OpenList this[int list] => _lists[list];

    /// <summary>What the lists hold of a block, list by list; a bound of 0 is nothing.</summary>
    internal ReadOnlySpan<Place> Block(int block) => _places.AsSpan(block * Count, Count);

    internal void Add(uint term, float weight, uint entry, PostingLists lists)
    {
        if ((entry & TermPartition.SingleMark) != 0)
        {
            var passage = (entry & ~TermPartition.SingleMark) >> TermPartition.CodeBits;
            _lists.Add(new OpenList(term, weight, [(byte)passage, (byte)entry], 0, 0, (int)(passage >> Chunk.BlockBits)));
            return;
        }

        var list = lists.Read(entry, out var segment, out var start);
        _lists.Add(new OpenList(term, weight, segment, start, list.Length, -1));
    }

    /// <summary>Walks along all lists; to be called when the last one is added.</summary>
    internal void Open()
    {
        _places = ArrayPool<Place>.Shared.Rent(Blocks * Count);
        Array.Clear(_places, 0, Blocks * Count);
        ByBound = new int[Count];
        var bounds = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            (ByBound[i], bounds[i]) = (i, Open(i));
        }

        Array.Sort(bounds, ByBound);
    }

    public void Dispose()
    {
        if (_places.Length > 0)
        {
            ArrayPool<Place>.Shared.Return(_places);
            _places = [];
        }
    }

    // Gives the greatest bound of the list.
    private float Open(int number)
    {
        var list = _lists[number];
        if (list.OnlyBlock >= 0)
        {
            var bound = list.Weight * Weight(list, list.OnlyBlock, 0);
            _places[(list.OnlyBlock * Count) + number] = new Place(0, true, bound);
            return bound;
        }

        var bytes = list.Segment;
        var (at, end, block, most) = (list.Start, list.Start + list.Length, 0, 0f);
        while (at < end)
        {
            var head = Chunk.ReadNumber(bytes, ref at);
            block += (int)(head >> 1);
            var isSingle = (head & 1) == 0;
            var greatest = isSingle ? Weight(list, block, at) : Chunk.Greatest(bytes.AsSpan(at));
            _places[(block * Count) + number] = new Place(at, isSingle, list.Weight * greatest);
            most = Math.Max(most, list.Weight * greatest);
            at += Chunk.BodyLength(bytes.AsSpan(at), isSingle);
        }

        return most;
    }

    // The one weight of a single posting, read where it is kept.
    private float Weight(OpenList list, int block, int at)
    {
        var passage = (block << Chunk.BlockBits) | list.Segment[at];
        var weight = passages.Weights[passages.Starts[passage] + list.Segment[at + 1]];
        return float.IsNaN(weight) ? passages.Exception(list.Term, passage) : weight;
    }
}

/// <summary>A term of a query with its list.</summary>
/// <param name="Term">The term.</param>
/// <param name="Weight">Its weight in the query.</param>
/// <param name="Segment">The bytes that hold the list.</param>
/// <param name="Start">Where the list begins in them.</param>
/// <param name="Length">Its length.</param>
/// <param name="OnlyBlock">The block of the only posting, which stands in the bytes without a header; else -1.</param>
internal sealed record OpenList(uint Term, float Weight, byte[] Segment, int Start, int Length, int OnlyBlock);

/// <summary>What a list holds of one block.</summary>
/// <param name="At">Where the chunk stands, without its header.</param>
/// <param name="IsSingle">Whether it is a single posting.</param>
/// <param name="Bound">The most that it can add to a score; 0 when there is no chunk.</param>
internal readonly record struct Place(int At, bool IsSingle, float Bound);
