using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>What a token says.</summary>
/// <param name="ConversationId">The one conversation that it opens.</param>
/// <param name="UserId">Who writes there; what a client says about that is overwritten.</param>
internal sealed record TokenHolder(string ConversationId, string UserId);

/// <summary>What a token is worth.</summary>
internal abstract record TokenCheck
{
    private TokenCheck()
    {
    }

    internal sealed record Valid(TokenHolder Holder) : TokenCheck;

    /// <summary>Was ours; the client asks for another.</summary>
    internal sealed record Expired : TokenCheck;

    internal sealed record Invalid : TokenCheck;
}

/// <summary>Makes and reads Direct Line tokens: sealed, bound to one conversation and one user, good for an hour.</summary>
internal sealed class DirectLineTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(60);

    private readonly IDataProtector _protector = protection.CreateProtector("CongDoan.DirectLine.Token.v1");

    public string New(TokenHolder holder) => _protector.Protect(string.Join(
        '\n', (time.GetUtcNow() + Life).UtcTicks.ToString(CultureInfo.InvariantCulture), holder.ConversationId, holder.UserId));

    public TokenCheck Read(string token)
    {
        string[] parts;
        try
        {
            parts = _protector.Unprotect(token).Split('\n');
        }
        catch (Exception error) when (error is CryptographicException or FormatException)
        {
            return new TokenCheck.Invalid();
        }

        if (parts is not [var until, var conversation, var user] || !long.TryParse(until, CultureInfo.InvariantCulture, out var ticks))
        {
            return new TokenCheck.Invalid();
        }

        return time.GetUtcNow().UtcTicks < ticks
            ? new TokenCheck.Valid(new TokenHolder(conversation, user))
            : new TokenCheck.Expired();
    }
}
