namespace CongDoan.Bot.Messaging;

/// <summary>A way to reach people. Adding one is one folder below <c>Channels</c>.</summary>
internal interface IChannel
{
    /// <summary>Stored key of the channel, such as <c>webchat</c>.</summary>
    string Name { get; }

    /// <summary>Sends once. What can go wrong on the way is a <see cref="Delivery"/>, not an exception.</summary>
    Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken);

    /// <summary>True when the account can ask a member, by a form of the platform, who they are and how they are reached.</summary>
    bool CanAskForDetails(string account) => false;

    /// <summary>Shows the member that an answer is on its way, where the channel can.</summary>
    Task ShowTypingAsync(string conversationId, CancellationToken cancellationToken) => Task.CompletedTask;
}
