namespace CongDoan.Bot.Messaging;

/// <summary>One thing to send, free of where it was stored.</summary>
/// <param name="OutboxId">Our id of the sending; goes along wherever a platform takes an idempotency key.</param>
/// <param name="Account">The account that sends.</param>
/// <param name="ConversationId">Our id of the conversation, or null for an alert.</param>
/// <param name="ConversationKey">The platform's key of the conversation, or null for an alert.</param>
/// <param name="Text">Plain words for the member; empty for an alert.</param>
/// <param name="Body">The alert as JSON; empty for a message.</param>
internal sealed record OutboundMessage(
    long OutboxId, string Account, string? ConversationId, string? ConversationKey, string Text, string Body);
