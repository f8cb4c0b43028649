namespace CongDoan.Bot.Channels.BotConnector.Activities;

/// <summary>One activity of the Bot Framework protocol (schema v3), field by field; what was not sent is null. Ids are text.</summary>
internal sealed record Activity
{
    /// <summary>Such as <c>message</c>, <c>conversationUpdate</c>, <c>invoke</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Digits made from its bytes, for an activity without an id.</summary>
    public required string Hash { get; init; }

    public string? Id { get; init; }

    /// <summary>The channel that it came through, such as <c>msteams</c>, <c>webchat</c>, <c>emulator</c>.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Where replies go; trusted only when a token vouches for it.</summary>
    public string? ServiceUrl { get; init; }

    public ActivityParty? From { get; init; }

    /// <summary>The bot itself.</summary>
    public ActivityParty? Recipient { get; init; }

    public string? ConversationId { get; init; }

    public bool IsGroup { get; init; }

    /// <summary>The tenant of a Teams conversation.</summary>
    public string? TenantId { get; init; }

    public string? Text { get; init; }

    /// <summary>The value of a pressed button, when it is text.</summary>
    public string? Value { get; init; }

    /// <summary>What an event or an invoke is called.</summary>
    public string? Name { get; init; }

    public string? ReplyToId { get; init; }

    /// <summary>The channel's own time of it, ISO 8601.</summary>
    public string? Timestamp { get; init; }

    public IReadOnlyList<ActivityAttachment> Attachments { get; init; } = [];

    public IReadOnlyList<ActivityMention> Mentions { get; init; } = [];

    /// <summary>Latitude and longitude of a place, when one was sent.</summary>
    public string? Place { get; init; }

    public IReadOnlyList<ActivityParty> MembersAdded { get; init; } = [];
}

/// <summary>Somebody in a conversation.</summary>
internal sealed record ActivityParty(string Id, string? Name, string? Role);

/// <summary>Something sent along.</summary>
internal sealed record ActivityAttachment(string Type, string? Url, string? Name);

/// <summary>Somebody who is named in the text.</summary>
/// <param name="Id">Who.</param>
/// <param name="Text">The letters by which the text names them, such as <c>&lt;at&gt;Bot&lt;/at&gt;</c>.</param>
internal sealed record ActivityMention(string Id, string Text);
