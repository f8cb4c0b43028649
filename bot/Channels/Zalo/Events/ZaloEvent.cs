namespace CongDoan.Bot.Channels.Zalo.Events;

/// <summary>One event as Zalo sent it, field by field; what it did not send is null. Ids are text, whatever they were.</summary>
internal sealed record ZaloEvent
{
    /// <summary>Such as <c>user_send_text</c>.</summary>
    public required string Name { get; init; }

    /// <summary>What the body says of itself; never trusted, see <see cref="ZaloSignature"/>.</summary>
    public string? AppId { get; init; }

    public string? OaId { get; init; }

    public string? Sender { get; init; }

    public string? Recipient { get; init; }

    /// <summary>The officer who wrote in the OA's own app: the mark of a person on the account's side.</summary>
    public string? AdminId { get; init; }

    /// <summary>The member in events without sender and recipient: <c>user_id</c>, or <c>follower.id</c>.</summary>
    public string? UserId { get; init; }

    public string? UserIdByApp { get; init; }

    public string? GroupId { get; init; }

    /// <summary>The timestamp as it stood in the body, signed so; normally milliseconds since 1970.</summary>
    public string? Timestamp { get; init; }

    public string? MessageId { get; init; }

    public IReadOnlyList<string> MessageIds { get; init; } = [];

    public string? Text { get; init; }

    public string? QuotedMessageId { get; init; }

    /// <summary>The conversation of an anonymous visitor.</summary>
    public string? ConversationId { get; init; }

    public string? ReactIcon { get; init; }

    public string? Source { get; init; }

    /// <summary>Those who joined or left a group.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    public IReadOnlyList<ZaloAttachment> Attachments { get; init; } = [];

    public ZaloInfo? Info { get; init; }
}

/// <summary>One attachment of a message; which fields are set depends on the type.</summary>
internal sealed record ZaloAttachment(
    string Type, string? Url, string? Thumbnail, string? Description, string? Id, string? Name, string? Size, string? Checksum, string? FileType,
    string? Latitude, string? Longitude);

/// <summary>What a member filled in: the form of 2026, and the older one.</summary>
internal sealed record ZaloInfo(string? Name, string? Phone, string? BirthDay, string? Gender, string? City, string? Ward, string? District, string? Address);
