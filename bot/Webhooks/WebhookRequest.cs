namespace CongDoan.Bot.Webhooks;

/// <summary>One POST of a platform, free of HTTP, so that it can be kept and read again.</summary>
/// <param name="Webhook">Which webhook, such as <c>zalo</c>.</param>
/// <param name="App">The app's key in the settings, from the route.</param>
/// <param name="Headers">The headers that the webhook asked for, by the name it gave.</param>
/// <param name="Body">The raw bytes: signatures cover exactly these.</param>
/// <param name="ReceivedAt">When it came in, by our clock.</param>
internal sealed record WebhookRequest(
    string Webhook, string App, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body, DateTimeOffset ReceivedAt)
{
    /// <summary>Gives a header, or null when it was not there.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
