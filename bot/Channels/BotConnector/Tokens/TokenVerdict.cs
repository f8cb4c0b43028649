namespace CongDoan.Bot.Channels.BotConnector.Tokens;

/// <summary>What the token of a call turned out to be.</summary>
internal abstract record TokenVerdict
{
    private TokenVerdict()
    {
    }

    /// <summary>It vouches for the caller and for the address that the activity wants to be answered at.</summary>
    /// <param name="Bot">The bot that is called.</param>
    internal sealed record Good(ConnectorBot Bot) : TokenVerdict;

    /// <summary>There is none, or what is there is no token: 401.</summary>
    internal sealed record Missing : TokenVerdict;

    /// <summary>It is not good for this call: 403.</summary>
    /// <param name="Reason">A short code for the log.</param>
    internal sealed record Refused(string Reason) : TokenVerdict;

    /// <summary>Nobody can say now: the issuer's keys cannot be had. 503.</summary>
    internal sealed record Unavailable : TokenVerdict;
}
