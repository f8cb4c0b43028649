using System.Globalization;

namespace CongDoan.Bot.Messaging;

/// <summary>One thing to send, free of where it was stored.</summary>
/// <param name="OutboxId">Our id of the sending; goes along wherever a platform takes an idempotency key.</param>
/// <param name="Account">The account that sends.</param>
/// <param name="ConversationId">Our id of the conversation, or null for an alert.</param>
/// <param name="ConversationKey">The platform's key of the conversation, or null for an alert.</param>
/// <param name="Text">Plain words for the member; empty for an alert.</param>
/// <param name="Body">The alert as JSON; empty for a message.</param>
internal sealed record OutboundMessage(
    long OutboxId, string Account, string? ConversationId, string? ConversationKey, string Text, string Body)
{
    /// <summary>The platform's id of the member; empty for an alert.</summary>
    public string MemberId { get; init; } = "";

    /// <summary>Place of the message in its conversation; 0 for an alert.</summary>
    public long Sequence { get; init; }

    /// <summary>True for an officer's own words: some platforms give them longer, and the last of a quota is theirs.</summary>
    public bool IsFromOfficer { get; init; }

    /// <summary>What the bot decided, such as <c>answer</c>; null for a fixed sentence or an officer's words.</summary>
    public string? Decision { get; init; }

    /// <summary>True when a person may be in danger.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>Code of the concern that the message tells of, or null.</summary>
    public string? Ticket { get; init; }

    /// <summary>The words without the line that names their basis.</summary>
    public string ShortText { get; init; } = "";

    /// <summary>The member's words that this answers; empty when it answers none.</summary>
    public string Asked { get; init; } = "";

    public IReadOnlyList<OutboundButton> Buttons { get; init; } = [];

    /// <summary>The words, and below them the choices that may be said, numbered: for whoever gets no buttons, or buttons too short for them.</summary>
    public string TextWithChoices
    {
        get
        {
            var choices = Buttons.Where(button => button.IsSaid).Select((button, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1}. {button.Title}")).ToList();
            // A question back is followed by its choices; an answer has said something else in between.
            return choices.Count == 0 ? Text : $"{Text}{(Decision == "ask_back" ? "" : "\n\nChưa đúng ý bạn? Có thể bạn muốn hỏi:")}{string.Concat(choices)}";
        }
    }

    /// <summary>Files of ours that go along; <see cref="Text"/> names them for channels that send words only, <see cref="ShortText"/> does not.</summary>
    public IReadOnlyList<OutboundFile> Files { get; init; } = [];

    /// <summary>True when the member is asked for name and telephone number.</summary>
    public bool AsksForDetails { get; init; }

    /// <summary>The platform's id of the member's message that this answers, or null.</summary>
    public string? Quoted { get; init; }

    /// <summary>True when the member wrote more since: the reader has to be told which message is answered.</summary>
    public bool IsLate { get; init; }

    /// <summary>When it was decided to say this.</summary>
    public DateTimeOffset DecidedAt { get; init; }

    /// <summary>When the member last did something in this conversation: platforms let us write for so long after it. Null when never.</summary>
    public DateTimeOffset? HeardAt { get; init; }

    /// <summary>Which try this is, one or more: before another try a channel looks whether the last one arrived.</summary>
    public int Attempt { get; init; } = 1;
}

/// <summary>One file beside a message.</summary>
/// <param name="FileId">Our id of its bytes.</param>
/// <param name="Name">Its name.</param>
/// <param name="Words">What a channel says that cannot send it: its name, and where it is.</param>
internal sealed record OutboundFile(string FileId, string Name, string Words);

/// <summary>One button below a message.</summary>
/// <param name="Title">What it reads.</param>
/// <param name="Value">What comes back when it is pressed.</param>
/// <param name="IsSaid">True when it is said as the member's own words, false when it comes back unseen.</param>
internal sealed record OutboundButton(string Title, string Value, bool IsSaid);
