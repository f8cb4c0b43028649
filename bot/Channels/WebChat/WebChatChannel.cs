using CongDoan.Bot.Messaging;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>Pages read the database; sending is to wake those that are open here.</summary>
internal sealed class WebChatChannel(ConversationBells bells) : IChannel
{
    public const string ChannelName = "webchat";
    public const string Account = "web";

    public string Name => ChannelName;

    public Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (message.ConversationId is { } conversationId)
        {
            bells.Ring(conversationId);
        }

        return Task.FromResult<Delivery>(new Delivery.Sent());
    }

    public Task ShowTypingAsync(string conversationId, CancellationToken cancellationToken)
    {
        bells.RingTyping(conversationId);
        return Task.CompletedTask;
    }
}
