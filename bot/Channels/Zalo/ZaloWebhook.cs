using CongDoan.Bot.Channels.Zalo.Events;
using CongDoan.Bot.Channels.Zalo.Groups;
using CongDoan.Bot.Channels.Zalo.Linking;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Webhooks;

namespace CongDoan.Bot.Channels.Zalo;

/// <summary><c>/webhooks/zalo/{app}</c>: one address for all accounts of an app.</summary>
internal sealed class ZaloWebhook(ZaloAccounts accounts, ZaloPairing pairing, OutboxParts parts) : IWebhook
{
    private readonly ZaloInbound _inbound = new(accounts);

    public string Name => "zalo";

    public IReadOnlyList<string> Headers => [ZaloSignature.Header, ZaloSignature.TimeHeader];

    /// <summary>Zalo documents no challenge; whoever looks sees that something is here.</summary>
    public string? Challenge(string app, IQueryCollection query) => accounts.FindApp(app) is null ? null : "ok";

    public async ValueTask<WebhookProof> ProveAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (accounts.FindApp(request.App) is not { } app)
        {
            return WebhookProof.NoSuchApp;
        }

        var (one, timestamp) = ZaloEventReader.Read(request.Body);
        return IsGenuine(request, app, one, timestamp) ? WebhookProof.Genuine
            : await pairing.IsRehearsalAsync(app, request, one, cancellationToken) ? WebhookProof.Rehearsal
            : WebhookProof.Forged;
    }

    public async ValueTask<WebhookReading> ReadAsync(WebhookRequest request, CancellationToken cancellationToken)
    {
        if (accounts.FindApp(request.App) is not { } app)
        {
            return new WebhookReading([], "unknown_app");
        }

        if (ZaloEventReader.Read(request.Body).Event is not { } one)
        {
            return new WebhookReading([], "unreadable");
        }

        var quotesUs = GroupEvents.IsOfGroup(one) && await parts.IsOursAsync(one.QuotedMessageId, cancellationToken);
        return _inbound.Read(app, one, request.ReceivedAt, quotesUs) is { } inbound
            ? new WebhookReading([inbound])
            : new WebhookReading([], "unknown_account");
    }

    private bool IsGenuine(WebhookRequest request, ZaloApp app, ZaloEvent? one, string? timestamp)
    {
        // The body's app never chooses the key, and one that names another app is not ours whoever signed it.
        if (one?.AppId is { } named && named != app.Options.AppId)
        {
            return false;
        }

        // The account's own key where the body names an account of ours; it is proved by that very key.
        var account = one is null ? null : _inbound.AccountOf(app, one);
        IReadOnlyList<string> keys = account is null ? accounts.SecretKeys(app) : account.SecretKey is { } key ? [key] : [];
        return ZaloSignature.IsGenuine(
            request.Header(ZaloSignature.Header), app.Options.AppId, request.Body.Span, [timestamp, request.Header(ZaloSignature.TimeHeader)], keys);
    }
}
