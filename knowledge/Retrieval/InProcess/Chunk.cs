using System.Buffers.Binary;
using System.Numerics;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>
/// How a term's postings within one block of 256 passages are laid out. A list of a term is chunk after chunk, ascending:
/// <code>
/// header           variable: blocks since the chunk before, times two, plus one when there is more than one posting
/// one posting:     passage (1 byte, within the block), code (1 byte)
/// more:            postings - 1 (1 byte), greatest weight (2 bytes, rounded up),
///                  passages (1 byte each, or 32 bytes of bits above 32 postings), codes (1 byte each)
/// </code>
/// A code is the place of the weight among the passage's own weights, see <see cref="PassageTable"/>: few bytes, nothing lost.
/// </summary>
internal static class Chunk
{
    internal const int BlockBits = 8;
    internal const int BlockSize = 1 << BlockBits;

    /// <summary>From more postings than this on, bits are shorter than one byte for each.</summary>
    internal const int MostListed = BlockSize / 8;

    /// <summary>Bytes of a chunk at most, without its header.</summary>
    internal const int LongestBody = 3 + MostListed + BlockSize;

    private const int BitBytes = BlockSize / 8;
    private const int MaximumBytes = 2;
    private const int ByteBits = 8;

    /// <summary>Writes a chunk without its header; gives its length. Passages ascend.</summary>
    internal static int WriteBody(Span<byte> target, ReadOnlySpan<byte> passages, ReadOnlySpan<byte> codes, float greatest)
    {
        if (passages.Length == 1)
        {
            (target[0], target[1]) = (passages[0], codes[0]);
            return 2;
        }

        target[0] = (byte)(passages.Length - 1);
        BinaryPrimitives.WriteUInt16LittleEndian(target[1..], RoundUp(greatest));
        target = target[(1 + MaximumBytes)..];
        var placed = WritePassages(target, passages);
        codes.CopyTo(target[placed..]);
        return 1 + MaximumBytes + placed + codes.Length;
    }

    /// <summary>Length of a chunk without its header.</summary>
    internal static int BodyLength(ReadOnlySpan<byte> body, bool isSingle)
    {
        if (isSingle)
        {
            return 2;
        }

        var count = body[0] + 1;
        return 1 + MaximumBytes + (count > MostListed ? BitBytes : count) + count;
    }

    /// <summary>A bound of the weights of a chunk of several postings.</summary>
    internal static float Greatest(ReadOnlySpan<byte> body) =>
        BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(body[1..]) << (2 * ByteBits));

    /// <summary>Gives the code of a passage in a chunk, or -1.</summary>
    internal static int Find(ReadOnlySpan<byte> body, bool isSingle, byte passage)
    {
        if (isSingle)
        {
            return body[0] == passage ? body[1] : -1;
        }

        var count = body[0] + 1;
        body = body[(1 + MaximumBytes)..];
        if (count <= MostListed)
        {
            var place = body[..count].IndexOf(passage);
            return place < 0 ? -1 : body[count + place];
        }

        var word = passage >> 6;
        var bits = BinaryPrimitives.ReadUInt64LittleEndian(body[(word * sizeof(ulong))..]);
        var bit = 1UL << (passage & 63);
        if ((bits & bit) == 0)
        {
            return -1;
        }

        var before = BitOperations.PopCount(bits & (bit - 1));
        for (var i = 0; i < word; i++)
        {
            before += BitOperations.PopCount(BinaryPrimitives.ReadUInt64LittleEndian(body[(i * sizeof(ulong))..]));
        }

        return body[BitBytes + before];
    }

    /// <summary>Unfolds the postings of a chunk of several: the bits or bytes of its passages, and its codes.</summary>
    internal static ReadOnlySpan<byte> Split(ReadOnlySpan<byte> body, out ReadOnlySpan<byte> codes)
    {
        var count = body[0] + 1;
        var placed = count > MostListed ? BitBytes : count;
        codes = body.Slice(1 + MaximumBytes + placed, count);
        return body.Slice(1 + MaximumBytes, placed);
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

    private static int WritePassages(Span<byte> target, ReadOnlySpan<byte> passages)
    {
        if (passages.Length <= MostListed)
        {
            passages.CopyTo(target);
            return passages.Length;
        }

        target[..BitBytes].Clear();
        foreach (var passage in passages)
        {
            target[passage / ByteBits] |= (byte)(1 << (passage % ByteBits));
        }

        return BitBytes;
    }

    // The upper half of the float, one more when anything is cut off; weights are never negative.
    private static ushort RoundUp(float weight)
    {
        var bits = BitConverter.SingleToUInt32Bits(weight);
        return (ushort)((bits >> (2 * ByteBits)) + ((bits & 0xFFFF) == 0 ? 0u : 1u));
    }
}
