using System.ComponentModel.DataAnnotations;

namespace CongDoan.Bot.Inbox;

/// <summary>How the inbox is worked off.</summary>
internal sealed class InboxOptions
{
    public const string Section = "Inbox";

    /// <summary>Conversations worked on at the same time. Default: 4.</summary>
    [Range(1, 64, ErrorMessage = "Inbox:Workers phải từ 1 đến 64.")]
    public int Workers { get; set; } = 4;

    /// <summary>How long a claim lasts without a sign of life. Default: 60 seconds.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00", ErrorMessage = "Inbox:Lease phải từ 00:00:01 đến 00:10:00.")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a sender may wait for its answer. Default: one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:10", ErrorMessage = "Inbox:StoreWithin phải từ 00:00:00.1 đến 00:00:10.")]
    public TimeSpan StoreWithin { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Starts after which an item goes to an officer instead.</summary>
    public const int MaxStarts = 3;
}
