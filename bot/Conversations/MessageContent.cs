using System.Text.Json.Serialization;

namespace CongDoan.Bot.Conversations;

/// <summary>What goes with a message beyond its words; stored with it, and sent to web clients as <c>channelData.congdoan</c>.</summary>
internal sealed record MessageContent
{
    /// <summary><c>bot</c>, <c>officer</c> or <c>system</c> (a fixed sentence about the conversation itself).</summary>
    public required string From { get; init; }

    /// <summary>The officer's name as shown, or null.</summary>
    public string? Officer { get; init; }

    /// <summary>The answer's words alone, without the line that names its basis.</summary>
    public required string Text { get; init; }

    /// <summary>The decision in snake case, such as <c>ask_back</c>; null for a fixed sentence.</summary>
    public string? Decision { get; init; }

    public string? Reason { get; init; }

    public bool Urgent { get; init; }

    public IReadOnlyList<ShownCitation> Citations { get; init; } = [];

    /// <summary>What "Xem căn cứ" shows below the citations: Markdown, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The same as HTML that is safe to insert into a page, or null.</summary>
    public string? DetailHtml { get; init; }

    /// <summary>Code of the concern that this message tells of, or null.</summary>
    public string? Ticket { get; init; }

    public IReadOnlyList<QuickReply> Actions { get; init; } = [];

    /// <summary>What a member or an officer sent beside words; <see cref="Text"/> is then the words that came along, or empty.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Attachment>? Attachments { get; init; }

    /// <summary>True when an officer asks the member for name and telephone number: a platform that has a form for it shows the form.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool AsksForDetails { get; init; }
}

/// <summary>Something sent beside words. Nobody fetches it: the address is for an officer to open.</summary>
/// <param name="Kind"><c>image</c>, <c>sticker</c>, <c>audio</c>, <c>video</c>, <c>file</c>, <c>location</c>, <c>link</c>, <c>contact</c>.</param>
/// <param name="Url">Where it is, http or https; null when it has no address.</param>
/// <param name="Name">A file's name, a link's title, a place's coordinates; or null.</param>
/// <param name="FileId">Our own id of its bytes, or null when others keep them.</param>
internal sealed record Attachment(
    string Kind, string? Url = null, string? Name = null, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? FileId = null);

/// <summary>One legal basis as a client shows it.</summary>
internal sealed record ShownCitation(
    string Printed,
    string Kind,
    string Document,
    string? Article,
    string? Clause,
    string? Point,
    DateOnly? EffectiveFrom,
    DateOnly? EffectiveUntil,
    string? Quote,
    string? AmendedBy,
    string? SourceUrl,
    string? Note);

/// <summary>One button below a message.</summary>
/// <param name="Type"><c>postBack</c>: sends the value unseen; <c>imBack</c>: says the value as the member's own words.</param>
/// <param name="Title">What the button reads.</param>
/// <param name="Value">What it sends.</param>
internal sealed record QuickReply([property: JsonPropertyName("type")] string Type, string Title, string Value);
