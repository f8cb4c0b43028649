namespace CongDoan.Knowledge.Triage;

/// <summary>The rows of <c>Triage/Data/triage.tsv</c>, ready to be matched.</summary>
internal static class TriageRules
{
    private static readonly Lazy<IReadOnlyList<TriageRule>> Rules = new(Load);

    /// <summary>Gives the rows that match a message, most pressing kind first, then in the table's order.</summary>
    public static IReadOnlyList<TriageMatch> Match(TriageText text) =>
        Rules.Value
            .Select(rule => new TriageMatch(rule, rule.Sentences(text)))
            .Where(match => match.Sentences.Count > 0)
            .OrderBy(match => match.Rule.Kind)
            .ThenByDescending(match => match.Rule.Urgent)
            .ToList();

    private static List<TriageRule> Load()
    {
        var words = EmbeddedTable.Read("Triage/Data/words.tsv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        var rules = EmbeddedTable.Read("Triage/Data/triage.tsv").Select(row => TriageRule.Read(row, words)).ToList();
        var twice = rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? rules : throw new InvalidDataException($"The triage rule {twice} stands twice in the table.");
    }
}

/// <summary>A rule and the sentences that it was found in.</summary>
internal sealed record TriageMatch(TriageRule Rule, IReadOnlyList<int> Sentences);

/// <summary>One row: the message is of a kind when a phrase matches and none of the exceptions stands in the same sentence.</summary>
internal sealed record TriageRule(string Id, TriageKind Kind, bool Urgent, IReadOnlyList<Pattern> Phrases, IReadOnlyList<Pattern> Unless)
{
    public static TriageRule Read(string[] row, IReadOnlyDictionary<string, string> words) => new(
        row[0],
        Enum.Parse<TriageKind>(row[1]),
        row[2] == "1",
        Parse(row[3], words),
        row.Length > 4 ? Parse(row[4], words) : []);

    /// <summary>Gives the numbers of the sentences in which the rule holds.</summary>
    public IReadOnlyList<int> Sentences(TriageText text)
    {
        var found = Phrases.SelectMany(phrase => Spans(phrase, text)).Distinct().ToList();
        if (found.Count == 0)
        {
            return [];
        }

        var excepted = Unless.SelectMany(exception => Spans(exception, text)).Distinct().ToList();
        return found
            .Where(span => !excepted.Any(other => other.From <= span.Until && other.Until >= span.From))
            .SelectMany(span => Enumerable.Range(span.From, span.Until - span.From + 1))
            .Distinct()
            .ToList();
    }

    private static IEnumerable<(int From, int Until)> Spans(Pattern pattern, TriageText text) =>
        pattern.Matches(text).Select(match => (text.Items[match.From].Sentence, text.Items[match.Until - 1].Sentence));

    private static List<Pattern> Parse(string cell, IReadOnlyDictionary<string, string> words) =>
        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pattern => PatternParser.Parse(pattern, words))
            .ToList();
}
