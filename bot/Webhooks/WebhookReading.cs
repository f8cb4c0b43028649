using CongDoan.Bot.Inbox;

namespace CongDoan.Bot.Webhooks;

/// <summary>What a POST turned out to be.</summary>
internal abstract record WebhookReading
{
    private WebhookReading()
    {
    }

    /// <summary>No such app in the settings: 404.</summary>
    internal sealed record NoSuchApp : WebhookReading;

    /// <summary>Not proved to come from the platform: 401, nothing is kept.</summary>
    internal sealed record Forged : WebhookReading;

    /// <summary>A try-out that is answered with 200 and forgotten.</summary>
    internal sealed record Rehearsal : WebhookReading;

    /// <summary>Genuine. A POST may hold many events, some of them of use and some not.</summary>
    /// <param name="Events">What is stored; may be empty.</param>
    /// <param name="Unusable">Why the body, or a part of it, goes to quarantine: a short code; null when all of it was understood.</param>
    internal sealed record Genuine(IReadOnlyList<InboundEvent> Events, string? Unusable = null) : WebhookReading;
}
