using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.BotConnector.Addresses;
using CongDoan.Bot.Channels.BotConnector.Sending;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.BotConnector;

/// <summary>Conversations of every channel behind Azure Bot Service, and of the emulator.</summary>
internal sealed class ConnectorChannel(
    ConnectorBots bots, AddressBook addresses, ConnectorSender sender, ConnectorApi api, IDbContextFactory<BotDb> databases) : IChannel
{
    public const string ChannelName = "botframework";
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    /// <summary>A sign of life is worth no more than this.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(3);

    public string Name => ChannelName;

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (bots.FindByAccount(message.Account) is not { } bot)
        {
            return new Delivery.RetryLater(LookAgain, "account_off") { WasTried = false };
        }

        if (await addresses.FindAsync(message.Account, message.ConversationKey ?? "", cancellationToken) is not { } to)
        {
            // It is known again as soon as the member writes.
            return new Delivery.RetryLater(LookAgain, "connector_no_address");
        }

        var form = ChannelForms.Of(to.ChannelId);
        return !to.IsGroup ? await sender.SendAsync(bot, message, to, to.ConversationId, ConnectorMessages.Of(message, form), cancellationToken)
            : message.IsFromOfficer ? await SendPrivatelyAsync(bot, message, to, form, cancellationToken)
            : await sender.SendAsync(bot, message, to, to.ConversationId, ConnectorMessages.Texts(GroupWords.Of(message, to.MemberName), form), cancellationToken);
    }

    /// <summary>Beside the work, not before it: an answer does not wait for the sign that it comes.</summary>
    public Task ShowTypingAsync(string conversationId, CancellationToken cancellationToken)
    {
        _ = ShowAsync(conversationId, cancellationToken);
        return Task.CompletedTask;
    }

    /// <summary>An officer answers one person, not the group.</summary>
    private async Task<Delivery> SendPrivatelyAsync(
        ConnectorBot bot, OutboundMessage message, ConversationAddress to, ChannelForm form, CancellationToken cancellationToken)
    {
        if (to.PrivateId is not { } id)
        {
            var reply = await api.OpenAsync(bot, to, cancellationToken);
            switch (reply)
            {
                case ConnectorReply.Done { Id: { } opened }:
                    id = opened;
                    await addresses.KeepPrivateAsync(to, id);
                    break;
                case ConnectorReply.Done:
                    return new Delivery.Refused("connector_not_supported");
                default:
                    return await sender.JudgeAsync(bot, reply, message.Attempt);
            }
        }

        return await sender.SendAsync(bot, message, to, id, ConnectorMessages.Of(message, form), cancellationToken);
    }

    private async Task ShowAsync(string conversationId, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Brief);
            await using var db = await databases.CreateDbContextAsync(limit.Token);
            var conversation = await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == conversationId, limit.Token);
            // While an officer answers, nobody knows whether somebody is typing.
            if (conversation is { State: not ConversationState.WithOfficer } && bots.FindByAccount(conversation.Account) is { } bot
                && await addresses.FindAsync(conversation.Account, conversation.Key, limit.Token) is { IsGroup: false } to)
            {
                var typing = ConnectorSender.Addressed(new JsonObject { ["type"] = "typing" }, to, to.ConversationId, replyTo: null);
                await api.SendAsync(bot, to, to.ConversationId, typing, replyTo: null, limit.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SqliteException or ObjectDisposedException)
        {
            // The sign is lost; the answer comes all the same.
        }
    }
}
