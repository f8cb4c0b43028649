using System.Text.Json;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Inbox;

/// <summary>
/// Stores events in one transaction: the event, the member's message and, when it is new, the conversation. The
/// message stands in the conversation from then on, whatever becomes of the bot.
/// </summary>
internal sealed class InboxBatch(BotDb db, TimeSpan burstWindow)
{
    private readonly Dictionary<(string Channel, string Account, string Id), (InboxItem Item, Message? Message)> _items = [];
    private readonly Dictionary<(string Channel, string Account, string Key), Conversation> _conversations = [];

    public async Task<IReadOnlyList<InboxOutcome>> StoreAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await LoadAsync(events, cancellationToken);
        var placed = new List<(InboxItem Item, Message? Message, bool IsNew)>();
        foreach (var one in events)
        {
            placed.Add(await PlaceAsync(one, cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return placed.ConvertAll<InboxOutcome>(one => one.IsNew
            ? new InboxOutcome.Stored(one.Item.ConversationId!, one.Item.Id, one.Message?.Sequence)
            : new InboxOutcome.AlreadyThere(one.Item.ConversationId!, one.Item.Id, one.Message?.Sequence));
    }

    private async Task LoadAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        var eventIds = events.Select(one => one.EventId).Distinct().ToList();
        var known = await (
            from item in db.Set<InboxItem>()
            where eventIds.Contains(item.EventId)
            join message in db.Set<Message>() on item.MessageId equals message.Id into messages
            from message in messages.DefaultIfEmpty()
            select new { item, message }).ToListAsync(cancellationToken);
        foreach (var row in known)
        {
            _items[(row.item.Channel, row.item.Account, row.item.EventId)] = (row.item, row.message);
        }

        var keys = events.Select(one => one.ConversationKey).Distinct().ToList();
        foreach (var conversation in await db.Set<Conversation>().Where(one => keys.Contains(one.Key)).ToListAsync(cancellationToken))
        {
            _conversations[(conversation.Channel, conversation.Account, conversation.Key)] = conversation;
        }
    }

    private async Task<(InboxItem Item, Message? Message, bool IsNew)> PlaceAsync(InboundEvent one, CancellationToken cancellationToken)
    {
        var id = (one.Channel, one.Account, one.EventId);
        if (_items.TryGetValue(id, out var known))
        {
            return (known.Item, known.Message, false);
        }

        var conversation = await ConversationAsync(one, cancellationToken);
        Message? message = null;
        if (one.IsSaid)
        {
            message = Transcript.AddMember(db, conversation, one.Text, one.EventId, one.ClientData, one.ReceivedAt);
            await db.SaveChangesAsync(cancellationToken);
        }

        var item = new InboxItem
        {
            Channel = one.Channel,
            Account = one.Account,
            EventId = one.EventId,
            ConversationId = conversation.Id,
            MessageId = message?.Id,
            Kind = one.Kind,
            Body = JsonSerializer.Serialize(new InboundBody(one.IsSaid ? "" : one.Text, one.Value, one.About), AnswerFormatter.Json),
            ReceivedAt = one.ReceivedAt,
            DueAt = one.Kind == InboxKind.Message ? one.ReceivedAt + burstWindow : one.ReceivedAt,
        };
        db.Add(item);
        _items[id] = (item, message);
        return (item, message, true);
    }

    private async Task<Conversation> ConversationAsync(InboundEvent one, CancellationToken cancellationToken)
    {
        var key = (one.Channel, one.Account, one.ConversationKey);
        if (_conversations.TryGetValue(key, out var known))
        {
            return known;
        }

        var member = await db.Set<Member>().SingleOrDefaultAsync(
            who => who.Channel == one.Channel && who.Account == one.Account && who.ExternalId == one.MemberId, cancellationToken);
        if (member is null)
        {
            member = new Member { Channel = one.Channel, Account = one.Account, ExternalId = one.MemberId, CreatedAt = one.ReceivedAt };
            db.Add(member);
            await db.SaveChangesAsync(cancellationToken);
        }

        var fresh = new Conversation
        {
            Id = one.ConversationId ?? Guid.NewGuid().ToString("N"),
            Channel = one.Channel,
            Account = one.Account,
            Key = one.ConversationKey,
            Unit = one.Unit,
            MemberId = member.Id,
            StateChangedAt = one.ReceivedAt,
            CreatedAt = one.ReceivedAt,
            LastMessageAt = one.ReceivedAt,
        };
        db.Add(fresh);
        await db.SaveChangesAsync(cancellationToken);
        _conversations[key] = fresh;
        return fresh;
    }
}
