using CongDoan.Bot.Channels.BotConnector.Activities;
using CongDoan.Bot.Channels.BotConnector.Addresses;
using CongDoan.Bot.Channels.BotConnector.Tokens;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Webhooks;

namespace CongDoan.Bot.Channels.BotConnector;

/// <summary>
/// Reads what <see cref="ConnectorEndpoint"/> has proved. It takes the common way in, with its journal and its
/// quarantine; called from outside below <c>/webhooks</c> it has no seal and takes nothing.
/// </summary>
internal sealed class ConnectorWebhook(ConnectorBots bots, ProofSeal seal, AddressBook addresses, OutboxParts parts) : IWebhook
{
    public const string WebhookName = "botframework";

    public string Name => WebhookName;

    public IReadOnlyList<string> Headers => [ProofSeal.Header];

    /// <summary>The protocol knows no challenge.</summary>
    public string? Challenge(string app, IQueryCollection query) => null;

    public ValueTask<WebhookProof> ProveAsync(WebhookRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(
        bots.FindByKey(request.App) is not { } bot ? WebhookProof.NoSuchApp
        : seal.IsGenuine(request.Header(ProofSeal.Header), bot, request.Body.Span) ? WebhookProof.Genuine
        : WebhookProof.Forged);

    public async ValueTask<WebhookReading> ReadAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (bots.FindByKey(request.App) is not { } bot)
        {
            return new WebhookReading([], "unknown_app");
        }

        if (ActivityReader.Read(request.Body.Span) is not { } one)
        {
            return new WebhookReading([], "unreadable");
        }

        if (one is not { From: not null, Recipient: not null, ConversationId: not null, ChannelId: not null } || !IsSafe(one.ServiceUrl))
        {
            return new WebhookReading([], "incomplete");
        }

        await addresses.KeepAsync(bot, one, cancellationToken);
        var repliesToUs = one.IsGroup && await parts.IsOursAsync(one.ReplyToId, cancellationToken);
        return new WebhookReading(ActivityInbound.Read(bot, one, request.ReceivedAt, repliesToUs));
    }

    /// <summary>Our token goes there: never in the open, except within this machine.</summary>
    private static bool IsSafe(string? serviceUrl) =>
        Uri.TryCreate(serviceUrl, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));
}
