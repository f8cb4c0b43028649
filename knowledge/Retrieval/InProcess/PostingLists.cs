using System.Runtime.InteropServices;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// The lists of all terms, see <see cref="Chunk"/>. Equal lists are kept once: a pair of syllables mostly has the same
/// passages with marks and without.
/// </summary>
internal sealed class PostingLists
{
    private const int SegmentBits = 24;
    private const int SegmentSize = 1 << SegmentBits;
    private const int MostSegments = 1 << (31 - SegmentBits);
    private const int SmallestSegment = 1 << 16;

    private readonly List<byte[]> _segments = [];

    // Addresses plus one by the hash of their lists, open addressing; only while lists are added.
    private uint[]? _known = new uint[1 << 12];
    private int _count;
    private int _used;

    /// <summary>Bytes of all lists.</summary>
    internal long Bytes => _segments.Sum(segment => (long)segment.Length);

    /// <summary>Adds a list and gives its address, below 2^31.</summary>
    internal uint Add(ReadOnlySpan<byte> list)
    {
        if (2 * ++_count > _known!.Length)
        {
            Grow();
        }

        var slot = Slot(list);
        while (_known[slot] > 0)
        {
            if (Read(_known[slot] - 1).SequenceEqual(list))
            {
                _count--;
                return _known[slot] - 1;
            }

            slot = (slot + 1) & (_known.Length - 1);
        }

        var address = Append(list);
        _known[slot] = address + 1;
        return address;
    }

    /// <summary>Gives the list at an address.</summary>
    internal ReadOnlySpan<byte> Read(uint address) => Read(address, out _, out _);

    /// <summary>Gives the list at an address, and where it stands.</summary>
    internal ReadOnlySpan<byte> Read(uint address, out byte[] segment, out int start)
    {
        segment = _segments[(int)(address >> SegmentBits)];
        start = (int)(address & (SegmentSize - 1));
        var length = (int)Chunk.ReadNumber(segment, ref start);
        return segment.AsSpan(start, length);
    }

    /// <summary>Ends the adding and gives back what was allocated for it.</summary>
    internal void Close()
    {
        _known = null;
        Trim();
    }

    private uint Append(ReadOnlySpan<byte> list)
    {
        Span<byte> header = stackalloc byte[5];
        header = header[..Chunk.WriteNumber(header, (uint)list.Length)];
        var needed = header.Length + list.Length;
        if (_segments.Count == 0 || _used + needed > SegmentSize)
        {
            if (needed > SegmentSize || _segments.Count == MostSegments)
            {
                throw new InvalidOperationException("The library is too large for the index in the process; use Qdrant.");
            }

            Trim();
            _segments.Add(new byte[SmallestSegment]);
            _used = 0;
        }

        var segment = _segments[^1];
        if (_used + needed > segment.Length)
        {
            Array.Resize(ref segment, Math.Min(SegmentSize, Math.Max(segment.Length * 2, _used + needed)));
            _segments[^1] = segment;
        }

        var address = (uint)(((_segments.Count - 1) << SegmentBits) | _used);
        header.CopyTo(segment.AsSpan(_used));
        list.CopyTo(segment.AsSpan(_used + header.Length));
        _used += needed;
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
        _known = new uint[before.Length * 2];
        foreach (var one in before)
        {
            if (one > 0)
            {
                var slot = Slot(Read(one - 1));
                while (_known[slot] > 0)
                {
                    slot = (slot + 1) & (_known.Length - 1);
                }

                _known[slot] = one;
            }
        }
    }

    private int Slot(ReadOnlySpan<byte> list)
    {
        var hash = (ulong)list.Length;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(list))
        {
            hash = (hash ^ word) * 0x9E3779B97F4A7C15;
            hash ^= hash >> 29;
        }

        foreach (var rest in list[(list.Length & ~7)..])
        {
            hash = (hash ^ rest) * 0x9E3779B97F4A7C15;
        }

        return (int)(hash >> 32) & (_known!.Length - 1);
    }
}
