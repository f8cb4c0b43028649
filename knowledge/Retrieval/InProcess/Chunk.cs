using System.Buffers.Binary;
using System.Numerics;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// A term's postings within one block of 256 passages: the passages (1 byte each, or 32 bytes of bits when there are more than
/// 32), ascending, then as many codes (1 byte each). A code is the place of the weight among the passage's own weights, see
/// <see cref="PassageTable"/>: few bytes, nothing lost.
/// </summary>
internal static class Chunk
{
    internal const int BlockBits = 8;
    internal const int BlockSize = 1 << BlockBits;

    /// <summary>From more postings than this on, bits are shorter than one byte for each.</summary>
    internal const int MostListed = BitBytes;

    /// <summary>Length of a chunk at most.</summary>
    internal const int Longest = BitBytes + BlockSize;

    private const int BitBytes = BlockSize / ByteBits;
    private const int ByteBits = 8;
    private const int WordBits = 64;

    /// <summary>Length of a chunk of so many postings.</summary>
    internal static int Length(int count) => PlacesLength(count) + count;

    /// <summary>Length of what tells the passages.</summary>
    internal static int PlacesLength(int count) => count > MostListed ? BitBytes : count;

    /// <summary>Writes a chunk and gives its length.</summary>
    internal static int Write(Span<byte> target, ReadOnlySpan<byte> passages, ReadOnlySpan<byte> codes)
    {
        if (passages.Length <= MostListed)
        {
            passages.CopyTo(target);
        }
        else
        {
            target[..BitBytes].Clear();
            foreach (var passage in passages)
            {
                target[passage / ByteBits] |= (byte)(1 << (passage % ByteBits));
            }
        }

        codes.CopyTo(target[PlacesLength(passages.Length)..]);
        return Length(passages.Length);
    }

    /// <summary>Gives the code of a passage in a chunk of so many postings, or -1.</summary>
    internal static int Find(ReadOnlySpan<byte> chunk, int count, byte passage)
    {
        if (count <= MostListed)
        {
            var place = chunk[..count].IndexOf(passage);
            return place < 0 ? -1 : chunk[count + place];
        }

        var word = passage / WordBits;
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(chunk[(word * sizeof(ulong))..]);
        var bit = 1UL << (passage % WordBits);
        if ((bits & bit) == 0)
        {
            return -1;
        }

        var before = BitOperations.PopCount(bits & (bit - 1));
        for (var i = 0; i < word; i++)
        {
            before += BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(chunk[(i * sizeof(ulong))..]));
        }

        return chunk[BitBytes + before];
    }

    internal static int WriteNumber(Span<byte> target, uint number)
    {
        var length = 0;
        for (; number >= 0x80; number >>= 7)
        {
            target[length++] = (byte)(number | 0x80);
        }

        target[length++] = (byte)number;
        return length;
    }

    internal static uint ReadNumber(ReadOnlySpan<byte> source, ref int place)
    {
        uint next = source[place++];
        var number = next & 0x7F;
        for (var shift = 7; next >= 0x80; shift += 7)
        {
            next = source[place++];
            number |= (next & 0x7F) << shift;
        }

        return number;
    }
}
