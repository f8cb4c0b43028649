using System.Globalization;
using System.Net;
using System.Text.Json;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.BotConnector.Sending;

/// <summary>What came back from a call of a channel's service.</summary>
internal abstract record ConnectorReply
{
    private ConnectorReply()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Id">The channel's id of the activity or the conversation, or null where it gives none.</param>
    internal sealed record Done(string? Id) : ConnectorReply;

    /// <summary>The service said no, or that it failed.</summary>
    /// <param name="Status">The HTTP status, in digits.</param>
    /// <param name="Code">Its own code, such as <c>BotNotInConversationRoster</c>, or empty.</param>
    /// <param name="After">How long it wishes us to wait, or null.</param>
    internal sealed record Failed(string Status, string Code, TimeSpan? After) : ConnectorReply;

    /// <summary>Surely not done: the bytes never left, or a door of ours is shut.</summary>
    internal sealed record NotReached(string Reason) : ConnectorReply;

    /// <summary>There is no token to call with.</summary>
    internal sealed record NoToken(string Reason, bool IsSettings) : ConnectorReply;

    /// <summary>Maybe done: it broke after the bytes had left.</summary>
    internal sealed record InDoubt(string Reason) : ConnectorReply;

    public static ConnectorReply Read(HttpStatusCode status, TimeSpan? after, string body)
    {
        var isDone = status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices;
        try
        {
            using var document = JsonDocument.Parse(body.Length == 0 ? "{}" : body);
            return isDone ? new Done(Scalar(document.RootElement, "id")) : new Failed(Digits(status), Words(Child(document.RootElement, "error"), "code") ?? "", after);
        }
        catch (JsonException)
        {
            // Some channels answer with words; the status says what counts.
            return isDone ? new Done(null) : new Failed(Digits(status), "", after);
        }
    }

    private static string Digits(HttpStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
