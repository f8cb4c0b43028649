using CongDoan.Bot.Channels.Zalo.Tokens;

namespace CongDoan.Bot.Channels.Zalo.Sending;

/// <summary>Calls with the account's token: one that Zalo refuses is refreshed once, by whoever is first, and the call is made once more.</summary>
internal sealed class ZaloCalls(ZaloTokens tokens)
{
    /// <summary>The reason of a call that has no token, until a person links the account or the next refresh works.</summary>
    public const string NeedsLink = "zalo_needs_link";

    /// <param name="account">Whose token.</param>
    /// <param name="call">The call, given a token.</param>
    /// <param name="cancellationToken">Ends the waiting for a token.</param>
    public async Task<ZaloReply> CallAsync(ZaloAccount account, Func<string, Task<ZaloReply>> call, CancellationToken cancellationToken)
    {
        if (await tokens.AccessAsync(account, rejected: null, cancellationToken) is not { } access)
        {
            return new ZaloReply.NotReached(NeedsLink);
        }

        var reply = await call(access);
        if (reply is not ZaloReply.Failed { Code: var code } || ZaloErrors.Of(code).Outcome != ZaloOutcome.Token)
        {
            return reply;
        }

        return await tokens.AccessAsync(account, access, cancellationToken) is { } fresh ? await call(fresh) : new ZaloReply.NotReached(NeedsLink);
    }
}
