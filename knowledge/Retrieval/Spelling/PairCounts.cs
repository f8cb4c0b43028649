using System.Numerics;
using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.Spelling;

/// <summary>How often each pair of numbered neighbours is said, in the order in which the pairs were met.</summary>
internal sealed class PairCounts
{
    private const int Smallest = 12;
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private const int WordBits = 64;
    private const int SecondBits = 32;

    // Open addressing: a slot holds a place plus one, or zero for nothing. At least half of the slots are free.
    private int[] _slots = new int[1 << Smallest];
    private ulong[] _pairs = new ulong[1 << (Smallest - 1)];
    private int[] _counts = new int[1 << (Smallest - 1)];
    private int _shift = WordBits - Smallest;
    private int _count;

    /// <summary>Counts a pair so many times more.</summary>
    internal void Add(int first, int second, int times)
    {
        var pair = Pair(first, second);
        var slot = Slot(pair);
        if (_slots[slot] == 0)
        {
            if (_count == _pairs.Length)
            {
                Grow();
                slot = Slot(pair);
            }

            _pairs[_count] = pair;
            _slots[slot] = ++_count;
        }

        _counts[_slots[slot] - 1] += times;
    }

    /// <summary>Gives how often one is said right before the other.</summary>
    internal int Find(int first, int second)
    {
        var place = _slots[Slot(Pair(first, second))];
        return place == 0 ? 0 : _counts[place - 1];
    }

    /// <summary>Gives for each second the places of its pairs (<paramref name="ends"/>: where they end), in their order.</summary>
    internal int[] BySecond(int seconds, out int[] ends)
    {
        ends = new int[seconds];
        for (var place = 0; place < _count; place++)
        {
            ends[(uint)_pairs[place]]++;
        }

        var sum = 0;
        for (var second = 0; second < seconds; second++)
        {
            (ends[second], sum) = (sum, sum + ends[second]);
        }

        var places = new int[_count];
        for (var place = 0; place < _count; place++)
        {
            places[ends[(uint)_pairs[place]]++] = place;
        }

        return places;
    }

    /// <summary>Gives the first of the pair at a place, and how often it is said.</summary>
    internal (int First, int Count) At(int place) => ((int)(_pairs[place] >> SecondBits), _counts[place]);

    internal void Save(ArrayWriter writer)
    {
        writer.Write(_slots);
        writer.Write(_pairs.AsSpan(0, _count));
        writer.Write(_counts.AsSpan(0, _count));
    }

    internal static PairCounts Load(ArrayReader reader)
    {
        var (slots, pairs, counts) = (reader.Read<int>(), reader.Read<ulong>(), reader.Read<int>());
        return BitOperations.IsPow2(slots.Length) && slots.Length >= 2 * pairs.Length && counts.Length == pairs.Length
            ? new PairCounts { _slots = slots, _pairs = pairs, _counts = counts, _shift = WordBits - BitOperations.Log2((uint)slots.Length), _count = pairs.Length }
            : throw new InvalidDataException("Pairs and their slots do not fit together.");
    }

    private static ulong Pair(int first, int second) => ((ulong)(uint)first << SecondBits) | (uint)second;

    private int Slot(ulong pair)
    {
        var slot = (int)((pair * Golden) >> _shift);
        while (_slots[slot] > 0 && _pairs[_slots[slot] - 1] != pair)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        return slot;
    }

    private void Grow()
    {
        Array.Resize(ref _pairs, _pairs.Length * 2);
        Array.Resize(ref _counts, _counts.Length * 2);
        _slots = new int[_slots.Length * 2];
        _shift--;
        for (var place = 0; place < _count; place++)
        {
            _slots[Slot(_pairs[place])] = place + 1;
        }
    }
}
