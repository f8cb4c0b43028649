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

    internal const int CodeBits = 8;

    /// <summary>Passage numbers from here on do not fit into such an entry.</summary>
    private const int SingleLimit = 1 << (31 - CodeBits);

    private const int SegmentBits = 16;
    private const int SegmentSize = 1 << SegmentBits;
    private const int LongestNumber = 5;
    private const int LongestEntry = sizeof(uint) + LongestNumber + 1 + Bound.Bytes + Chunk.Longest;

    private List<byte[]>? _segments = [];
    private int _used = SegmentSize;
    private int _count;
    private uint[] _terms = [];
    private uint[] _entries = [];

    // What a list is joined in.
    private byte[] _list = [];
    private byte[] _chunks = [];

    /// <summary>The terms, ascending, once it is closed.</summary>
    internal ReadOnlySpan<uint> Terms => _terms;

    /// <summary>By term: an address of <see cref="PostingLists"/> or a single posting.</summary>
    internal ReadOnlySpan<uint> Entries => _entries;

    /// <summary>Adds a chunk; blocks come in their order.</summary>
    internal void Add(uint term, int block, float greatest, ReadOnlySpan<byte> passages, ReadOnlySpan<byte> codes)
    {
        if (SegmentSize - _used < LongestEntry)
        {
            _segments!.Add(new byte[SegmentSize]);
            _used = 0;
        }

        var target = _segments![^1].AsSpan(_used);
        BinaryPrimitives.WriteUInt32LittleEndian(target, term);
        var length = sizeof(uint) + Chunk.WriteNumber(target[sizeof(uint)..], (uint)block);
        target[length++] = (byte)(passages.Length - 1);
        Bound.Write(target[length..], greatest);
        length += Bound.Bytes;
        _used += length + Chunk.Write(target[length..], passages, codes);
        _count++;
    }

    internal void Close(PostingLists lists)
    {
        var (keys, places) = Read();
        Array.Sort(keys, places);
        var terms = new List<uint>();
        var entries = new List<uint>();
        for (var first = 0; first < keys.Length;)
        {
            var term = (uint)(keys[first] >> 32);
            var last = first + 1;
            while (last < keys.Length && (uint)(keys[last] >> 32) == term)
            {
                last++;
            }

            var parts = places.AsSpan(first, last - first);
            terms.Add(term);
            entries.Add(Single(parts) ?? lists.Add(Join(parts)));
            first = last;
        }

        (_terms, _entries) = (terms.ToArray(), entries.ToArray());
        (_segments, _list, _chunks) = (null, [], []);
    }

    /// <summary>Gives back what others hold by now.</summary>
    internal void Forget() => (_terms, _entries) = ([], []);

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

            places[i] = (segment << SegmentBits) | place;
            keys[i] = ((ulong)BinaryPrimitives.ReadUInt32LittleEndian(_segments![segment].AsSpan(place)) << 32) | (uint)i;
            place = Entry(places[i]).End;
        }

        return (keys, places);
    }

    private Part Entry(int at)
    {
        var bytes = _segments![at >> SegmentBits];
        var place = (at & (SegmentSize - 1)) + sizeof(uint);
        var block = (int)Chunk.ReadNumber(bytes, ref place);
        var count = bytes[place++] + 1;
        var greatest = Bound.Read(bytes.AsSpan(place));
        return new Part(bytes, block, count, greatest, place + Bound.Bytes);
    }

    private uint? Single(ReadOnlySpan<int> parts)
    {
        var entry = Entry(parts[0]);
        if (parts.Length > 1 || entry.Count > 1)
        {
            return null;
        }

        var passage = ((uint)entry.Block << Chunk.BlockBits) | entry.Chunk[0];
        return passage >= SingleLimit ? null : SingleMark | (passage << CodeBits) | entry.Chunk[1];
    }

    private ReadOnlySpan<byte> Join(ReadOnlySpan<int> parts)
    {
        var most = LongestNumber + Bound.Bytes + (parts.Length * (LongestNumber + 2));
        if (_list.Length < most + (parts.Length * Chunk.Longest))
        {
            _list = new byte[2 * (most + (parts.Length * Chunk.Longest))];
            _chunks = new byte[2 * parts.Length * Chunk.Longest];
        }

        var greatest = 0f;
        foreach (var part in parts)
        {
            greatest = Math.Max(greatest, Entry(part).Greatest);
        }

        var used = Chunk.WriteNumber(_list, (uint)parts.Length);
        Bound.Write(_list.AsSpan(used), greatest);
        used += Bound.Bytes;
        var (before, chunks) = (0, 0);
        foreach (var part in parts)
        {
            var entry = Entry(part);
            used += Chunk.WriteNumber(_list.AsSpan(used), (uint)((entry.Block - before) << 1) | (entry.Count > 1 ? 1u : 0u));
            _list[used++] = Bound.ShareOf(entry.Greatest, greatest);
            if (entry.Count > 1)
            {
                _list[used++] = (byte)(entry.Count - 1);
            }

            entry.Chunk.CopyTo(_chunks.AsSpan(chunks));
            chunks += entry.Chunk.Length;
            before = entry.Block;
        }

        _chunks.AsSpan(0, chunks).CopyTo(_list.AsSpan(used));
        return _list.AsSpan(0, used + chunks);
    }

    private readonly ref struct Part(byte[] bytes, int block, int count, float greatest, int start)
    {
        internal int Block { get; } = block;

        internal int Count { get; } = count;

        internal float Greatest { get; } = greatest;

        internal ReadOnlySpan<byte> Chunk { get; } = bytes.AsSpan(start, InProcess.Chunk.Length(count));

        internal int End { get; } = start + InProcess.Chunk.Length(count);
    }
}
