using CongDoan.Knowledge.Units;

namespace CongDoan.Knowledge.Answering;

/// <summary>What a member asks, with all that the answer may depend on.</summary>
/// <param name="Text">The member's words as typed, any length; bubbles sent within a moment are joined by line breaks.</param>
/// <param name="AsOf">The day in Vietnam whose law counts.</param>
public sealed record Question(string Text, DateOnly AsOf)
{
    /// <summary>Earlier turns of the same conversation, oldest first.</summary>
    public IReadOnlyList<Turn> History { get; init; } = [];

    /// <summary>The union unit whose members are answered; documents of it and of its ancestors count.</summary>
    public string Unit { get; init; } = UnionUnit.RootId;

    /// <summary>Whoever asks, as an opaque id that the token budget of a language model counts by; null on the command line.</summary>
    public string? Member { get; init; }

    /// <summary>False leaves the starter notes out of consideration, as <c>--no-starter</c> asks.</summary>
    public bool WithStarterNotes { get; init; } = true;
}

/// <summary>One earlier message of a conversation.</summary>
/// <param name="FromMember">True for the member's words, false for the bot's or an officer's.</param>
/// <param name="Text">The words.</param>
public sealed record Turn(bool FromMember, string Text);
