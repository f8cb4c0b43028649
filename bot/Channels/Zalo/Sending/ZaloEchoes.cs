using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>
/// Zalo tells us of our own messages. After a sending whose end nobody saw, that tells whether it arrived. An echo carries
/// no id of ours, so it is known by its words, and by being nobody else's.
/// </summary>
internal sealed class ZaloEchoes(IDbContextFactory<BotDb> databases)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>Gives Zalo's id of the bubble with these words, or of this kind, that arrived since; null when none was told of.</summary>
    public async Task<string?> FindAsync(
        string channel, string account, string? conversationId, ZaloBubble bubble, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var from = since - Slack;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var echoes = await db.Set<InboxItem>().AsNoTracking()
            .Where(item => item.Channel == channel && item.Account == account && item.ConversationId == conversationId
                && item.Kind == InboxKind.Note && item.ReceivedAt >= from)
            .OrderBy(item => item.Id)
            .Select(item => new { item.EventId, item.Body })
            .ToListAsync(cancellationToken);
        foreach (var echo in echoes)
        {
            var body = JsonSerializer.Deserialize<InboundBody>(echo.Body, AnswerFormatter.Json)!;
            if (body.Value?.StartsWith("oa_send_", StringComparison.Ordinal) != true || !(bubble.EchoName is { } name ? body.Value == name : IsSame(body.Text, bubble.Text)))
            {
                continue;
            }

            var id = echo.EventId[(body.Value.Length + 1)..];
            if (!await db.Set<OutboxPart>().AnyAsync(part => part.PlatformId == id, cancellationToken))
            {
                return id;
            }
        }

        return null;
    }

    private static bool IsSame(string echoed, string sent) => Squeeze(echoed) == Squeeze(sent);

    private static string Squeeze(string text) =>
        string.Join(' ', Knowledge.Vietnamese.TextCleaner.Clean(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
