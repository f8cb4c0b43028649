using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>The terms of an index, ascending, each with its entry: an address of <see cref="PostingLists"/> or a single posting.</summary>
internal sealed class TermTable
{
    /// <summary>Terms are hashes: by their first bits they fall into ranges of about so many.</summary>
    private const int TermsPerRange = 8;

    private readonly uint[] _terms;
    private readonly uint[] _entries;
    private readonly int[] _starts;
    private readonly int _shift;

    private TermTable(uint[] terms, uint[] entries)
    {
        (_terms, _entries) = (terms, entries);
        var bits = 1 + int.Log2(1 + (terms.Length / TermsPerRange));
        _shift = 32 - bits;
        _starts = new int[(1 << bits) + 1];
        foreach (var term in terms)
        {
            _starts[(term >> _shift) + 1]++;
        }

        for (var range = 1; range < _starts.Length; range++)
        {
            _starts[range] += _starts[range - 1];
        }
    }

    /// <summary>Number of terms.</summary>
    internal int Count => _terms.Length;

    /// <summary>Joins the partitions, which hold ranges of terms one after the other.</summary>
    internal static TermTable Of(TermPartition[] partitions)
    {
        var count = partitions.Sum(partition => partition.Terms.Length);
        var (terms, entries) = (new uint[count], new uint[count]);
        var start = 0;
        foreach (var partition in partitions)
        {
            partition.Terms.CopyTo(terms.AsSpan(start));
            partition.Entries.CopyTo(entries.AsSpan(start));
            start += partition.Terms.Length;
            partition.Forget();
        }

        return new TermTable(terms, entries);
    }

    /// <summary>Gives the entry of a term; null when nothing holds it.</summary>
    internal uint? Find(uint term)
    {
        var range = (int)(term >> _shift);
        for (var place = _starts[range]; place < _starts[range + 1]; place++)
        {
            if (_terms[place] == term)
            {
                return _entries[place];
            }
        }

        return null;
    }

    internal void Save(ArrayWriter writer)
    {
        writer.Write(_terms);
        writer.Write(_entries);
    }

    internal static TermTable Load(ArrayReader reader)
    {
        var (terms, entries) = (reader.Read<uint>(), reader.Read<uint>());
        return terms.Length == entries.Length ? new TermTable(terms, entries) : throw new InvalidDataException("Terms and entries do not fit together.");
    }
}
