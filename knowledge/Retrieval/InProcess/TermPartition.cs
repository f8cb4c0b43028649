using System.Buffers.Binary;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// A range of terms. While blocks come in, their chunks are kept as they come; <see cref="Close"/> sorts them into one list
/// for each term and lets go of the rest, so that a build never holds everything twice.
/// </summary>
internal sealed class TermPartition
{
    /// <summary>Marks an entry that is the only posting itself: the passage's number, then the code.</summary>
    internal const uint SingleMark = 1u << 31;

    /// <summary>Passage numbers from here on do not fit into such an entry.</summary>
    internal const int SingleLimit = 1 << (31 - CodeBits);

    internal const int CodeBits = 8;

    private const int SegmentBits = 16;
    private const int SegmentSize = 1 << SegmentBits;
    private const int LongestEntry = sizeof(uint) + 5 + Chunk.LongestBody;

    private List<byte[]>? _segments = [];
    private int _used = SegmentSize;
    private int _count;
    private uint[] _terms = [];
    private uint[] _entries = [];

    internal int Terms => _terms.Length;

    /// <summary>Where the next chunk may be written; <see cref="Written"/> says how long it became.</summary>
    internal Span<byte> Next()
    {
        if (SegmentSize - _used < LongestEntry)
        {
            _segments!.Add(new byte[SegmentSize]);
            _used = 0;
        }

        return _segments![^1].AsSpan(_used);
    }

    internal void Written(int length)
    {
        _used += length;
        _count++;
    }

    /// <summary>Gives the entry of a term: an address of <see cref="PostingLists"/> or a single posting; null when nothing holds it.</summary>
    internal uint? Find(uint term)
    {
        var place = Array.BinarySearch(_terms, term);
        return place < 0 ? null : _entries[place];
    }

    /// <summary>Writes the first part of a chunk as it comes: its term, its block, whether it is single.</summary>
    internal static int WriteHead(Span<byte> target, uint term, int block, bool isSingle)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(target, term);
        return sizeof(uint) + Chunk.WriteNumber(target[sizeof(uint)..], ((uint)block << 1) | (isSingle ? 0u : 1u));
    }

    internal void Close(PostingLists lists)
    {
        var (keys, places) = Read();
        Array.Sort(keys, places);
        var terms = new List<uint>();
        var entries = new List<uint>();
        var list = new byte[SegmentSize];
        for (var first = 0; first < keys.Length;)
        {
            var term = (uint)(keys[first] >> 32);
            var last = first + 1;
            while (last < keys.Length && (uint)(keys[last] >> 32) == term)
            {
                last++;
            }

            terms.Add(term);
            entries.Add(Single(places.AsSpan(first, last - first)) ?? lists.Add(Join(places.AsSpan(first, last - first), ref list)));
            first = last;
        }

        (_terms, _entries, _segments) = (terms.ToArray(), entries.ToArray(), null);
    }

    // Keys are the term and the order of coming, which is the order of the blocks.
    private (ulong[] Keys, int[] Places) Read()
    {
        var keys = new ulong[_count];
        var places = new int[_count];
        var (segment, place) = (0, 0);
        for (var i = 0; i < _count; i++)
        {
            if (SegmentSize - place < LongestEntry)
            {
                (segment, place) = (segment + 1, 0);
            }

            var bytes = _segments![segment].AsSpan();
            keys[i] = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(bytes[place..]) << 32) | (uint)i;
            places[i] = (segment << SegmentBits) | place;
            place += sizeof(uint);
            var head = Chunk.ReadNumber(bytes, ref place);
            place += Chunk.BodyLength(bytes[place..], (head & 1) == 0);
        }

        return (keys, places);
    }

    private ReadOnlySpan<byte> Body(int at, out uint head)
    {
        var bytes = _segments![at >> SegmentBits].AsSpan();
        var place = (at & (SegmentSize - 1)) + sizeof(uint);
        head = Chunk.ReadNumber(bytes, ref place);
        return bytes.Slice(place, Chunk.BodyLength(bytes[place..], (head & 1) == 0));
    }

    private uint? Single(ReadOnlySpan<int> places)
    {
        if (places.Length > 1)
        {
            return null;
        }

        var body = Body(places[0], out var head);
        var passage = ((head >> 1) << Chunk.BlockBits) | body[0];
        return (head & 1) == 1 || passage >= SingleLimit ? null : SingleMark | (passage << CodeBits) | body[1];
    }

    private ReadOnlySpan<byte> Join(ReadOnlySpan<int> places, ref byte[] list)
    {
        var (used, before) = (0, 0u);
        foreach (var place in places)
        {
            if (list.Length - used < LongestEntry)
            {
                Array.Resize(ref list, list.Length * 2);
            }

            var body = Body(place, out var head);
            used += Chunk.WriteNumber(list.AsSpan(used), (((head >> 1) - before) << 1) | (head & 1));
            body.CopyTo(list.AsSpan(used));
            used += body.Length;
            before = head >> 1;
        }

        return list.AsSpan(0, used);
    }
}
