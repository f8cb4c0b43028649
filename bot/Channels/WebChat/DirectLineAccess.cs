using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>Who calls: the holder of a token, or a site's server with the secret.</summary>
internal sealed class DirectLineAccess(DirectLineTokens tokens, IOptions<WebChatOptions> options)
{
    /// <summary>Says whether the call carries the secret; never without one in the settings.</summary>
    public bool HasSecret(HttpRequest request) =>
        options.Value.Secret is { Length: > 0 } secret && Bearer(request) is { } given
        && CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Gives the holder of a good token, or the refusal to send back.</summary>
    /// <param name="token">The token, or null when the call carries none.</param>
    /// <param name="conversationId">The conversation called upon, or null when any will do.</param>
    public (TokenHolder? Holder, IResult? Refusal) Check(string? token, string? conversationId) =>
        (token is null ? new TokenCheck.Invalid() : tokens.Read(token)) switch
        {
            TokenCheck.Expired => (null, DirectLineErrors.TokenExpired()),
            TokenCheck.Valid { Holder: var holder } when conversationId is null || holder.ConversationId == conversationId => (holder, null),
            TokenCheck.Valid => (null, DirectLineErrors.Forbidden()),
            _ => (null, DirectLineErrors.Unauthorized()),
        };

    public static string? Bearer(HttpRequest request)
    {
        const string Scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
