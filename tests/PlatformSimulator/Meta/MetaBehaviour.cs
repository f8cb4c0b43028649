using System.Collections.Concurrent;

namespace CongDoan.PlatformSimulator.Meta;

/// <summary>What may go wrong with one send.</summary>
internal enum MetaFault
{
    None,

    /// <summary>Nothing happens, HTTP 503 with a page in the place of JSON.</summary>
    Html,

    /// <summary>The message arrives, then the connection breaks.</summary>
    CutAfterEffect,

    /// <summary>Nothing happens and the connection breaks.</summary>
    CutBeforeEffect,

    /// <summary>HTTP 429 with Retry-After: 1.</summary>
    TooMany,
}

/// <summary>How the platform behaves, where the documentation leaves it open or a test wants trouble.</summary>
internal sealed class MetaBehaviour
{
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(24);

    public TimeSpan HumanWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Calls a minute of the Page.</summary>
    public int CallsPerMinute { get; set; } = 10_000;

    /// <summary>False: <c>message_echoes</c> is not subscribed.</summary>
    public bool Echoes { get; set; } = true;

    public bool Receipts { get; set; } = true;

    /// <summary>False: whoever asks may not subscribe the Page.</summary>
    public bool MaySubscribe { get; set; } = true;

    /// <summary>Events that wait at the same time travel in one body, at most so many.</summary>
    public int Batch { get; set; } = 1;

    /// <summary>Of a hundred webhooks so many are sent twice.</summary>
    public int DuplicatePercent { get; set; }

    /// <summary>Webhooks are held back for a random while up to this long.</summary>
    public TimeSpan Reordering { get; set; }

    /// <summary>False: no default app is set, so nobody may take a conversation.</summary>
    public bool MayTakeControl { get; set; } = true;

    /// <summary>Taken by the next sends, one each.</summary>
    public ConcurrentQueue<MetaFault> Faults { get; } = new();

    /// <summary>Error codes with their subcodes for the next sends, one each.</summary>
    public ConcurrentQueue<(int Code, int Subcode)> Errors { get; } = new();
}
