namespace CongDoan.Bot.Channels.Meta.Events;

/// <summary>One event as Meta sent it, field by field; what it did not send is null. Ids and times are text, whatever they were.</summary>
internal sealed record MetaEvent
{
    /// <summary>What it is: <c>message</c>, <c>message_echo</c>, <c>message_deleted</c>, <c>feed</c>, else the name of its part, such as <c>postback</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The Page that it happened to: <c>entry.id</c>.</summary>
    public required string PageId { get; init; }

    /// <summary>Digits made from its bytes: the same event sent again has the same.</summary>
    public required string Hash { get; init; }

    /// <summary><c>entry.time</c>: milliseconds, or seconds for a feed.</summary>
    public string? EntryTime { get; init; }

    /// <summary>True when another app has the conversation and we only hear of it.</summary>
    public bool IsStandby { get; init; }

    public string? Sender { get; init; }

    public string? Recipient { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public string? Timestamp { get; init; }

    public string? Mid { get; init; }

    public string? Text { get; init; }

    /// <summary>The app that sent an echoed message; not ours: a person in the Page's inbox.</summary>
    public string? AppId { get; init; }

    /// <summary>What the sender of an echoed message put in.</summary>
    public string? Metadata { get; init; }

    /// <summary>The payload of a pressed quick reply.</summary>
    public string? QuickReply { get; init; }

    public string? ReplyTo { get; init; }

    public IReadOnlyList<MetaAttachment> Attachments { get; init; } = [];

    /// <summary>A pressed button's title and payload.</summary>
    public string? Title { get; init; }

    public string? Payload { get; init; }

    public MetaReferral? Referral { get; init; }

    public string? Reaction { get; init; }

    public string? Emoji { get; init; }

    /// <summary><c>react</c>, <c>unreact</c>; <c>warning</c>, <c>block</c>, <c>unblock</c>.</summary>
    public string? Action { get; init; }

    public IReadOnlyList<string> Mids { get; init; } = [];

    /// <summary>Everything until then was read, or delivered: milliseconds since 1970.</summary>
    public string? Watermark { get; init; }

    public string? PreviousOwner { get; init; }

    public string? NewOwner { get; init; }

    public string? RequestedOwner { get; init; }

    public string? EditCount { get; init; }

    public MetaComment? Comment { get; init; }
}

/// <summary>One attachment of a message; which fields are set depends on the type.</summary>
internal sealed record MetaAttachment(string Type, string? Url, string? Title, string? StickerId, string? Latitude, string? Longitude);

/// <summary>Where a member came from.</summary>
internal sealed record MetaReferral(string? Ref, string? Source, string? Type);

/// <summary>What happened below a post; the ids of people are others than in Messenger.</summary>
internal sealed record MetaComment
{
    /// <summary><c>comment</c>, <c>post</c>, <c>reaction</c> …</summary>
    public required string Item { get; init; }

    /// <summary><c>add</c>, <c>edited</c>, <c>remove</c>, <c>hide</c> …</summary>
    public required string Verb { get; init; }

    public string? CommentId { get; init; }

    public string? PostId { get; init; }

    /// <summary>The post, or the comment that this one answers.</summary>
    public string? ParentId { get; init; }

    public string? FromId { get; init; }

    public string? FromName { get; init; }

    /// <summary>Seconds since 1970.</summary>
    public string? CreatedTime { get; init; }

    public string? Message { get; init; }

    public bool IsHidden { get; init; }

    public string? Permalink { get; init; }

    /// <summary>The group whose post it stands below; null for one of the Page's own.</summary>
    public string? GroupId { get; init; }

    /// <summary>Names of people in the message: where each begins and how many letters it has.</summary>
    public IReadOnlyList<MetaTag> Tags { get; init; } = [];
}

/// <summary>The name of a person who is called in a comment.</summary>
internal sealed record MetaTag(int Offset, int Length);
