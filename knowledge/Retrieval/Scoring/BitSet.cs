using System.Numerics;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Bits 0 to 127 in two halves: a <see cref="UInt128"/> that is shifted or counted for each of some hundred texts is several times slower.</summary>
/// <param name="Low">Bits 0 to 63.</param>
/// <param name="High">Bits 64 to 127.</param>
internal readonly record struct BitSet(ulong Low, ulong High)
{
    private const int HalfBits = 64;

    internal bool IsEmpty => (Low | High) == 0;

    internal int Count => BitOperations.PopCount(Low) + BitOperations.PopCount(High);

    public static BitSet operator |(BitSet one, BitSet other) => new(one.Low | other.Low, one.High | other.High);

    public static BitSet operator &(BitSet one, BitSet other) => new(one.Low & other.Low, one.High & other.High);

    /// <summary>Gives 1 for a bit that is set, else 0.</summary>
    // A shift counts modulo 64.
    internal ulong this[int bit] => ((bit < HalfBits ? Low : High) >> bit) & 1;

    internal BitSet With(int bit) => bit < HalfBits ? new(Low | (1UL << bit), High) : new(Low, High | (1UL << bit));
}
