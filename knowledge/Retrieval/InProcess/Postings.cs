using CongDoan.Knowledge.Retrieval.Compiled;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>One version of the index: for each term the passages that hold it. Immutable, so that any number of threads search it.</summary>
internal sealed class Postings
{
    /// <summary>From this many passages on, a partition of terms of its own pays.</summary>
    private const int PassagesPerPartition = 1024;

    private const int MostPartitions = 256;

    // Passages by number: their places in the list that the index was made of.
    private readonly int[] _order;
    private readonly PassageTable _passages;
    private readonly TermTable _terms;
    private readonly PostingLists _lists;

    private Postings(int[] order, PassageTable passages, TermTable terms, PostingLists lists) =>
        (_order, _passages, _terms, _lists) = (order, passages, terms, lists);

    /// <summary>Number of different terms.</summary>
    internal int Terms => _terms.Count;

    /// <summary>Bytes of the lists alone.</summary>
    internal long ListBytes => _lists.Bytes;

    /// <summary>Reads the passages once, from the first to the last when they come in the order of their ids.</summary>
    internal static Postings Build(IReadOnlyList<IndexedPassage> passages)
    {
        var table = new PassageTable(passages.Count);
        var partitions = new TermPartition[Math.Min(MostPartitions, 1 << int.Log2(1 + (passages.Count / PassagesPerPartition)))];
        for (var i = 0; i < partitions.Length; i++)
        {
            partitions[i] = new TermPartition();
        }

        var blocks = new BlockInverter(table, partitions);
        var order = Order(passages);
        foreach (var passage in order is null ? passages : order.Select(place => passages[place]))
        {
            blocks.Add(passage);
        }

        blocks.Close();
        table.Close();
        var lists = new PostingLists();
        foreach (var partition in partitions)
        {
            partition.Close(lists);
        }

        lists.Close();
        return new Postings(order ?? Enumerable.Range(0, passages.Count).ToArray(), table, TermTable.Of(partitions), lists);
    }

    /// <summary>Writes everything that does not stand in the passages themselves.</summary>
    internal void Save(ArrayWriter writer)
    {
        writer.Write(_order);
        _passages.Save(writer);
        _terms.Save(writer);
        _lists.Save(writer);
    }

    /// <summary>Gives what was saved of an index of the same passages, whose vectors are not needed any more.</summary>
    internal static Postings Load(ArrayReader reader, IReadOnlyList<IndexedPassage> passages)
    {
        var order = reader.Read<int>();
        return order.Length == passages.Count
            ? new Postings(order, PassageTable.Load(reader, passages, order), TermTable.Load(reader), PostingLists.Load(reader))
            : throw new InvalidDataException("The index is one of other passages.");
    }

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

            if (weight > 0 && _terms.Find(term) is { } entry)
            {
                lists.Add(term, weight, entry, _lists);
            }
        }

        lists.Open();
        BlockSearch.Run(_passages, lists, admitted, best);
        return best.ToHits(_passages, _order);
    }

    // The passages' places by their ids; null when that is their order already.
    private static int[]? Order(IReadOnlyList<IndexedPassage> passages)
    {
        for (var i = 1; i < passages.Count; i++)
        {
            if (string.CompareOrdinal(passages[i - 1].Id, passages[i].Id) > 0)
            {
                return Enumerable.Range(0, passages.Count).OrderBy(place => passages[place].Id, StringComparer.Ordinal).ToArray();
            }
        }

        return null;
    }
}
