using CongDoan.Knowledge.Triage;

namespace CongDoan.Knowledge.Answering;

/// <summary>What triage alone decides, before and whatever the library holds; the bot never improvises on these.</summary>
internal static class TriageReply
{
    /// <summary>
    /// Gives the fixed answer, or null when the question goes on to the library. A rumour goes on: a reviewed note may know
    /// better.
    /// </summary>
    internal static Answer? To(TriageVerdict verdict) => verdict.Kind switch
    {
        TriageKind.Greeting => FixedReplies.Greet("greet"),
        TriageKind.Thanks => FixedReplies.Greet("thanks"),
        TriageKind.Goodbye => FixedReplies.Greet("goodbye"),
        TriageKind.Abuse => FixedReplies.Refuse("abuse"),
        TriageKind.Injection => FixedReplies.Refuse("injection"),
        _ when PersonKey(verdict.Kind) is { } key =>
            Escalate(verdict.Reply ?? key, verdict.MatchedRule, verdict.Urgent),
        _ => null,
    };

    /// <summary>Hands a rumour that no note answers to an officer; other verdicts give null.</summary>
    internal static Answer? ToUnansweredRumour(TriageVerdict verdict) =>
        verdict.Kind == TriageKind.Rumour ? Escalate("rumour", verdict.MatchedRule, verdict.Urgent) : null;

    /// <summary>
    /// The safety net: whoever writes of an injury, a death, a fire or an assault is never turned away. A refusal becomes
    /// an alert; every other answer stays as it is, for triage has already taken what was not asked as a rule of law.
    /// </summary>
    internal static Answer NeverRefused(Answer answer, TriageVerdict verdict) =>
        answer.Decision == Decision.Refuse && verdict.Alarm is { } alarm && PersonKey(alarm.Kind) is { } key
            ? Escalate(alarm.Reply ?? key, alarm.Rule, alarm.Urgent)
            : answer;

    private static string? PersonKey(TriageKind kind) => kind switch
    {
        TriageKind.AskForPerson => "person",
        TriageKind.DangerToLife => "danger_to_life",
        TriageKind.Accident => "accident",
        TriageKind.Violence => "violence",
        TriageKind.Harassment => "harassment",
        TriageKind.ForcedOrChildLabour => "forced_or_child_labour",
        TriageKind.Strike => "strike",
        TriageKind.MassUnpaidWages => "mass_unpaid_wages",
        TriageKind.Retaliation => "retaliation",
        TriageKind.OwnDispute => "own_dispute",
        TriageKind.Press => "press",
        TriageKind.Lawsuit => "lawsuit",
        _ => null,
    };

    private static Answer Escalate(string key, string? rule, bool urgent) =>
        FixedReplies.Escalate(key, $"triage:{rule}", urgent);
}
