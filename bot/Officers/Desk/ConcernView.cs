using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>A concern with its conversation, as its page shows it.</summary>
/// <param name="Ticket">Ticket code.</param>
/// <param name="Urgent">True: marked red.</param>
/// <param name="State">How far it is.</param>
/// <param name="StateLine">The same in words, with when and who.</param>
/// <param name="Reason">Why it is here, in words.</param>
/// <param name="Channel">Where the member writes, in words.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Name">What the member is called where they write, or null unless they agreed that officers know it.</param>
/// <param name="CanAskForDetails">True when the platform has a form that asks the member for name and telephone number.</param>
/// <param name="Question">The member's words that opened it.</param>
/// <param name="Version">Version of the concern, for the forms.</param>
/// <param name="Seen">Sequence number of the newest message shown, for the forms.</param>
/// <param name="Messages">The newest messages, oldest first.</param>
/// <param name="IsCut">True when older messages are left out.</param>
/// <param name="Others">Other open concerns of the same conversation.</param>
internal sealed record ConcernView(
    string Ticket,
    bool Urgent,
    ConcernState State,
    string StateLine,
    string Reason,
    string Channel,
    string Unit,
    string? Name,
    bool CanAskForDetails,
    string Question,
    long Version,
    long Seen,
    IReadOnlyList<MessageView> Messages,
    bool IsCut,
    IReadOnlyList<string> Others)
{
    public bool IsOpen => State != ConcernState.Closed;

    /// <summary>Changes when what is shown does.</summary>
    public string Stamp => StampOf.Text($"{Version}|{Seen}|{StateLine}|{string.Join('|', Messages.Select(message => message.Delivery + message.Feedback))}");
}

/// <summary>One message of the conversation.</summary>
/// <param name="Sequence">Its place.</param>
/// <param name="From">Who wrote it.</param>
/// <param name="Who">The same in words.</param>
/// <param name="At">When.</param>
/// <param name="Day">The line above it when a day begins, or null.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Why">Why the bot said this, or null.</param>
/// <param name="Delivery">What became of sending an officer's words, or null.</param>
/// <param name="IsUndelivered">True when the member will not read it.</param>
/// <param name="Feedback">What the member thought of it, in words, or null.</param>
internal sealed record MessageView(
    long Sequence,
    MessageFrom From,
    string Who,
    DateTimeOffset At,
    string? Day,
    string Text,
    WhyView? Why,
    string? Delivery,
    bool IsUndelivered,
    string? Feedback);

/// <summary>Why the bot said something.</summary>
internal sealed record WhyView(string Decision, string? Reason, bool StoppedHere, IReadOnlyList<ShownCitation> Citations, string? Detail);

/// <summary>What the officer has typed and not sent.</summary>
/// <param name="Key">Names the form, so that sending it twice is sending it once.</param>
/// <param name="Text">The reply.</param>
/// <param name="Closing">The closing words.</param>
/// <param name="AsksForDetails">True when the platform's form is to go along.</param>
/// <param name="Error">What is wrong with it, or null.</param>
internal sealed record Draft(string Key, string Text, string Closing, bool AsksForDetails, string? Error);

/// <summary>The page of a concern.</summary>
/// <param name="Concern">The concern.</param>
/// <param name="Draft">The forms.</param>
/// <param name="Conflict">What happened while the officer typed, or null.</param>
/// <param name="Missed">The messages of officers that this officer had not seen.</param>
/// <param name="Notice">What has just been done, or null.</param>
internal sealed record ConcernPageView(
    ConcernView Concern, Draft Draft, string? Conflict, IReadOnlyList<MessageView> Missed, string? Notice);
