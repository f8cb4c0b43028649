namespace CongDoan.Knowledge.Triage;

/// <summary>What kind of message it is. Triaged kinds stand in order of precedence: an earlier one hides a later one.</summary>
public enum TriageKind
{
    /// <summary>Nothing that the tables know; neither in scope nor clearly outside.</summary>
    None,

    /// <summary>Someone wants to die, or lives are in danger now: fire, collapse, gas.</summary>
    DangerToLife,

    /// <summary>Someone has been hurt or has fallen ill at work.</summary>
    Accident,

    /// <summary>Someone is beaten or threatened, or the member threatens others.</summary>
    Violence,

    /// <summary>Someone is sexually harassed.</summary>
    Harassment,

    /// <summary>People are locked in, forced to work or too young to work.</summary>
    ForcedOrChildLabour,

    /// <summary>A strike or stoppage is under way, planned or called for.</summary>
    Strike,

    /// <summary>Many people are not paid, or the owner has fled.</summary>
    MassUnpaidWages,

    /// <summary>Someone is punished or threatened for turning to the union or speaking up.</summary>
    Retaliation,

    /// <summary>The member asks the union to step in, or reports a wrong done to them: a concern, not a legal question.</summary>
    OwnDispute,

    /// <summary>A journalist, or a member who turns to the press.</summary>
    Press,

    /// <summary>A lawsuit that has begun or is announced.</summary>
    Lawsuit,

    /// <summary>A rumour or a suspicious message to be checked. A reviewed note may answer it; else an officer.</summary>
    Rumour,

    /// <summary>The member asks for a person.</summary>
    AskForPerson,

    /// <summary>Instructions to the bot, or a request for what others wrote. Refused.</summary>
    Injection,

    /// <summary>A request to harm, forge or defame, or an insult. Refused politely.</summary>
    Abuse,

    /// <summary>Thanks, or "I see", and nothing else.</summary>
    Thanks,

    /// <summary>Goodbye and nothing else.</summary>
    Goodbye,

    /// <summary>A greeting and nothing else.</summary>
    Greeting,

    /// <summary>About something else than labour, union and welfare.</summary>
    OutOfScope,

    /// <summary>A question about labour, union, insurance, welfare or the bot itself.</summary>
    InScope,
}
