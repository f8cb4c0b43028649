using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Zalo.Linking;

/// <summary>What became of a grant that Zalo sent back to us.</summary>
internal enum LinkOutcome
{
    Linked,

    /// <summary>Begun too long ago, or by nobody of ours.</summary>
    Stale,

    /// <summary>The account is not in the app's settings.</summary>
    UnknownAccount,

    /// <summary>Zalo did not take the code, or gave tokens of another account.</summary>
    Refused,
}

/// <summary>Lets an administrator of an official account grant the app: the way to Zalo, and back with a code.</summary>
internal sealed partial class ZaloLinks(
    ZaloAccounts accounts,
    ZaloOAuth oauth,
    ZaloTokenStore store,
    ZaloApi api,
    IDbContextFactory<BotDb> databases,
    IDataProtectionProvider protection,
    TimeProvider time,
    ILogger<ZaloLinks> logger)
{
    private const string PermissionPath = "/v4/oa/permission";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private readonly IDataProtector _states = protection.CreateProtector("CongDoan.Zalo.Link.v1");
    private readonly IDataProtector _verifiers = protection.CreateProtector("CongDoan.Zalo.Verifier.v1");

    /// <summary>The address at Zalo where the grant is given.</summary>
    public async Task<Uri> ConsentAsync(ZaloApp app, string callback, CancellationToken cancellationToken)
    {
        var until = (time.GetUtcNow() + Patience).UtcTicks.ToString(CultureInfo.InvariantCulture);
        var query = QueryString.Create(new Dictionary<string, string?>
        {
            ["app_id"] = app.Options.AppId,
            ["redirect_uri"] = callback,
            ["code_challenge"] = Challenge(await VerifierAsync(app, cancellationToken)),
            ["state"] = _states.Protect($"{app.Key}\n{until}"),
        });
        return new Uri(app.Options.OAuthBaseUrl, PermissionPath + query.ToUriComponent());
    }

    /// <summary>The challenge that Zalo's console asks for, the same as long as the app lives.</summary>
    public async Task<string> ChallengeAsync(ZaloApp app, CancellationToken cancellationToken) => Challenge(await VerifierAsync(app, cancellationToken));

    public async Task<LinkOutcome> FinishAsync(ZaloApp app, string code, string? oaId, string? state, CancellationToken cancellationToken)
    {
        if (!IsFresh(app, state))
        {
            return LinkOutcome.Stale;
        }

        if (accounts.Find(app, oaId) is not { } account)
        {
            return LinkOutcome.UnknownAccount;
        }

        // A code is good once: from here on the end is awaited whatever the browser does.
        var reply = await oauth.ExchangeAsync(app, code, await VerifierAsync(app, cancellationToken), CancellationToken.None);
        if (reply is not OAuthReply.Pair pair || !await IsOfAsync(account, pair))
        {
            Log.NotLinked(logger, account.OaId, (reply as OAuthReply.Denied)?.Reason ?? reply.GetType().Name);
            return LinkOutcome.Refused;
        }

        await store.LinkAsync(account, pair, CancellationToken.None);
        Log.Linked(logger, account.OaId);
        return LinkOutcome.Linked;
    }

    /// <summary>What the address says of the account is only said; the tokens say whose they are.</summary>
    private async Task<bool> IsOfAsync(ZaloAccount account, OAuthReply.Pair pair)
    {
        if (await api.GetAsync(account.App, ZaloApi.Account, pair.Access, CancellationToken.None) is not ZaloReply.Done { Data: { } data })
        {
            // Not to be asked now. The pair is new and the code spent; a wrong one would fail at its first use.
            return true;
        }

        using var document = JsonDocument.Parse(data);
        return document.RootElement.ValueKind != JsonValueKind.Object
            || !(document.RootElement.TryGetProperty("oa_id", out var id) || document.RootElement.TryGetProperty("oaid", out id))
            || id.ToString() == account.OaId;
    }

    private bool IsFresh(ZaloApp app, string? state)
    {
        try
        {
            return state is not null && _states.Unprotect(state).Split('\n') is [var key, var until] && key == app.Key
                && long.TryParse(until, CultureInfo.InvariantCulture, out var ticks) && time.GetUtcNow().UtcTicks < ticks;
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private async Task<string> VerifierAsync(ZaloApp app, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var state = await ZaloPairing.FindAsync(db, app.Key, cancellationToken);
        var verifier = Open(state.SealedVerifier);
        if (verifier is null)
        {
            verifier = Base64Url(RandomNumberGenerator.GetBytes(32));
            state.SealedVerifier = _verifiers.Protect(verifier);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return verifier;
    }

    private string? Open(string? sealedVerifier)
    {
        try
        {
            return sealedVerifier is null ? null : _verifiers.Unprotect(sealedVerifier);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private static string Challenge(string verifier) => Base64Url(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));

    private static string Base64Url(byte[] bytes) => System.Buffers.Text.Base64Url.EncodeToString(bytes);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "The Zalo account {Account} was linked")]
        public static partial void Linked(ILogger logger, string account);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The Zalo account {Account} could not be linked: {Reason}")]
        public static partial void NotLinked(ILogger logger, string account, string reason);
    }
}
