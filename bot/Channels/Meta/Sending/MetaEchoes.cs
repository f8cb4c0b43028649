using System.Text.Json;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Meta.Sending;

/// <summary>A bubble that has arrived although nobody saw the end of its sending.</summary>
internal sealed record MetaArrival(string? MessageId, string? PersonId);

/// <summary>
/// Finds out whether a bubble arrived. Its echo carries what we put in; where echoes are not subscribed, the conversation
/// itself is asked.
/// </summary>
internal sealed class MetaEchoes(IDbContextFactory<BotDb> databases, MetaApi api)
{
    private const string LastMessages = "messages.limit(20){id,message,from,created_time}";
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    /// <summary>Gives the echo of a bubble, or null.</summary>
    public async Task<MetaArrival?> FindAsync(MetaAccount account, OutboundMessage message, int part, CancellationToken cancellationToken)
    {
        var (id, since) = (MetaInbound.EchoMark + MetaMessages.Metadata(message.OutboxId, part), message.DecidedAt - Slack);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var stored = await db.Set<InboxItem>().AsNoTracking()
            .Where(item => item.Channel == MessengerChannel.ChannelName && item.Account == account.PageId && item.EventId == id && item.ReceivedAt >= since)
            .Select(item => item.Body)
            .SingleOrDefaultAsync(cancellationToken);
        return stored is not null && JsonSerializer.Deserialize<InboundBody>(stored, AnswerFormatter.Json) is { } body
            ? new MetaArrival(body.Quoted, body.Text)
            : null;
    }

    /// <summary>Asks Meta for the last messages with a person; gives the one with these words that is nobody else's, or null.</summary>
    public async Task<MetaArrival?> AskAsync(MetaAccount account, OutboundMessage message, string personId, string text, CancellationToken cancellationToken)
    {
        var query = new Dictionary<string, string?> { ["platform"] = "messenger", ["user_id"] = personId, ["fields"] = LastMessages };
        if (await api.GetAsync(account, $"{account.PageId}/conversations", query, cancellationToken) is not MetaReply.Done { Data: { } data })
        {
            return null;
        }

        using var document = JsonDocument.Parse(data);
        var since = message.DecidedAt - Slack;
        var same = Items(document.RootElement, "data").SelectMany(one => Items(Child(one, "messages"), "data"))
            .Where(one => Words(Child(one, "from"), "id") == account.PageId && Squeeze(Words(one, "message")) == Squeeze(text)
                && DateTimeOffset.TryParse(Words(one, "created_time"), System.Globalization.CultureInfo.InvariantCulture, out var at) && at >= since)
            .Select(one => Words(one, "id"))
            .OfType<string>()
            .ToList();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var known = await db.Set<OutboxPart>().Where(part => same.Contains(part.PlatformId!)).Select(part => part.PlatformId).ToListAsync(cancellationToken);
        return same.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } id ? new MetaArrival(id, personId) : null;
    }

    private static string Squeeze(string? text) =>
        string.Join(' ', Knowledge.Vietnamese.TextCleaner.Clean(text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
