using System.Buffers.Binary;
using System.Numerics;

namespace CongDoan.Knowledge.Retrieval.Scoring;

/// <summary>Where the words of a question's near pairs stand in one text after the other: a row of bits for each word, a bit for each syllable.</summary>
internal sealed class NearWords
{
    /// <summary>Two words stand near each other within so many syllables.</summary>
    private const int NearSyllables = 8;

    /// <summary>As many bits as a word's surroundings have, both sides and itself.</summary>
    private const uint Surroundings = (1u << ((2 * NearSyllables) + 1)) - 1;

    private readonly NearPair[] _pairs;
    private readonly byte[] _rowOf;
    private readonly int _rows;
    private readonly float _total;
    private byte[] _bits = [];

    /// <summary>Makes room for a question's pairs.</summary>
    /// <param name="pairs">Its near pairs.</param>
    /// <param name="bits">Number of its words.</param>
    internal NearWords(NearPair[] pairs, int bits)
    {
        (_pairs, _rowOf, _rows) = (pairs, new byte[bits], 1);
        foreach (var pair in pairs)
        {
            _rowOf[pair.First] = _rowOf[pair.First] == 0 ? (byte)_rows++ : _rowOf[pair.First];
            _rowOf[pair.Second] = _rowOf[pair.Second] == 0 ? (byte)_rows++ : _rowOf[pair.Second];
            _total += pair.Weight;
        }
    }

    /// <summary>Begins a text of so many syllables.</summary>
    internal Rows Cleared(int length)
    {
        // Eight bits before the first syllable and some behind the last: what surrounds a word is read without asking where the text ends.
        var stride = (length + NearSyllables + 32 + 63) / 64 * 8;
        if (_bits.Length < stride * _rows)
        {
            _bits = new byte[stride * _rows * 2];
        }

        var bits = _bits.AsSpan(0, stride * _rows);
        bits.Clear();
        return new Rows(this, bits, stride);
    }

    /// <summary>The rows of one text. That of words in no pair is written and never read.</summary>
    internal readonly ref struct Rows(NearWords words, Span<byte> bits, int stride)
    {
        private readonly Span<byte> _bits = bits;

        internal void Set(int bit, int at)
        {
            var place = at + NearSyllables;
            _bits[(words._rowOf[bit] * stride) + (place >> 3)] |= (byte)(1 << (place & 7));
        }

        /// <summary>Gives the share of the pairs, by weight, of which both words stand near each other.</summary>
        /// <param name="said">The words of the text.</param>
        internal float Share(BitSet said)
        {
            var found = 0f;
            foreach (ref readonly var pair in words._pairs.AsSpan())
            {
                found += (said[pair.First] & said[pair.Second]) != 0 && AreNear(words._rowOf[pair.First], words._rowOf[pair.Second]) ? pair.Weight : 0;
            }

            return words._total > 0 ? found / words._total : 0;
        }

        private bool AreNear(int first, int second)
        {
            var one = _bits.Slice(first * stride, stride);
            var other = _bits.Slice(second * stride, stride);
            for (var start = 0; start < stride; start += 8)
            {
                for (var places = BinaryPrimitives.ReadUInt64LittleEndian(one[start..]); places != 0; places &= places - 1)
                {
                    var around = (start * 8) + BitOperations.TrailingZeroCount(places) - NearSyllables;
                    if (((BinaryPrimitives.ReadUInt32LittleEndian(other[(around >> 3)..]) >> (around & 7)) & Surroundings) != 0)
                    {
                        return true;
                    }
                }
            }

            return false;
        }
    }
}
