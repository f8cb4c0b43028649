namespace CongDoan.Bot.Webhooks;

/// <summary>
/// One platform's way in, <c>/webhooks/{name}/{app}</c>: an app has one address for all its accounts, and the ids in a
/// body pick the account. Channels that arrive at one address share one of these.
/// </summary>
internal interface IWebhook
{
    /// <summary>The second word of the route, such as <c>zalo</c>.</summary>
    string Name { get; }

    /// <summary>Headers that <see cref="ProveAsync"/> and <see cref="ReadAsync"/> look at; they are kept with the body.</summary>
    IReadOnlyList<string> Headers { get; }

    /// <summary>Proves a body genuine over its raw bytes, while the platform waits for its answer.</summary>
    ValueTask<WebhookProof> ProveAsync(WebhookRequest request, CancellationToken cancellationToken);

    /// <summary>
    /// Reads a body that was proved, maybe by the process before this one. What is wrong with it is a
    /// <see cref="WebhookReading"/>, not an exception. Reading it again has no further effect.
    /// </summary>
    ValueTask<WebhookReading> ReadAsync(WebhookRequest request, CancellationToken cancellationToken);

    /// <summary>The plain text that answers a platform's GET with status 200; null for 403.</summary>
    string? Challenge(string app, IQueryCollection query);
}
