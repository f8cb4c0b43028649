using System.Numerics;
using System.Runtime.CompilerServices;
using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// Numbers terms 0, 1, 2 … in the order in which they come: what turns millions of terms into flat arrays. Compiled in full
/// at the first call, because loading a library is nearly all of what a start computes, and over before the runtime
/// would get round to it.
/// </summary>
internal sealed class TermNumbers
{
    private const int Smallest = 10;
    private const uint Golden = 0x9E3779B9;

    // Open addressing: a slot holds a number plus one, or zero for nothing. At least half of the slots are free.
    private int[] _slots = new int[1 << Smallest];
    private uint[] _terms = new uint[1 << (Smallest - 1)];
    private int _shift = 32 - Smallest;

    internal int Count { get; private set; }

    /// <summary>The terms by their numbers.</summary>
    internal ReadOnlySpan<uint> Terms => _terms.AsSpan(0, Count);

    /// <summary>Gives the number of a term, the next one when it is new.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal int Add(uint term)
    {
        var slot = Slot(term);
        if (_slots[slot] > 0)
        {
            return _slots[slot] - 1;
        }

        if (Count == _terms.Length)
        {
            Grow();
            slot = Slot(term);
        }

        _terms[Count] = term;
        _slots[slot] = ++Count;
        return Count - 1;
    }

    /// <summary>Gives the number of a term, or -1.</summary>
    internal int Find(uint term) => _slots[Slot(term)] - 1;

    internal void Save(ArrayWriter writer)
    {
        writer.Write(Terms);
        writer.Write(_slots);
    }

    internal static TermNumbers Load(ArrayReader reader)
    {
        var (terms, slots) = (reader.Read<uint>(), reader.Read<int>());
        return BitOperations.IsPow2(slots.Length) && slots.Length >= 2 * terms.Length
            ? new TermNumbers { _terms = terms, _slots = slots, _shift = 32 - BitOperations.Log2((uint)slots.Length), Count = terms.Length }
            : throw new InvalidDataException("Terms and their slots do not fit together.");
    }

    internal void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Slot(uint term)
    {
        var slot = (int)((term * Golden) >> _shift);
        while (_slots[slot] > 0 && _terms[_slots[slot] - 1] != term)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Grow()
    {
        Array.Resize(ref _terms, _terms.Length * 2);
        _slots = new int[_slots.Length * 2];
        _shift--;
        for (var number = 0; number < Count; number++)
        {
            _slots[Slot(_terms[number])] = number + 1;
        }
    }
}
