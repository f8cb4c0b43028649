using CongDoan.Knowledge.Answering;

namespace CongDoan.Bot.Conversations;

/// <summary>One thing that a member did, as it came in.</summary>
/// <param name="Message">The stored message, or null for a pressed button.</param>
/// <param name="Command">The command that it is, or null for words.</param>
/// <param name="About">Sequence number of the message that a button stood below, or that was replied to; or null.</param>
/// <param name="News">What the platform told of, when it was neither words nor a command.</param>
internal sealed record TurnPart(Message? Message, MemberCommand? Command, long? About, PlatformNews? News = null);

/// <summary>What a platform tells of beside words and commands.</summary>
internal abstract record PlatformNews
{
    private PlatformNews()
    {
    }

    /// <summary>A member came without a word.</summary>
    internal sealed record Arrived : PlatformNews;

    /// <summary>A member filled in the platform's form; the message holds it.</summary>
    internal sealed record GaveDetails : PlatformNews;

    /// <summary>An officer answered in the platform's own inbox.</summary>
    internal sealed record OfficerSaid(string Text, string EventId, DateTimeOffset At) : PlatformNews;

    /// <summary>A member wrote to the officer who has the conversation in the platform's own inbox; the message holds it.</summary>
    internal sealed record Overheard : PlatformNews;

    /// <summary>The platform gave the conversation to an officer in its own inbox, or back to the bot.</summary>
    internal sealed record ControlMoved(bool IsToBot) : PlatformNews;

    /// <summary>A member put the message of this event right.</summary>
    internal sealed record Edited(string EventId, string Text) : PlatformNews;

    /// <summary>A member took back the message of this event.</summary>
    internal sealed record Recalled(string EventId) : PlatformNews;

    /// <summary>A member no longer agrees that their data is kept.</summary>
    internal sealed record Withdrew : PlatformNews;
}

/// <summary>What a turn will write: thought out without a transaction, written in one.</summary>
internal sealed record PlannedTurn(string ConversationId, IReadOnlyList<PlannedStep> Steps);

/// <summary>One step of a turn.</summary>
internal abstract record PlannedStep
{
    private PlannedStep()
    {
    }

    /// <summary>Words, answered.</summary>
    /// <param name="Text">All bubbles, joined by line breaks.</param>
    /// <param name="Messages">The bubbles, one or more.</param>
    /// <param name="Answer">The answer, or null when there is nothing to read in the words.</param>
    /// <param name="WasCut">True when only the beginning was used to look things up.</param>
    internal sealed record Reply(string Text, IReadOnlyList<Message> Messages, Answer? Answer, bool WasCut) : PlannedStep;

    /// <summary>Pictures, voices and the like, without a word to look anything up by.</summary>
    /// <param name="Messages">The bubbles, one or more.</param>
    internal sealed record Look(IReadOnlyList<Message> Messages) : PlannedStep;

    /// <summary>Something that the platform told of.</summary>
    internal sealed record Note(PlatformNews News, Message? Message) : PlannedStep;

    /// <summary>A command.</summary>
    /// <param name="Command">Which.</param>
    /// <param name="Message">The message that said it, or null for a pressed button.</param>
    /// <param name="About">Sequence number of the message that it is about, or null for the newest answer.</param>
    internal sealed record Obey(MemberCommand Command, Message? Message, long? About) : PlannedStep;
}
