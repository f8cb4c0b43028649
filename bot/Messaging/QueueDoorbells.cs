namespace CongDoan.Bot.Messaging;

/// <summary>Rung when an inbox row was committed.</summary>
internal sealed class InboxDoorbell : Doorbell;

/// <summary>Rung when an outbox row was committed.</summary>
internal sealed class OutboxDoorbell : Doorbell;
