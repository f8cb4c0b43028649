using System.Runtime.CompilerServices;
using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>In how many passages each term stands: what turns a query's terms into BM25 weights.</summary>
internal sealed class CorpusStatistics
{
    private readonly TermNumbers _terms;

    // By the numbers of the terms.
    private int[] _frequencies = new int[1024];

    private CorpusStatistics(TermNumbers terms) => _terms = terms;

    /// <summary>Number of passages counted.</summary>
    internal int Passages { get; private set; }

    /// <summary>Counts the terms of all vectors.</summary>
    internal static CorpusStatistics Of(IEnumerable<SparseVector> vectors)
    {
        var statistics = new CorpusStatistics(new TermNumbers());
        foreach (var vector in vectors)
        {
            statistics.Count(vector.Indices);
            statistics.Passages++;
        }

        return statistics;
    }

    /// <summary>BM25's inverse document frequency, never negative; a term that stands nowhere gets the highest.</summary>
    internal double Idf(uint term)
    {
        var number = _terms.Find(term);
        var frequency = number < 0 ? 0 : _frequencies[number];
        return Math.Log(1 + ((Passages - frequency + 0.5) / (frequency + 0.5)));
    }

    /// <summary>Whether the term stands in any passage.</summary>
    internal bool Knows(uint term) => _terms.Find(term) >= 0;

    internal void Save(ArrayWriter writer)
    {
        _terms.Save(writer);
        writer.Write(_frequencies.AsSpan(0, _terms.Count));
        writer.Write(Passages);
    }

    internal static CorpusStatistics Load(ArrayReader reader) =>
        new(TermNumbers.Load(reader)) { _frequencies = reader.Read<int>(), Passages = reader.ReadCount() };

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Count(uint[] terms)
    {
        foreach (var term in terms)
        {
            var number = _terms.Add(term);
            if (number == _frequencies.Length)
            {
                Array.Resize(ref _frequencies, number * 2);
            }

            _frequencies[number]++;
        }
    }
}
