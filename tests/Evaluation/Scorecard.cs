using System.Globalization;
using CongDoan.Knowledge.Answering;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Evaluation;

/// <summary>Counts what a run got right and prints it: retrieval figures where there are golds, decisions and key facts where the set names them.</summary>
internal sealed class Scorecard
{
    private readonly List<int?> _ranks = [];
    private readonly List<string> _asked = [];
    private readonly List<double> _latencies = [];
    private readonly List<string> _misses = [];
    private int _decisions;
    private int _rightDecisions;
    private int _laws;
    private int _rightLaws;
    private int _facts;
    private int _rightFacts;
    private int _cited;
    private int _rightCited;

    internal void Add(EvaluationQuestion question, Answer answer, TimeSpan latency)
    {
        _latencies.Add(latency.TotalMilliseconds);
        if (question.Gold.Count > 0)
        {
            var place = answer.Ranked.ToList().FindIndex(ranked =>
                question.Gold.Any(gold => gold.Document == ranked.Document && gold.Article == ranked.Article));
            _ranks.Add(place < 0 ? null : place + 1);
            _asked.Add(question.Id);
        }

        if (question.Law is not null)
        {
            _laws++;
            var cited = answer.Citations.Count > 0
                ? answer.Citations.Select(citation => citation.Document).Distinct().ToList()
                : answer.Ranked.Take(1).Select(place => place.Document).ToList();
            var right = cited.Count > 0 && cited.TrueForAll(question.Law.Split('|', StringSplitOptions.TrimEntries).Contains);
            _rightLaws += right ? 1 : 0;
            if (!right)
            {
                _misses.Add($"{question.Id}: {question.Law} -> {string.Join(", ", cited)} ({answer.Reason})");
            }
        }

        if (question.Cited.Count > 0 && answer.Decision == Decision.Answer)
        {
            _cited++;
            var right = question.Cited.Any(provision => answer.Citations.Any(citation =>
                citation.Document == provision.Document && (provision.Article is null || citation.Article == provision.Article)));
            _rightCited += right ? 1 : 0;
            if (!right)
            {
                _misses.Add($"{question.Id}: cites {string.Join(", ", answer.Citations.Select(citation => $"{citation.Document} {citation.Article}"))} ({answer.Reason})");
            }
        }

        if (question.Expect.Count > 0)
        {
            _decisions++;
            var right = question.Expect.Contains(Decided(answer));
            _rightDecisions += right ? 1 : 0;
            if (!right)
            {
                _misses.Add($"{question.Id}: {string.Join('|', question.Expect)} -> {Decided(answer)} ({answer.Reason})");
            }
        }

        if (question.Must.Count > 0 || question.MustNot.Count > 0)
        {
            _facts++;
            var right = HasFacts(question, answer);
            _rightFacts += right ? 1 : 0;
            if (!right && answer.Decision == Decision.Answer)
            {
                _misses.Add($"{question.Id}: key facts not in the answer ({answer.Reason})");
            }
        }
    }

    internal void Print(TextWriter output)
    {
        string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
        output.WriteLine(Line($"questions           {_latencies.Count}"));
        if (_ranks.Count > 0)
        {
            output.WriteLine(Line($"with golds          {_ranks.Count}"));
            output.WriteLine(Line($"hit@1               {Hit(1):0.000}"));
            output.WriteLine(Line($"hit@10              {Hit(10):0.000}"));
            output.WriteLine(Line($"MRR                 {_ranks.Average(rank => rank is null ? 0 : 1.0 / rank.Value):0.000}"));
        }

        if (_laws > 0)
        {
            output.WriteLine($"law of that day     {_rightLaws} of {_laws}");
        }

        if (_decisions > 0)
        {
            output.WriteLine(Line($"right decision      {_rightDecisions} of {_decisions} ({(double)_rightDecisions / _decisions:0.000})"));
        }

        if (_facts > 0)
        {
            output.WriteLine(Line($"key facts right     {_rightFacts} of {_facts} ({(double)_rightFacts / _facts:0.000})"));
        }

        if (_cited > 0)
        {
            output.WriteLine($"right citation      {_rightCited} of {_cited} answered");
        }

        var sorted = _latencies.Order().ToList();
        if (sorted.Count > 0)
        {
            output.WriteLine(Line($"latency ms          p50 {Percentile(sorted, .5):0.00}  p95 {Percentile(sorted, .95):0.00}  max {sorted[^1]:0.00}"));
        }

        foreach (var miss in _misses)
        {
            output.WriteLine("  " + miss);
        }
    }

    /// <summary>Prints how many questions the damage cost beside the same questions whole.</summary>
    internal void PrintLosses(Scorecard clean, TextWriter output)
    {
        foreach (var depth in new[] { 1, 10 })
        {
            var (before, after) = (clean._ranks.Count(rank => rank <= depth), _ranks.Count(rank => rank <= depth));
            var lost = _asked.Where((_, i) => clean._ranks[i] <= depth && !(_ranks[i] <= depth));
            output.WriteLine($"hit@{depth,-2} lost         {before - after} of {before} (lost: {string.Join(' ', lost)})");
        }
    }

    private static string Decided(Answer answer) => answer switch
    {
        { Decision: Decision.Escalate, Urgent: true } => "urgent_escalate",
        { Decision: Decision.AskBack } => "ask_back",
        _ => answer.Decision.ToString().ToLowerInvariant(),
    };

    private static bool HasFacts(EvaluationQuestion question, Answer answer)
    {
        var said = Comparable(answer.Text + "\n" + answer.Detail);
        return question.Must.All(group => group.Any(fact => Says(said, Comparable(fact))))
            && !question.MustNot.Any(fact => Says(Comparable(answer.Text), Comparable(fact)));
    }

    // "2 tháng" is not said by "12 tháng".
    private static bool Says(string said, string fact)
    {
        for (var at = said.IndexOf(fact, StringComparison.Ordinal); at >= 0; at = said.IndexOf(fact, at + 1, StringComparison.Ordinal))
        {
            if (fact.Length > 0 && (!char.IsAsciiDigit(fact[0]) || at == 0 || (!char.IsAsciiDigit(said[at - 1]) && said[at - 1] is not ('.' or ','))))
            {
                return true;
            }
        }

        return false;
    }

    private static string Comparable(string text) => TextCleaner.CleanLine(Folding.Fold(text));

    private double Hit(int depth) => _ranks.Average(rank => rank <= depth ? 1.0 : 0.0);

    private static double Percentile(List<double> sorted, double share) => sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
}
