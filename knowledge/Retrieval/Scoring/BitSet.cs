namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Collects bits 0 to 127 of a mask in two halves: a <see cref="UInt128"/> that is shifted for each bit is several times slower.</summary>
internal struct BitSet
{
    private const int HalfBits = 64;

    private ulong _low;
    private ulong _high;

    internal readonly UInt128 Mask => new(_high, _low);

    internal void Set(int bit)
    {
        // A shift counts modulo 64.
        if (bit < HalfBits)
        {
            _low |= 1UL << bit;
        }
        else
        {
            _high |= 1UL << bit;
        }
    }
}
