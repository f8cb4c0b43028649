using System.Runtime.InteropServices;
using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The lists of all terms. Equal lists are kept once: a pair of syllables mostly has the same passages with marks and
/// without. A list is
/// <code>
/// number of chunks   variable
/// greatest weight    2 bytes, see <see cref="Bound"/>
/// for each chunk     blocks since the chunk before (variable: times two, plus one when there are several postings);
///                    its greatest weight as a share of the list's (1 byte); when there are several, postings - 1 (1 byte)
/// the chunks         see <see cref="Chunk"/>
/// </code>
/// so that a search reads what can be reached in every block without touching the postings.
/// </summary>
internal sealed class PostingLists
{
    private const int SegmentBits = 24;
    private const int SegmentSize = 1 << SegmentBits;
    private const int MostSegments = 1 << (31 - SegmentBits);
    private const int SmallestSegment = 1 << 16;

    private readonly List<byte[]> _segments = [];

    // Addresses plus one with the hashes of their lists, open addressing; only while lists are added.
    private (uint Address, uint Hash)[]? _known = new (uint, uint)[1 << 12];
    private int _count;
    private int _used;

    /// <summary>Bytes of all lists.</summary>
    internal long Bytes => _segments.Sum(segment => (long)segment.Length);

    /// <summary>Gives the bytes in which a list stands and where it begins.</summary>
    internal byte[] Read(uint address, out int start)
    {
        start = (int)(address & (SegmentSize - 1));
        return _segments[(int)(address >> SegmentBits)];
    }

    /// <summary>Adds a list and gives its address, below 2^31.</summary>
    internal uint Add(ReadOnlySpan<byte> list)
    {
        var hash = Hash(list);
        var slot = Slot(hash);
        for (; _known![slot].Address > 0; slot = (slot + 1) & (_known.Length - 1))
        {
            if (_known[slot].Hash == hash && IsAt(_known[slot].Address - 1, list))
            {
                return _known[slot].Address - 1;
            }
        }

        var address = Append(list);
        _known[slot] = (address + 1, hash);
        if (2 * ++_count > _known.Length)
        {
            Grow();
        }

        return address;
    }

    /// <summary>Ends the adding and gives back what was allocated for it.</summary>
    internal void Close()
    {
        _known = null;
        Trim();
    }

    internal void Save(ArrayWriter writer)
    {
        writer.Write(_segments.Count);
        _segments.ForEach(writer.Write);
    }

    internal static PostingLists Load(ArrayReader reader)
    {
        var lists = new PostingLists { _known = null };
        for (var segments = reader.ReadCount(); segments > 0; segments--)
        {
            lists._segments.Add(reader.Read<byte>());
        }

        return lists;
    }

    // A list says itself where it ends, so that none is the beginning of another.
    private bool IsAt(uint address, ReadOnlySpan<byte> list)
    {
        var segment = Read(address, out var start);
        return segment.AsSpan(start).StartsWith(list);
    }

    private uint Append(ReadOnlySpan<byte> list)
    {
        if (_segments.Count == 0 || _used + list.Length > SegmentSize)
        {
            if (list.Length > SegmentSize || _segments.Count == MostSegments)
            {
                throw new InvalidOperationException("The library is too large for the index in the process; use Qdrant.");
            }

            Trim();
            _segments.Add(new byte[SmallestSegment]);
            _used = 0;
        }

        var segment = _segments[^1];
        if (_used + list.Length > segment.Length)
        {
            Array.Resize(ref segment, Math.Min(SegmentSize, Math.Max(segment.Length * 2, _used + list.Length)));
            _segments[^1] = segment;
        }

        var address = (uint)(((_segments.Count - 1) << SegmentBits) | _used);
        list.CopyTo(segment.AsSpan(_used));
        _used += list.Length;
        return address;
    }

    private void Trim()
    {
        if (_segments.Count > 0)
        {
            var segment = _segments[^1];
            Array.Resize(ref segment, _used);
            _segments[^1] = segment;
        }
    }

    private void Grow()
    {
        var before = _known!;
        _known = new (uint, uint)[before.Length * 2];
        foreach (var one in before)
        {
            if (one.Address > 0)
            {
                var slot = Slot(one.Hash);
                while (_known[slot].Address > 0)
                {
                    slot = (slot + 1) & (_known.Length - 1);
                }

                _known[slot] = one;
            }
        }
    }

    private int Slot(uint hash) => (int)(hash & (uint)(_known!.Length - 1));

    private static uint Hash(ReadOnlySpan<byte> list)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        var hash = (ulong)list.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(list))
        {
            hash = (hash ^ word) * Golden;
            hash ^= hash >> 29;
        }

        foreach (var rest in list[(list.Length & ~7)..])
        {
            hash = (hash ^ rest) * Golden;
        }

        return (uint)(hash >> 32);
    }
}
