using CongDoan.Bot.Inbox;

namespace CongDoan.Bot.Webhooks;

/// <summary>What stands in a genuine body, which may hold many events, some of them of use and some not.</summary>
/// <param name="Events">What is stored; may be empty.</param>
/// <param name="Unusable">Why the body, or a part of it, goes to quarantine: a short code; null when all of it was understood.</param>
internal sealed record WebhookReading(IReadOnlyList<InboundEvent> Events, string? Unusable = null);
