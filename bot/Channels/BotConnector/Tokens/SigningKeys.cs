using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.BotConnector.Tokens;

/// <summary>A public key that signs tokens.</summary>
/// <param name="Key">The key.</param>
/// <param name="Endorsements">The channels that it may speak for; empty where nothing is said about that.</param>
internal sealed record SigningKey(JsonWebKey Key, IReadOnlyList<string> Endorsements);

/// <summary>
/// The keys of one issuer, found by its OpenID metadata: fetched once a day, and when a token names a key that is not
/// among them, then at most every five minutes, so that made-up names cost the issuer nothing.
/// </summary>
internal sealed partial class SigningKeys(Uri metadata, IHttpClientFactory clients, TimeProvider time, ILogger logger) : IDisposable
{
    public const string ClientName = "botframework-keys";
    private static readonly TimeSpan Life = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BetweenFailures = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private FrozenDictionary<string, SigningKey>? _keys;
    private DateTimeOffset _fetchedAt = DateTimeOffset.MinValue;
    private DateTimeOffset _failedAt = DateTimeOffset.MinValue;

    /// <summary>Gives all keys by their name, with the named one among them if it exists; null when none can be had now.</summary>
    public async Task<IReadOnlyDictionary<string, SigningKey>?> ForAsync(string keyId, CancellationToken cancellationToken)
    {
        if (!IsDue(keyId))
        {
            return _keys;
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            // Whoever waited finds what the one before has fetched.
            if (IsDue(keyId))
            {
                await FetchAsync(cancellationToken);
            }

            return _keys;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private bool IsDue(string keyId)
    {
        var now = time.GetUtcNow();
        var isWanted = _keys is null || now - _fetchedAt >= Life || (!_keys.ContainsKey(keyId) && now - _fetchedAt >= BetweenFetches);
        return isWanted && now - _failedAt >= BetweenFailures;
    }

    private async Task FetchAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var document = JsonDocument.Parse(await client.GetStringAsync(metadata, cancellationToken));
            if (!Uri.TryCreate(Words(document.RootElement, "jwks_uri"), UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != metadata.Scheme))
            {
                throw new FormatException("The metadata names no address of keys.");
            }

            using var set = JsonDocument.Parse(await client.GetStringAsync(address, cancellationToken));
            var keys = Items(set.RootElement, "keys").Select(Read).OfType<SigningKey>().DistinctBy(key => key.Key.Kid).ToFrozenDictionary(key => key.Key.Kid, StringComparer.Ordinal);
            // An empty list would shut everybody out for a day.
            _keys = keys.Count > 0 ? keys : throw new FormatException("There are no keys.");
            _fetchedAt = time.GetUtcNow();
        }
        catch (Exception error) when (error is HttpRequestException or JsonException or FormatException or ArgumentException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Keys that are there stay good: they are older than wished, not wrong.
            _failedAt = time.GetUtcNow();
            Log.NotFetched(logger, metadata, error.Message);
        }
    }

    private static SigningKey? Read(JsonElement key) =>
        Words(key, "kty") == "RSA" && Words(key, "kid") is { Length: > 0 } && Words(key, "use") is null or "sig"
            ? new SigningKey(
                new JsonWebKey(key.GetRawText()),
                Items(key, "endorsements").Select(one => Scalar(one)).OfType<string>().ToList())
            : null;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The signing keys named at {Metadata} could not be fetched: {Reason}")]
        public static partial void NotFetched(ILogger logger, Uri metadata, string reason);
    }
}
