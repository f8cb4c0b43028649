using System.Security.Cryptography;
using System.Text;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Webhooks;

namespace CongDoan.Bot.Channels.Meta;

/// <summary><c>/webhooks/meta/{app}</c>: one address for all Pages of an app, their Messenger and their comments.</summary>
internal sealed class MetaWebhook(MetaAccounts accounts) : IWebhook
{
    public string Name => "meta";

    public IReadOnlyList<string> Headers => [MetaSignature.Header];

    /// <summary>Meta's handshake: whoever knows the word gets the challenge back.</summary>
    public string? Challenge(string app, IQueryCollection query) =>
        accounts.FindApp(app) is { } found && query["hub.mode"] == "subscribe" && query["hub.challenge"].ToString() is { Length: > 0 } challenge
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(query["hub.verify_token"].ToString()), Encoding.UTF8.GetBytes(found.Options.VerifyToken))
            ? challenge
            : null;

    public ValueTask<WebhookProof> ProveAsync(WebhookRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(
        accounts.FindApp(request.App) is not { } app ? WebhookProof.NoSuchApp
        : MetaSignature.IsGenuine(request.Header(MetaSignature.Header), request.Body.Span, app.Options.AppSecret) ? WebhookProof.Genuine
        : WebhookProof.Forged);

    public ValueTask<WebhookReading> ReadAsync(WebhookRequest request, CancellationToken cancellationToken) => ValueTask.FromResult(Read(request));

    private WebhookReading Read(WebhookRequest request)
    {
        if (accounts.FindApp(request.App) is not { } app)
        {
            return new WebhookReading([], "unknown_app");
        }

        var (events, unusable) = MetaEventReader.Read(request.Body);
        var inbound = new List<InboundEvent>(events.Count);
        foreach (var one in events)
        {
            if (accounts.Find(app, one.PageId) is { } account)
            {
                inbound.AddRange(MetaInbound.Read(account, one, request.ReceivedAt));
            }
            else
            {
                unusable ??= "unknown_account";
            }
        }

        return new WebhookReading(inbound, unusable);
    }
}
