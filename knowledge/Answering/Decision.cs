namespace CongDoan.Knowledge.Answering;

/// <summary>What the bot does with a question.</summary>
public enum Decision
{
    /// <summary>Evidence suffices: answered, cited.</summary>
    Answer,

    /// <summary>Two readings differ in outcome: one short question with options.</summary>
    AskBack,

    /// <summary>In scope, but the evidence does not suffice or the matter is known to be unsettled: an officer answers.</summary>
    Abstain,

    /// <summary>Outside labour, union and welfare, abuse, instructions to the bot, or no words at all: one polite sentence, no concern.</summary>
    Refuse,

    /// <summary>A person is needed: triage says so, or the member asks for one.</summary>
    Escalate,

    /// <summary>Greeting, thanks or goodbye.</summary>
    Greet,
}
