using System.Buffers;

namespace CongDoan.Knowledge.Retrieval;

/// <summary>
/// How well a question matches each variant of each note's questions: the weighted overlap both ways (F1). The variants' terms are
/// indexed, so that a question is compared with those only that share a term with it.
/// </summary>
internal sealed class VariantOverlap
{
    /// <summary>How many of a note's questions support it; each stands in both layers.</summary>
    private const int Supporters = 6;

    private readonly CorpusStatistics _statistics;
    private readonly Dictionary<uint, (int Variant, double Weight)[]> _postings;

    // A note's variants follow each other: where each note's begin, with one end behind the last.
    private readonly int[] _starts;
    private readonly double[] _totals;

    /// <summary>Reads the variants.</summary>
    /// <param name="notes">Each note's questions, in one layer or both.</param>
    /// <param name="statistics">How rare terms are.</param>
    internal VariantOverlap(IEnumerable<IEnumerable<QueryTerms>> notes, CorpusStatistics statistics)
    {
        _statistics = statistics;
        var (starts, totals) = (new List<int> { 0 }, new List<double>());
        var postings = new Dictionary<uint, List<(int, double)>>();
        foreach (var note in notes)
        {
            foreach (var variant in note)
            {
                var total = 0.0;
                foreach (var (term, weight) in variant.Weights)
                {
                    var says = weight * statistics.Idf(term);
                    (postings.TryGetValue(term, out var list) ? list : postings[term] = []).Add((totals.Count, says));
                    total += says;
                }

                totals.Add(total);
            }

            starts.Add(totals.Count);
        }

        (_starts, _totals) = ([.. starts], [.. totals]);
        _postings = postings.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>Begins to compare a question; to be disposed of.</summary>
    internal Comparison Begin() => new(this);

    /// <summary>One question beside all variants.</summary>
    internal sealed class Comparison : IDisposable
    {
        private readonly VariantOverlap _of;

        // By note its best overlaps, greatest first, and how many there are.
        private readonly double[] _best;
        private readonly int[] _counts;
        private readonly double[] _shared;
        private readonly double[] _filled;
        private readonly bool[] _isReached;

        internal Comparison(VariantOverlap of)
        {
            _of = of;
            _best = ArrayPool<double>.Shared.Rent(of._starts.Length * Supporters);
            _counts = ArrayPool<int>.Shared.Rent(of._starts.Length);
            _shared = ArrayPool<double>.Shared.Rent(of._totals.Length);
            _filled = ArrayPool<double>.Shared.Rent(of._totals.Length);
            _isReached = ArrayPool<bool>.Shared.Rent(of._totals.Length);
            Array.Clear(_counts, 0, of._starts.Length);
        }

        /// <summary>Compares a question.</summary>
        /// <param name="question">The question in one layer.</param>
        /// <param name="before">What was asked before, in the same layer, by term with its weight; what the question does not say itself fills it up.</param>
        /// <param name="share">What an overlap counts.</param>
        internal void Add(QueryTerms question, IEnumerable<KeyValuePair<uint, double>> before, double share)
        {
            var count = _of._totals.Length;
            Array.Clear(_shared, 0, count);
            Array.Clear(_filled, 0, count);
            Array.Clear(_isReached, 0, count);
            foreach (var (term, weight) in before)
            {
                if (!question.Weights.ContainsKey(term))
                {
                    Share(_filled, term, weight * _of._statistics.Idf(term));
                }
            }

            var asked = 0.0;
            foreach (var (term, weight) in question.Weights)
            {
                var says = weight * _of._statistics.Idf(term);
                asked += says;
                Share(_shared, term, says);
            }

            for (var note = 0; note + 1 < _of._starts.Length; note++)
            {
                for (var variant = _of._starts[note]; variant < _of._starts[note + 1]; variant++)
                {
                    if (_isReached[variant])
                    {
                        Offer(note, share * (2 * (_shared[variant] + _filled[variant]) / (asked + _filled[variant] + _of._totals[variant])));
                    }
                }
            }
        }

        /// <summary>Gives the notes that share anything, each with its best overlap and the average of its best ones, 0 to 1.</summary>
        internal IEnumerable<(int Note, double Overlap, double Support)> Notes()
        {
            for (var note = 0; note + 1 < _of._starts.Length; note++)
            {
                if (_counts[note] > 0)
                {
                    var sum = 0.0;
                    for (var i = 0; i < _counts[note]; i++)
                    {
                        sum += _best[(note * Supporters) + i];
                    }

                    yield return (note, _best[note * Supporters], sum / _counts[note]);
                }
            }
        }

        public void Dispose()
        {
            ArrayPool<double>.Shared.Return(_best);
            ArrayPool<int>.Shared.Return(_counts);
            ArrayPool<double>.Shared.Return(_shared);
            ArrayPool<double>.Shared.Return(_filled);
            ArrayPool<bool>.Shared.Return(_isReached);
        }

        private void Share(double[] shares, uint term, double says)
        {
            foreach (var (variant, other) in _of._postings.GetValueOrDefault(term, []))
            {
                shares[variant] += Math.Min(says, other);
                _isReached[variant] = true;
            }
        }

        private void Offer(int note, double overlap)
        {
            var best = _best.AsSpan(note * Supporters, Supporters);
            ref var count = ref _counts[note];
            var place = count < Supporters ? count++ : overlap > best[^1] ? Supporters - 1 : -1;
            for (; place > 0 && best[place - 1] < overlap; place--)
            {
                best[place] = best[place - 1];
            }

            if (place >= 0)
            {
                best[place] = overlap;
            }
        }
    }
}
