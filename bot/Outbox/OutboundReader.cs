using System.Text.Json;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Outbox;

/// <summary>Gathers what a channel needs to send an item: the words, the buttons, and the platform's keys.</summary>
internal sealed class OutboundReader(IDbContextFactory<BotDb> databases)
{
    public async Task<OutboundMessage> ReadAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (item.MessageId is not { } messageId)
        {
            return new OutboundMessage(item.Id, item.Account, item.ConversationId, null, "", item.Body) { Attempt = item.Attempts };
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Plain SQL: the outbox knows no conversations, they know it.
        var row = await db.Database.SqlQuery<Row>(
            $"""
            SELECT c.Key AS Key, m.Text AS Text, m.Sequence AS Sequence, m."From" AS Author, m.Content AS Content, w.ExternalId AS MemberId,
                (SELECT q.Text FROM messages q WHERE q.ConversationId = c.Id AND q.Sequence = m.ReplyTo AND q."From" = 'Member') AS Asked,
                (SELECT r.InboxEventId FROM messages r WHERE r.ConversationId = c.Id AND r.Sequence = m.ReplyTo) AS Quoted,
                EXISTS (SELECT 1 FROM messages n WHERE n.ConversationId = c.Id AND n."From" = 'Member' AND n.Sequence > m.ReplyTo) AS IsLate, m.SentAt AS DecidedAt,
                (SELECT MAX(i.ReceivedAt) FROM inbox i WHERE i.ConversationId = c.Id AND i.Kind IN ('Message', 'Command', 'Arrival', 'Details', 'Overheard')) AS HeardAt
            FROM conversations c JOIN messages m ON m.ConversationId = c.Id JOIN members w ON w.Id = c.MemberId
            WHERE m.Id = {messageId}
            """).SingleAsync(cancellationToken);
        var content = row.Content is null ? null : JsonSerializer.Deserialize<Extras>(row.Content, JsonSerializerOptions.Web);
        return new OutboundMessage(item.Id, item.Account, item.ConversationId, row.Key, row.Text, item.Body)
        {
            MemberId = row.MemberId,
            Sequence = row.Sequence,
            IsFromOfficer = row.Author == "Officer",
            Decision = content?.Decision,
            IsUrgent = content?.Urgent == true,
            Ticket = content?.Ticket,
            ShortText = content?.Text ?? row.Text,
            Buttons = content?.Actions?.Select(action => new OutboundButton(action.Title, action.Value, action.Type == "imBack")).ToList() ?? [],
            Files = content?.Attachments?.Where(one => one.FileId is not null).Select(one => new OutboundFile(one.FileId!, one.Name ?? "", $"[{one.Name}: {one.Url}]")).ToList() ?? [],
            AsksForDetails = content?.AsksForDetails == true,
            Asked = row.Asked ?? "",
            Quoted = row.Quoted,
            IsLate = row.IsLate,
            DecidedAt = new DateTimeOffset(row.DecidedAt, TimeSpan.Zero),
            HeardAt = row.HeardAt is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null,
            Attempt = item.Attempts,
        };
    }

    private sealed record Row(string Key, string Text, long Sequence, string Author, string? Content, string MemberId, string? Asked, string? Quoted, bool IsLate, long DecidedAt, long? HeardAt);

    private sealed record Extras(string? Text, string? Decision, bool Urgent, string? Ticket, IReadOnlyList<Action>? Actions, IReadOnlyList<Beside>? Attachments, bool AsksForDetails);

    private sealed record Beside(string? Url, string? Name, string? FileId);

    private sealed record Action(string Type, string Title, string Value);
}
