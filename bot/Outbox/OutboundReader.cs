using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Outbox;

/// <summary>Gathers what a channel needs to send an item: the words and the platform's key of the conversation.</summary>
internal sealed class OutboundReader(IDbContextFactory<BotDb> databases)
{
    public async Task<OutboundMessage> ReadAsync(OutboxItem item, CancellationToken cancellationToken)
    {
        if (item.MessageId is not { } messageId)
        {
            return new OutboundMessage(item.Id, item.Account, item.ConversationId, null, "", item.Body);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        // Plain SQL: the outbox knows no conversations, they know it.
        var row = await db.Database.SqlQuery<Row>(
            $"SELECT c.Key AS Key, m.Text AS Text FROM conversations c JOIN messages m ON m.ConversationId = c.Id WHERE m.Id = {messageId}").SingleAsync(cancellationToken);
        return new OutboundMessage(item.Id, item.Account, item.ConversationId, row.Key, row.Text, item.Body);
    }

    private sealed record Row(string Key, string Text);
}
