using System.Buffers.Binary;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>Greatest weights in two bytes or one, rounded up: what prunes must never be too small.</summary>
internal static class Bound
{
    internal const int Bytes = 2;

    private const int CutBits = 16;

    internal static void Write(Span<byte> target, float weight)
    {
        var bits = BitConverter.SingleToUInt32Bits(weight);
        var upper = (bits >> CutBits) + ((bits & ((1u << CutBits) - 1)) == 0 ? 0u : 1u);
        BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)upper);
    }

    internal static float Read(ReadOnlySpan<byte> source) =>
        BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(source) << CutBits);

    /// <summary>Gives a weight as a share of a greater one.</summary>
    internal static byte ShareOf(float weight, float greatest)
    {
        var share = (int)Math.Ceiling(weight / greatest * byte.MaxValue);
        while (share < byte.MaxValue && OfShare((byte)share, greatest) < weight)
        {
            share++;
        }

        return (byte)Math.Min(share, byte.MaxValue);
    }

    internal static float OfShare(byte share, float greatest) => share == byte.MaxValue ? greatest : greatest * share / byte.MaxValue;
}
