using System.Collections.Concurrent;

namespace CongDoan.PlatformSimulator.Zalo;

/// <summary>What may go wrong with one send.</summary>
internal enum ZaloFault
{
    None,

    /// <summary>Nothing happens, HTTP 500.</summary>
    ServerError,

    /// <summary>The message arrives, then the connection breaks.</summary>
    CutAfterEffect,

    /// <summary>HTTP 200 with a page in the place of JSON; nothing happens.</summary>
    Html,

    /// <summary>HTTP 200 without the error field; nothing happens.</summary>
    NoErrorField,

    /// <summary>HTTP 429 with Retry-After: 7.</summary>
    TooMany,
}

/// <summary>How the platform behaves, where the documentation leaves it open or a test wants trouble.</summary>
internal sealed class ZaloBehaviour
{
    public TimeSpan AccessTokenLife { get; set; } = TimeSpan.FromSeconds(90_000);

    public TimeSpan RefreshTokenLife { get; set; } = TimeSpan.FromDays(90);

    public TimeSpan Window { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Calls a minute and app; Growth has 100.</summary>
    public int CallsPerMinute { get; set; } = 4_000;

    /// <summary>Replies within a window that are counted, as before 2026; null: unlimited.</summary>
    public int? CountedReplies { get; set; }

    /// <summary>Bare digits in the signature header instead of <c>mac=</c>.</summary>
    public bool BareSignature { get; set; }

    /// <summary>Own sends come back as <c>oa_send_*</c>.</summary>
    public bool Echoes { get; set; } = true;

    public bool Receipts { get; set; } = true;

    /// <summary>Of a hundred webhooks so many are sent twice.</summary>
    public int DuplicatePercent { get; set; }

    /// <summary>Webhooks are held back for a random while up to this long.</summary>
    public TimeSpan Reordering { get; set; }

    /// <summary>Not said by the documentation: whether an answer other than 200 is tried again as a closed connection is.</summary>
    public bool RetriesBadStatus { get; set; } = true;

    /// <summary>Taken by the next calls of a message endpoint, one each.</summary>
    public ConcurrentQueue<ZaloFault> Faults { get; } = new();

    /// <summary>Error codes for the next calls of a message endpoint, one each.</summary>
    public ConcurrentQueue<int> Errors { get; } = new();

    /// <summary>Error codes for the next calls of <c>user/detail</c>, one each.</summary>
    public ConcurrentQueue<int> ProfileErrors { get; } = new();

    /// <summary>What happens once a pair is given and before it is told; null for nothing.</summary>
    public Func<Task>? WhenPairIsGiven { get; set; }

    /// <summary>What happens once a message has reached its phone and before that is told; null for nothing.</summary>
    public Func<Task>? WhenDelivered { get; set; }

    /// <summary>Takes, once, a refresh token that it never gave: by hand the simulator is started anew beside a bot that was linked before.</summary>
    public bool KnowsEarlierRuns { get; set; }

    /// <summary>The next answers of the token endpoint break after the effect.</summary>
    public int CutRefreshes { get; set; }
}
