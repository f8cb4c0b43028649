using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.BotConnector.Tokens;

/// <summary>A token for our own calls, or why there is none.</summary>
/// <param name="Value">The token; empty for a bot of the emulator alone, which needs none; null when there is none.</param>
/// <param name="Fault">A short code when there is none.</param>
/// <param name="IsSettings">True when somebody has to change something before there will be one.</param>
internal sealed record OutgoingToken(string? Value, string? Fault = null, bool IsSettings = false);

/// <summary>Gets tokens by client credentials and keeps each until five minutes before it ends.</summary>
internal sealed partial class OutgoingTokens(IOptions<ConnectorOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<OutgoingTokens> logger) : IDisposable
{
    public const string ClientName = "botframework-oauth";
    private const string Scope = "https://api.botframework.com/.default";

    /// <summary>The tenant of bots that were registered as multi-tenant.</summary>
    private const string SharedTenant = "botframework.com";

    private static readonly TimeSpan Early = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<string, (string Value, DateTimeOffset Until)> _tokens = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <param name="bot">For which bot.</param>
    /// <param name="rejected">A token that the service did not take any more, or null.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<OutgoingToken> GetAsync(ConnectorBot bot, string? rejected, CancellationToken cancellationToken)
    {
        if (!bot.HasId)
        {
            return new OutgoingToken("");
        }

        if (Kept(bot, rejected) is { } kept)
        {
            return new OutgoingToken(kept);
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return Kept(bot, rejected) is { } other ? new OutgoingToken(other) : await FetchAsync(bot, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private string? Kept(ConnectorBot bot, string? rejected) =>
        _tokens.TryGetValue(bot.Key, out var token) && token.Value != rejected && time.GetUtcNow() < token.Until ? token.Value : null;

    private async Task<OutgoingToken> FetchAsync(ConnectorBot bot, CancellationToken cancellationToken)
    {
        var tenant = bot.Options.TenantId is { Length: > 0 } own ? own : SharedTenant;
        try
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["grant_type"] = "client_credentials", ["client_id"] = bot.Options.AppId, ["client_secret"] = bot.Options.AppSecret, ["scope"] = Scope,
            });
            using var client = clients.CreateClient(ClientName);
            using var response = await client.PostAsync(new Uri(options.Value.OAuthBaseUrl, $"/{Uri.EscapeDataString(tenant)}/oauth2/v2.0/token"), form, cancellationToken);
            using var document = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            if (Words(document.RootElement, "access_token") is { Length: > 0 } value)
            {
                var seconds = double.TryParse(Scalar(document.RootElement, "expires_in"), CultureInfo.InvariantCulture, out var life) ? life : 0;
                _tokens[bot.Key] = (value, time.GetUtcNow() + TimeSpan.FromSeconds(seconds) - Early);
                return new OutgoingToken(value);
            }

            var isSettings = response.StatusCode is >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError and not HttpStatusCode.TooManyRequests;
            Log.Refused(logger, bot.Key, Words(document.RootElement, "error") ?? "", (int)response.StatusCode);
            return new OutgoingToken(null, isSettings ? "connector_secret" : "connector_no_token", isSettings);
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or IOException || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new OutgoingToken(null, "connector_no_token");
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "No token for the bot {Bot} from Microsoft Entra: {Error} (status {Status})")]
        public static partial void Refused(ILogger logger, string bot, string error, int status);
    }
}
