namespace CongDoan.Knowledge.Triage;

/// <summary>The rows of <c>Triage/Data/triage.tsv</c> and <c>alarm.tsv</c>, ready to be matched.</summary>
internal static class TriageRules
{
    private static readonly Lazy<IReadOnlyDictionary<string, string>> Words = new(() => EmbeddedTable
        .Read("Triage/Data/words.tsv")
        .ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal));

    private static readonly Lazy<IReadOnlyList<TriageRule>> Rules = new(() => Load("triage"));
    private static readonly Lazy<IReadOnlyList<TriageRule>> AlarmRules = new(() => Load("alarm"));
    private static readonly Lazy<Pattern> AsksForRule = new(() => PatternParser.Parse("{rule}", Words.Value));

    /// <summary>Gives the rows of the triage table that match a message, most pressing kind first, then in the table's order.</summary>
    public static IReadOnlyList<TriageMatch> Match(TriageText text) => Sorted(Found(Rules.Value, text));

    /// <summary>Gives the rows of the safety net that match a message, whether it asks for a rule of law or not.</summary>
    public static IReadOnlyList<TriageMatch> Alarms(TriageText text) => Sorted(Found(AlarmRules.Value, text));

    /// <summary>Leaves out the matches that stand only in sentences that ask for a rule of law.</summary>
    public static IReadOnlyList<TriageMatch> WithoutQuestions(IReadOnlyList<TriageMatch> matches, TriageText text)
    {
        if (matches.Count == 0)
        {
            return matches;
        }

        var asked = TriageRule.Spans(AsksForRule.Value, text).ToHashSet();
        return matches
            .Where(match => match.Sentences.Any(number => !asked.Any(span => span.From <= number && number <= span.Until)))
            .ToList();
    }

    /// <summary>Puts the most pressing kind first, else keeps the order.</summary>
    public static IReadOnlyList<TriageMatch> Sorted(IEnumerable<TriageMatch> matches) =>
        matches.OrderBy(match => match.Rule.Kind).ThenByDescending(match => match.Rule.Urgent).ToList();

    private static IEnumerable<TriageMatch> Found(IReadOnlyList<TriageRule> rules, TriageText text) =>
        rules.Select(rule => new TriageMatch(rule, rule.Sentences(text))).Where(match => match.Sentences.Count > 0);

    private static List<TriageRule> Load(string table)
    {
        var rules = EmbeddedTable.Read($"Triage/Data/{table}.tsv").Select(row => TriageRule.Read(row, Words.Value)).ToList();
        var twice = rules.GroupBy(rule => rule.Id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
        return twice is null ? rules : throw new InvalidDataException($"The triage rule {twice} stands twice in the table.");
    }
}

/// <summary>A rule and the sentences that it was found in.</summary>
internal sealed record TriageMatch(TriageRule Rule, IReadOnlyList<int> Sentences);

/// <summary>One row: the message is of a kind when a phrase matches and none of the exceptions stands in the same sentence.</summary>
internal sealed record TriageRule(
    string Id, TriageKind Kind, bool Urgent, IReadOnlyList<Pattern> Phrases, IReadOnlyList<Pattern> Unless, string? Reply)
{
    public static TriageRule Read(string[] row, IReadOnlyDictionary<string, string> words) => new(
        row[0],
        Enum.Parse<TriageKind>(row[1]),
        row[2] == "1",
        Parse(row[3], words),
        row.Length > 4 ? Parse(row[4], words) : [],
        row.Length > 6 && row[6].Length > 0 ? row[6] : null);

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

    /// <summary>Gives the first and the last sentence of each place where a pattern matches.</summary>
    public static IEnumerable<(int From, int Until)> Spans(Pattern pattern, TriageText text) =>
        pattern.Matches(text).Select(match => (text.Items[match.From].Sentence, text.Items[match.Until - 1].Sentence));

    private static List<Pattern> Parse(string cell, IReadOnlyDictionary<string, string> words) =>
        cell.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(pattern => PatternParser.Parse(pattern, words))
            .ToList();
}
