using CongDoan.Bot.Channels.BotConnector.Activities;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CongDoan.Bot.Channels.BotConnector.Tokens;

/// <summary>
/// Proves that a call comes from Bot Framework, for one of our bots, by the rules of Microsoft's page on connector
/// authentication: scheme, issuer, audience, time, signature, endorsement, and that the token names the very address
/// that the activity wants to be answered at. RS256 only.
/// </summary>
internal sealed class IncomingTokens : IDisposable
{
    public const string ChannelIssuer = "https://api.botframework.com";
    private const string Scheme = "Bearer ";
    private const int Longest = 16 * 1024;
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    /// <summary>Tenants that Microsoft issues the emulator's tokens from.</summary>
    private static readonly string[] EmulatorTenants =
        ["d6d49420-f39b-4df7-a1dc-d59a935871db", "f8cdef31-a31e-4b4a-93e4-5f571e91255a", "69e9b82d-4842-4902-8d1e-abc5b98a55e8"];

    private readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = Longest, MapInboundClaims = false };
    private readonly ConnectorBots _bots;
    private readonly TimeProvider _time;
    private readonly SigningKeys _channelKeys;
    private readonly SigningKeys _emulatorKeys;

    public IncomingTokens(ConnectorBots bots, IOptions<ConnectorOptions> options, IHttpClientFactory clients, TimeProvider time, ILogger<SigningKeys> logger)
    {
        (_bots, _time) = (bots, time);
        _channelKeys = new SigningKeys(options.Value.MetadataUrl, clients, time, logger);
        _emulatorKeys = new SigningKeys(options.Value.EmulatorMetadataUrl, clients, time, logger);
    }

    public void Dispose()
    {
        _channelKeys.Dispose();
        _emulatorKeys.Dispose();
    }

    /// <param name="authorization">The header, or null.</param>
    /// <param name="one">What the body says; null when it is no activity.</param>
    /// <param name="isLocal">True when this machine calls itself.</param>
    /// <param name="cancellationToken">Ends the wait for keys.</param>
    public async Task<TokenVerdict> CheckAsync(string? authorization, Activity? one, bool isLocal, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(authorization))
        {
            return _bots.Open is { } open && isLocal && one is { ChannelId: "emulator" } && Uri.TryCreate(one.ServiceUrl, UriKind.Absolute, out var service) && service.IsLoopback
                ? new TokenVerdict.Good(open)
                : new TokenVerdict.Missing();
        }

        if (Read(authorization) is not { } token)
        {
            return new TokenVerdict.Missing();
        }

        if (_bots.FindByAudience(token.Audiences) is not { } bot)
        {
            return new TokenVerdict.Refused("audience");
        }

        var isOfChannel = token.Issuer == ChannelIssuer;
        if (!isOfChannel && !(bot.Options.Emulator && EmulatorIssuers(bot).Contains(token.Issuer, StringComparer.Ordinal)))
        {
            return new TokenVerdict.Refused("issuer");
        }

        if (token.Alg != SecurityAlgorithms.RsaSha256)
        {
            return new TokenVerdict.Refused("algorithm");
        }

        if (await (isOfChannel ? _channelKeys : _emulatorKeys).ForAsync(token.Kid ?? "", cancellationToken) is not { } keys)
        {
            return new TokenVerdict.Unavailable();
        }

        if (!keys.TryGetValue(token.Kid ?? "", out var key))
        {
            return new TokenVerdict.Refused("unknown_key");
        }

        var objection = await ValidateAsync(token, bot, key) ?? (isOfChannel ? ObjectionOfChannel(token, key, one) : ObjectionOfEmulator(token, bot));
        return objection is null ? new TokenVerdict.Good(bot) : new TokenVerdict.Refused(objection);
    }

    private JsonWebToken? Read(string authorization)
    {
        if (!authorization.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        try
        {
            return authorization[Scheme.Length..].Trim() is { Length: > 0 and <= Longest } token ? _handler.ReadJsonWebToken(token) : null;
        }
        catch (Exception error) when (error is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>Signature, issuer, audience and time; the library's part of the proof.</summary>
    private async Task<string?> ValidateAsync(JsonWebToken token, ConnectorBot bot, SigningKey key)
    {
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = token.Issuer,
            ValidAudience = bot.Options.AppId,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
            IssuerSigningKey = key.Key,
            ValidateIssuerSigningKey = true,
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = Skew,
            LifetimeValidator = (from, until, _, parameters) => IsNow(from, until, parameters.ClockSkew),
        });
        return result.IsValid ? null : result.Exception switch
        {
            SecurityTokenInvalidLifetimeException or SecurityTokenExpiredException or SecurityTokenNoExpirationException => "expired",
            SecurityTokenInvalidAudienceException => "audience",
            SecurityTokenInvalidIssuerException => "issuer",
            SecurityTokenInvalidAlgorithmException => "algorithm",
            _ => "signature",
        };
    }

    private bool IsNow(DateTime? from, DateTime? until, TimeSpan skew)
    {
        var now = _time.GetUtcNow().UtcDateTime;
        return until is { } end && now < end + skew && (from is not { } start || now >= start - skew);
    }

    /// <summary>A body that was changed on the way must not lead our token anywhere else.</summary>
    private static string? ObjectionOfChannel(JsonWebToken token, SigningKey key, Activity? one)
    {
        if (one is null)
        {
            return null;
        }

        var claimed = Claim(token, "serviceurl") ?? Claim(token, "serviceUrl");
        return claimed is null || claimed != one.ServiceUrl ? "service_url"
            : key.Endorsements.Count > 0 && !key.Endorsements.Contains(one.ChannelId ?? "", StringComparer.Ordinal) ? "endorsement"
            : null;
    }

    /// <summary>The emulator's tokens name no address; that it was made with the bot's own secret vouches for the caller.</summary>
    private static string? ObjectionOfEmulator(JsonWebToken token, ConnectorBot bot) =>
        string.Equals(Claim(token, "ver") == "2.0" ? Claim(token, "azp") : Claim(token, "appid"), bot.Options.AppId, StringComparison.OrdinalIgnoreCase) ? null : "not_ours";

    private static string? Claim(JsonWebToken token, string name) => token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static IEnumerable<string> EmulatorIssuers(ConnectorBot bot)
    {
        var tenants = bot.Options.TenantId is { Length: > 0 } own ? EmulatorTenants.Append(own) : EmulatorTenants;
        return tenants.SelectMany(tenant => new[] { $"https://sts.windows.net/{tenant}/", $"https://login.microsoftonline.com/{tenant}/v2.0" });
    }
}
