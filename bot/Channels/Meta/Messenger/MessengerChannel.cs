using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Channels.Meta.Messenger;

/// <summary>Chats between a member and a Page. The conversation's key is Messenger's id of the person.</summary>
internal sealed class MessengerChannel(
    MetaAccounts accounts, MetaSender sender, MetaApi api, IDbContextFactory<BotDb> databases, TimeProvider time) : IChannel
{
    public const string ChannelName = "messenger";

    /// <summary>A sign of life is worth no more than this.</summary>
    private static readonly TimeSpan Brief = TimeSpan.FromSeconds(3);

    public string Name => ChannelName;

    public async Task<Delivery> SendAsync(OutboundMessage message, CancellationToken cancellationToken)
    {
        if (accounts.Find(message.Account) is not { } account)
        {
            return new Delivery.RetryLater(TimeSpan.FromMinutes(1), "account_off") { WasTried = false };
        }

        return await SendAsync(account, message, message.ConversationKey!, message.HeardAt, MetaMessages.Of(message), cancellationToken);
    }

    /// <summary>Sends to a person whom Meta lets us write to: the bot within a day, an officer within a week.</summary>
    public async Task<Delivery> SendAsync(
        MetaAccount account, OutboundMessage message, string personId, DateTimeOffset? heardAt, IReadOnlyList<MetaBubble> bubbles, CancellationToken cancellationToken)
    {
        var options = account.App.Options;
        // Never heard, as far as we know: then Meta knows better.
        var silence = heardAt is { } heard ? time.GetUtcNow() - heard : TimeSpan.Zero;
        if (silence > (message.IsFromOfficer ? options.OfficerWindow : options.Window))
        {
            return new Delivery.Refused(message.IsFromOfficer ? "meta_officer_window" : "meta_window");
        }

        var target = silence > options.Window ? MetaTarget.ByHuman(personId) : MetaTarget.Person(personId);
        return (await sender.SendAsync(account, message, target, bubbles, cancellationToken)).Delivery;
    }

    /// <summary>Beside the work, not before it: an answer does not wait for the sign that it comes.</summary>
    public Task ShowTypingAsync(string conversationId, CancellationToken cancellationToken)
    {
        _ = ShowAsync(conversationId, cancellationToken);
        return Task.CompletedTask;
    }

    private async Task ShowAsync(string conversationId, CancellationToken cancellationToken)
    {
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Brief);
            await using var db = await databases.CreateDbContextAsync(limit.Token);
            var conversation = await db.Set<Conversation>().AsNoTracking().SingleOrDefaultAsync(one => one.Id == conversationId, limit.Token);
            // While an officer answers, only the officer has seen it.
            if (conversation is not { State: not ConversationState.WithOfficer } || accounts.Find(conversation.Account) is not { } account)
            {
                return;
            }

            foreach (var action in new[] { "mark_seen", "typing_on" })
            {
                var body = new JsonObject { ["recipient"] = new JsonObject { ["id"] = conversation.Key }, ["sender_action"] = action };
                await api.PostAsync(account, $"{account.PageId}/messages", body, limit.Token);
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SqliteException or ObjectDisposedException)
        {
            // The sign is lost; the answer comes all the same.
        }
    }
}
