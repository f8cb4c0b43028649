using System.Runtime.CompilerServices;

namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>For each term the passages that hold it, in one flat array (compressed sparse rows).</summary>
internal sealed class Postings
{
    private readonly IReadOnlyList<IndexedPassage> _passages;
    private readonly TermNumbers _rows;
    private readonly int[] _starts;
    private readonly int[] _members;
    private readonly float[] _weights;

    private Postings(IReadOnlyList<IndexedPassage> passages, TermNumbers rows, int[] starts, int[] members, float[] weights)
    {
        (_passages, _rows, _starts, _members, _weights) = (passages, rows, starts, members, weights);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static Postings Build(IReadOnlyList<IndexedPassage> passages)
    {
        var rows = new TermNumbers();
        // The row of every posting in reading order: the second pass then looks nothing up.
        var rowOf = new int[passages.Sum(passage => passage.Vector.Indices.Length)];
        var read = 0;
        foreach (var passage in passages)
        {
            foreach (var term in passage.Vector.Indices)
            {
                rowOf[read++] = rows.Add(term);
            }
        }

        var starts = new int[rows.Count + 1];
        foreach (var row in rowOf)
        {
            starts[row + 1]++;
        }

        for (var row = 0; row < rows.Count; row++)
        {
            starts[row + 1] += starts[row];
        }

        var next = starts.AsSpan(0, rows.Count).ToArray();
        var members = new int[starts[^1]];
        var weights = new float[starts[^1]];
        read = 0;
        for (var passage = 0; passage < passages.Count; passage++)
        {
            foreach (var value in passages[passage].Vector.Values)
            {
                var slot = next[rowOf[read++]]++;
                members[slot] = passage;
                weights[slot] = value;
            }
        }

        return new Postings(passages, rows, starts, members, weights);
    }

    internal IReadOnlyList<PassageHit> Search(PassageQuery query)
    {
        var scores = new float[_passages.Count];
        for (var i = 0; i < query.Vector.Indices.Length; i++)
        {
            var row = _rows.Find(query.Vector.Indices[i]);
            if (row < 0)
            {
                continue;
            }

            var weight = query.Vector.Values[i];
            for (var slot = _starts[row]; slot < _starts[row + 1]; slot++)
            {
                scores[_members[slot]] += weight * _weights[slot];
            }
        }

        return Best(scores, query);
    }

    private List<PassageHit> Best(float[] scores, PassageQuery query)
    {
        // The queue's head is the worst of those kept: lowest score, then the later id.
        var kept = new PriorityQueue<int, (float Score, string Id)>(WorstFirst.Instance);
        for (var passage = 0; passage < scores.Length; passage++)
        {
            if (scores[passage] <= 0 || !Passes(_passages[passage], query))
            {
                continue;
            }

            var rank = (scores[passage], _passages[passage].Id);
            if (kept.Count < query.Limit)
            {
                kept.Enqueue(passage, rank);
            }
            else if (kept.TryPeek(out _, out var worst) && WorstFirst.Instance.Compare(rank, worst) > 0)
            {
                kept.EnqueueDequeue(passage, rank);
            }
        }

        var hits = new List<PassageHit>(kept.Count);
        while (kept.TryDequeue(out var passage, out var rank))
        {
            hits.Add(new PassageHit(_passages[passage].Id, rank.Score));
        }

        hits.Reverse();
        return hits;
    }

    private static bool Passes(IndexedPassage passage, PassageQuery query) =>
        (query.WithStarterNotes || !passage.IsStarter)
        && (passage.From is null || passage.From <= query.AsOf)
        && (passage.Until is null || query.AsOf <= passage.Until)
        && query.Units.Contains(passage.Unit);

    private sealed class WorstFirst : IComparer<(float Score, string Id)>
    {
        internal static readonly WorstFirst Instance = new();

        public int Compare((float Score, string Id) x, (float Score, string Id) y)
        {
            var byScore = x.Score.CompareTo(y.Score);
            return byScore != 0 ? byScore : string.CompareOrdinal(y.Id, x.Id);
        }
    }
}
