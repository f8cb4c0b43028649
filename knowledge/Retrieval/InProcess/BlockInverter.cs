using System.Runtime.CompilerServices;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>Turns the vectors of one block of passages into a chunk for each of their terms.</summary>
internal sealed class BlockInverter(PassageTable passages, TermPartition[] partitions)
{
    private readonly TermNumbers _terms = new();

    // By posting in the order of reading: the term's number, the passage within the block, code and weight.
    private int[] _numbers = new int[1 << 15];
    private byte[] _passages = new byte[1 << 15];
    private byte[] _codes = new byte[1 << 15];
    private float[] _weights = new float[1 << 15];

    // By term number, then the same postings term by term.
    private int[] _ends = new int[1 << 12];
    private float[] _greatest = new float[1 << 12];
    private byte[] _sortedPassages = new byte[1 << 15];
    private byte[] _sortedCodes = new byte[1 << 15];
    private int _count;

    /// <summary>Adds the next passage; the block is complete when its last passage is in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Add(IndexedPassage passage)
    {
        var number = passages.Count;
        var (indices, values) = (passage.Vector.Indices, passage.Vector.Values);
        Reserve(_count + indices.Length);
        passages.Add(passage, _codes.AsSpan(_count));
        var codes = _codes.AsSpan(_count, indices.Length);
        for (var i = 0; i < indices.Length; i++)
        {
            if (values[i] > 0)
            {
                _numbers[_count] = _terms.Add(indices[i]);
                _passages[_count] = (byte)number;
                _weights[_count] = values[i];
                _codes[_count++] = codes[i];
            }
        }

        if (passages.Count % Chunk.BlockSize == 0)
        {
            Close();
        }
    }

    /// <summary>Hands the chunks of the block over to the partitions.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void Close()
    {
        if (_count == 0)
        {
            return;
        }

        var block = (passages.Count - 1) >> Chunk.BlockBits;
        Sort();
        var start = 0;
        var shift = 32 - int.Log2(partitions.Length);
        for (var number = 0; number < _terms.Count; number++)
        {
            var length = _ends[number] - start;
            var term = _terms.Terms[number];
            // A shift by 32 would be none.
            partitions[(int)((ulong)term >> shift)]
                .Add(term, block, _greatest[number], _sortedPassages.AsSpan(start, length), _sortedCodes.AsSpan(start, length));
            start = _ends[number];
        }

        _terms.Clear();
        _count = 0;
    }

    // A counting sort: passages stay in their order within a term. Afterwards _ends holds where each term ends.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sort()
    {
        if (_ends.Length < _terms.Count)
        {
            _ends = new int[_terms.Count * 2];
            _greatest = new float[_terms.Count * 2];
        }

        Array.Clear(_ends, 0, _terms.Count);
        Array.Clear(_greatest, 0, _terms.Count);
        for (var i = 0; i < _count; i++)
        {
            _ends[_numbers[i]]++;
            _greatest[_numbers[i]] = Math.Max(_greatest[_numbers[i]], _weights[i]);
        }

        var sum = 0;
        for (var number = 0; number < _terms.Count; number++)
        {
            (_ends[number], sum) = (sum, sum + _ends[number]);
        }

        for (var i = 0; i < _count; i++)
        {
            var slot = _ends[_numbers[i]]++;
            (_sortedPassages[slot], _sortedCodes[slot]) = (_passages[i], _codes[i]);
        }
    }

    private void Reserve(int count)
    {
        if (count > _numbers.Length)
        {
            var size = Math.Max(count, _numbers.Length * 2);
            Array.Resize(ref _numbers, size);
            Array.Resize(ref _passages, size);
            Array.Resize(ref _codes, size);
            Array.Resize(ref _weights, size);
            Array.Resize(ref _sortedPassages, size);
            Array.Resize(ref _sortedCodes, size);
        }
    }
}
