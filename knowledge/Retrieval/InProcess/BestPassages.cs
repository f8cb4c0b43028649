namespace CongDoan.Knowledge.Retrieval.InProcess;

/// <summary>The best passages so far: a heap whose head is the worst of those kept.</summary>
internal sealed class BestPassages(int limit)
{
    // The score's bits above the complement of the passage's number: of positive scores the greater key is the better
    // hit, and of equal ones the smaller number.
    private readonly ulong[] _keys = new ulong[limit];
    private int _count;

    /// <summary>Score that a passage has to reach; 0 while there is room.</summary>
    internal float Threshold { get; private set; }

    internal void Offer(float score, int passage)
    {
        var key = ((ulong)BitConverter.SingleToUInt32Bits(score) << 32) | (uint)~passage;
        if (_count < _keys.Length)
        {
            _keys[_count++] = key;
            if (_count == _keys.Length)
            {
                for (var i = (_count / 2) - 1; i >= 0; i--)
                {
                    Sink(i, _keys[i]);
                }
            }
        }
        else if (key > _keys[0])
        {
            Sink(0, key);
        }

        Threshold = _count == _keys.Length ? Score(_keys[0]) : 0;
    }

    internal IReadOnlyList<PassageHit> ToHits(PassageTable passages, int[] order)
    {
        Array.Sort(_keys, 0, _count);
        var hits = new PassageHit[_count];
        for (var i = 0; i < _count; i++)
        {
            var key = _keys[_count - 1 - i];
            var passage = (int)~(uint)key;
            hits[i] = new PassageHit(passages.Id(passage), Score(key)) { Place = order[passage] };
        }

        return hits;
    }

    private static float Score(ulong key) => BitConverter.UInt32BitsToSingle((uint)(key >> 32));

    private void Sink(int place, ulong key)
    {
        for (var child = (2 * place) + 1; child < _count; child = (2 * place) + 1)
        {
            if (child + 1 < _count && _keys[child + 1] < _keys[child])
            {
                child++;
            }

            if (_keys[child] >= key)
            {
                break;
            }

            _keys[place] = _keys[child];
            place = child;
        }

        _keys[place] = key;
    }
}
