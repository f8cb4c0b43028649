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

    /// <summary>The numbers of the lists by the most that they can add, greatest first.</summary>
    internal int[] ByBound { get; private set; } = [];

    internal OpenList this[int list] => _lists[list];

    /// <summary>What the lists hold of a block, list by list; a bound of 0 is nothing.</summary>
    internal ReadOnlySpan<Place> Block(int block) => _places.AsSpan(block * Count, Count);

    internal void Add(uint term, float weight, uint entry, PostingLists lists)
    {
        if ((entry & TermPartition.SingleMark) != 0)
        {
            var passage = (int)((entry & ~TermPartition.SingleMark) >> TermPartition.CodeBits);
            _lists.Add(new OpenList(term, weight, [(byte)passage, (byte)entry], 0, passage));
            return;
        }

        var segment = lists.Read(entry, out var start);
        _lists.Add(new OpenList(term, weight, segment, start, -1));
    }

    /// <summary>Reads what stands before the postings; to be called when the last list is added.</summary>
    internal void Open()
    {
        _places = ArrayPool<Place>.Shared.Rent(Blocks * Count);
        Array.Clear(_places, 0, Blocks * Count);
        ByBound = new int[Count];
        var bounds = new float[Count];
        for (var i = 0; i < Count; i++)
        {
            (ByBound[i], bounds[i]) = (i, -Open(i, _lists[i]));
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

    // Gives the most that the list can add.
    private float Open(int number, OpenList list)
    {
        if (list.OnlyPassage >= 0)
        {
            var weight = passages.Weights[passages.Starts[list.OnlyPassage] + list.Segment[1]];
            var most = list.Weight * (float.IsNaN(weight) ? passages.Exception(list.Term, list.OnlyPassage) : weight);
            _places[((list.OnlyPassage >> Chunk.BlockBits) * Count) + number] = new Place(0, 1, most);
            return most;
        }

        var bytes = list.Segment.AsSpan();
        var at = list.Start;
        var chunks = Chunk.ReadNumber(bytes, ref at);
        var greatest = list.Weight * Bound.Read(bytes[at..]);
        at += Bound.Bytes;
        var (block, offset) = (0, 0);
        for (; chunks > 0; chunks--)
        {
            var head = Chunk.ReadNumber(bytes, ref at);
            block += (int)(head >> 1);
            var share = bytes[at++];
            var count = (head & 1) == 0 ? 1 : bytes[at++] + 1;
            _places[(block * Count) + number] = new Place(offset, count, Bound.OfShare(share, greatest));
            offset += Chunk.Length(count);
        }

        list.Start = at;
        return greatest;
    }
}

/// <summary>A term of a query with its list.</summary>
internal sealed class OpenList(uint term, float weight, byte[] segment, int start, int onlyPassage)
{
    internal uint Term { get; } = term;

    /// <summary>The term's weight in the query.</summary>
    internal float Weight { get; } = weight;

    /// <summary>The bytes that hold the list.</summary>
    internal byte[] Segment { get; } = segment;

    /// <summary>Where the list begins in them; once it is open, where its chunks begin.</summary>
    internal int Start { get; set; } = start;

    /// <summary>The only passage that holds the term, when the bytes are nothing but its chunk; else -1.</summary>
    internal int OnlyPassage { get; } = onlyPassage;

    internal ReadOnlySpan<byte> ChunkAt(Place place) => Segment.AsSpan(Start + place.Offset, Chunk.Length(place.Count));
}

/// <summary>What a list holds of one block.</summary>
/// <param name="Offset">Where the chunk stands among the list's chunks.</param>
/// <param name="Count">Number of postings.</param>
/// <param name="Bound">The most that it can add to a score; 0 when there is no chunk.</param>
internal readonly record struct Place(int Offset, int Count, float Bound);
