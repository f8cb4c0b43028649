namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>One version of the index: for each term the passages that hold it. Immutable, so that any number of threads search it.</summary>
internal sealed class Postings
{
    /// <summary>From this many passages on, a partition of terms of its own pays.</summary>
    private const int PassagesPerPartition = 1024;

    private const int MostPartitions = 256;

    private readonly PassageTable _passages;
    private readonly TermPartition[] _partitions;
    private readonly PostingLists _lists = new();
    private readonly int _shift;

    private Postings(IReadOnlyList<IndexedPassage> passages)
    {
        _passages = new PassageTable(passages.Count);
        _partitions = new TermPartition[Math.Min(MostPartitions, 1 << int.Log2(1 + (passages.Count / PassagesPerPartition)))];
        _shift = 32 - int.Log2(_partitions.Length);
        for (var i = 0; i < _partitions.Length; i++)
        {
            _partitions[i] = new TermPartition();
        }

        var blocks = new BlockInverter(_passages, _partitions);
        foreach (var passage in InOrder(passages))
        {
            blocks.Add(passage);
        }

        blocks.Close();
        _passages.Close();
        foreach (var partition in _partitions)
        {
            partition.Close(_lists);
        }

        _lists.Close();
    }

    /// <summary>Number of different terms.</summary>
    internal int Terms => _partitions.Sum(partition => partition.Terms);

    /// <summary>Bytes of the lists alone.</summary>
    internal long ListBytes => _lists.Bytes;

    /// <summary>Reads the passages once, from the first to the last when they come in the order of their ids.</summary>
    internal static Postings Build(IReadOnlyList<IndexedPassage> passages) => new(passages);

    /// <summary>Gives the best passages that the query admits, best first; equal scores by id.</summary>
    internal IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        var admitted = _passages.Admitted(query);
        var best = new BestPassages(Math.Min(query.Limit, _passages.Count));
        if (admitted is null || query.Limit <= 0)
        {
            return [];
        }

        using var lists = new QueryLists(_passages);
        for (var i = 0; i < query.Vector.Indices.Length; i++)
        {
            var (term, weight) = (query.Vector.Indices[i], query.Vector.Values[i]);
            if (!(weight >= 0) || float.IsInfinity(weight))
            {
                throw new ArgumentException("A query has a weight that is negative or no number.", nameof(query));
            }

            if (weight > 0 && _partitions[(int)((ulong)term >> _shift)].Find(term) is { } entry)
            {
                lists.Add(term, weight, entry, _lists);
            }
        }

        lists.Open();
        BlockSearch.Run(_passages, lists, admitted, best);
        return best.ToHits(_passages);
    }

    private static IEnumerable<IndexedPassage> InOrder(IReadOnlyList<IndexedPassage> passages)
    {
        for (var i = 1; i < passages.Count; i++)
        {
            if (string.CompareOrdinal(passages[i - 1].Id, passages[i].Id) > 0)
            {
                return passages.OrderBy(passage => passage.Id, StringComparer.Ordinal);
            }
        }

        return passages;
    }
}
