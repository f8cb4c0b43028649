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
        TriageKind.AskForPerson => Escalate("person", verdict),
        TriageKind.DangerToLife => Escalate("danger_to_life", verdict),
        TriageKind.Accident => Escalate("accident", verdict),
        TriageKind.Violence => Escalate("violence", verdict),
        TriageKind.Harassment => Escalate("harassment", verdict),
        TriageKind.ForcedOrChildLabour => Escalate("forced_or_child_labour", verdict),
        TriageKind.Strike => Escalate("strike", verdict),
        TriageKind.MassUnpaidWages => Escalate("mass_unpaid_wages", verdict),
        TriageKind.Retaliation => Escalate("retaliation", verdict),
        TriageKind.OwnDispute => Escalate("own_dispute", verdict),
        TriageKind.Press => Escalate("press", verdict),
        TriageKind.Lawsuit => Escalate("lawsuit", verdict),
        _ => null,
    };

    /// <summary>Hands a rumour that no note answers to an officer; other verdicts give null.</summary>
    internal static Answer? ToUnansweredRumour(TriageVerdict verdict) =>
        verdict.Kind == TriageKind.Rumour ? Escalate("rumour", verdict) : null;

    private static Answer Escalate(string key, TriageVerdict verdict) =>
        FixedReplies.Escalate(key, $"triage:{verdict.MatchedRule}", verdict.Urgent);
}
