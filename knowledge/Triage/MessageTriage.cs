namespace CongDoan.Knowledge.Triage;

/// <summary>
/// Reads a member's message before any answer is looked for: is someone in danger, is a person needed, is it a
/// greeting, is it ours to answer? Pure: the same text always gives the same verdict. An event or a plea is triaged;
/// a general legal question on the same subject is not.
/// </summary>
public static class MessageTriage
{
    /// <summary>Gives the verdict on a message as it came in. Never throws, whatever the text; time grows with its length only.</summary>
    public static TriageVerdict Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var message = TriageText.Of(text);
        var matches = TriageRules.Match(message);
        var scope = Scope.Of(message);
        var question = string.Join('\n', message.Sentences);
        if (matches.Count > 0 && matches.All(match => match.Rule.Kind == TriageKind.Injection)
            && WithoutOrders(message, matches) is { } rest)
        {
            return rest;
        }

        // A row that alerts an officer knows better what it is than the words of the safety net do.
        var alarms = TriageRules.Alarms(message);
        if (!matches.Any(match => match.Rule.Urgent))
        {
            matches = TriageRules.Sorted(matches.Concat(TriageRules.WithoutQuestions(alarms, message)));
        }

        var first = matches.Count > 0 ? matches[0] : null;
        var alarm = alarms.Count > 0 ? alarms[0].Rule : null;
        return new(
            first?.Rule.Kind ?? Plain(message, scope),
            first?.Rule.Urgent ?? false,
            first?.Rule.Id,
            matches.Skip(1).Select(match => match.Rule.Id).ToList(),
            scope.Domain,
            scope.Other,
            scope.Topics,
            question)
        {
            Reply = first?.Rule.Reply,
            Alarm = alarm is null ? null : new(alarm.Id, alarm.Kind, alarm.Urgent, alarm.Reply),
        };
    }

    // Orders to the bot pasted behind a real question must not cost the member the answer.
    private static TriageVerdict? WithoutOrders(TriageText message, IReadOnlyList<TriageMatch> matches)
    {
        var orders = matches.SelectMany(match => match.Sentences).ToHashSet();
        var kept = message.Sentences.Where((_, number) => !orders.Contains(number)).ToList();
        if (kept.Count == 0)
        {
            return null;
        }

        var rest = Read(string.Join('\n', kept));
        return rest.Kind == TriageKind.InScope
            ? rest with { OtherRules = matches.Select(match => match.Rule.Id).ToList() }
            : null;
    }

    private static TriageKind Plain(TriageText message, ScopeFacts scope) =>
        Courtesy.Of(message) is var courtesy && courtesy != TriageKind.None ? courtesy
        : scope.Domain ? TriageKind.InScope
        : scope.Other ? TriageKind.OutOfScope
        : TriageKind.None;
}
