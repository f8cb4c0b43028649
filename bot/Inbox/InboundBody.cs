namespace CongDoan.Bot.Inbox;

/// <summary>The data of one inbox item, stored as JSON.</summary>
/// <param name="Text">The member's words, or the pressed button's title.</param>
/// <param name="Value">The pressed button's value, such as <c>#officer</c>.</param>
/// <param name="About">Sequence number of the message that the button stood below, when the client names it.</param>
/// <param name="Quoted">The platform's id of the message that the member replied to, or null.</param>
internal sealed record InboundBody(string Text, string? Value, long? About, string? Quoted = null)
{
    /// <summary>Values of <see cref="InboxKind.Control"/>: who has the conversation now.</summary>
    public const string ToBot = "to_bot";

    public const string ToOfficer = "to_officer";
}
