namespace CongDoan.Bot.Alerts;

/// <summary>How officers are alerted outside the console; without an address they are not.</summary>
internal sealed class AlertOptions
{
    public const string Section = "Alerts";

    /// <summary>Takes a POST with <c>{"text", "ticket", "urgent", "url"}</c>; http and loopback are allowed. Default: none.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>True: only what cannot wait is told. Default: every concern.</summary>
    public bool UrgentOnly { get; set; }
}
