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
    /// <summary>How long before we heard of it a member may have said something.</summary>
    private static readonly TimeSpan Latest = TimeSpan.FromDays(1);

    private readonly Dictionary<(string Channel, string Account, string Id), Placed> _places = [];
    private readonly Dictionary<(string Channel, string Account, string Key), Conversation> _conversations = [];

    public async Task<IReadOnlyList<InboxOutcome>> StoreAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        var outcomes = await PlaceAsync(events, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcomes;
    }

    /// <summary>Stores a made-up message the whole way and takes it back.</summary>
    public async Task RehearseAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString("N");
        await using var transaction = await WriteTransaction.BeginAsync(db, cancellationToken);
        await PlaceAsync(
            [
                new InboundEvent
                {
                    Channel = "rehearsal", Account = "", EventId = id, ConversationKey = id, MemberId = id, Unit = "", Kind = InboxKind.Message,
                    Text = "", ReceivedAt = now,
                },
            ],
            cancellationToken);
        // Nothing is committed: leaving takes it back.
    }

    private async Task<IReadOnlyList<InboxOutcome>> PlaceAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        await LoadAsync(events, cancellationToken);
        await BeginAsync(events, cancellationToken);
        var places = new List<(Placed Place, bool IsNew)>(events.Count);
        foreach (var one in events)
        {
            var id = (one.Channel, one.Account, one.EventId);
            var isNew = !_places.TryGetValue(id, out var place);
            place ??= _places[id] = new Placed { Message = Say(one), Event = one };
            places.Add((place, isNew));
        }

        // Messages first: an item names its message by the id that the database gives it.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var place in _places.Values.Where(place => place.Event is not null))
        {
            place.Item = Item(place.Event!, place.Message);
            db.Add(place.Item);
        }

        await db.SaveChangesAsync(cancellationToken);
        return places.ConvertAll<InboxOutcome>(one => one.IsNew
            ? new InboxOutcome.Stored(one.Place.Item!.ConversationId, one.Place.Item.Id, one.Place.Message?.Sequence)
            : new InboxOutcome.AlreadyThere(one.Place.Item!.ConversationId, one.Place.Item.Id, one.Place.Message?.Sequence));
    }

    private async Task LoadAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        // Channel and account first, as the indexes have them: an event id alone would be looked for in the whole inbox.
        foreach (var of in events.GroupBy(one => (one.Channel, one.Account)))
        {
            var (channel, account) = of.Key;
            var eventIds = of.Select(one => one.EventId).Distinct().ToList();
            var known = await (
                from item in db.Set<InboxItem>()
                where item.Channel == channel && item.Account == account && eventIds.Contains(item.EventId)
                join message in db.Set<Message>() on item.MessageId equals message.Id into messages
                from message in messages.DefaultIfEmpty()
                select new { item, message }).ToListAsync(cancellationToken);
            foreach (var row in known)
            {
                _places[(row.item.Channel, row.item.Account, row.item.EventId)] = new Placed { Item = row.item, Message = row.message };
            }

            var keys = of.Select(one => one.ConversationKey).Distinct().ToList();
            foreach (var conversation in await db.Set<Conversation>()
                .Where(one => one.Channel == channel && one.Account == account && keys.Contains(one.Key))
                .ToListAsync(cancellationToken))
            {
                _conversations[(conversation.Channel, conversation.Account, conversation.Key)] = conversation;
            }
        }
    }

    /// <summary>Makes the members and conversations that are new: of all events at once, for a write of each costs more than all the rest.</summary>
    private async Task BeginAsync(IReadOnlyList<InboundEvent> events, CancellationToken cancellationToken)
    {
        var begun = events
            .DistinctBy(one => (one.Channel, one.Account, one.EventId))
            .Where(one => BeginsConversation(one.Kind) && !_places.ContainsKey((one.Channel, one.Account, one.EventId)) && !_conversations.ContainsKey(KeyOf(one)))
            .DistinctBy(KeyOf)
            .ToList();
        if (begun.Count == 0)
        {
            return;
        }

        var members = new Dictionary<(string Channel, string Account, string Id), Member>();
        foreach (var of in begun.GroupBy(one => (one.Channel, one.Account)))
        {
            var (channel, account) = of.Key;
            var ids = of.Select(one => one.MemberId).Distinct().ToList();
            foreach (var member in await db.Set<Member>()
                .Where(one => one.Channel == channel && one.Account == account && ids.Contains(one.ExternalId))
                .ToListAsync(cancellationToken))
            {
                members[(channel, account, member.ExternalId)] = member;
            }
        }

        foreach (var one in begun.Where(one => !members.ContainsKey((one.Channel, one.Account, one.MemberId))))
        {
            var member = new Member { Channel = one.Channel, Account = one.Account, ExternalId = one.MemberId, CreatedAt = one.ReceivedAt };
            if (members.TryAdd((one.Channel, one.Account, one.MemberId), member))
            {
                db.Add(member);
            }
        }

        // A conversation names its member by the id that the database gives; a message its conversation.
        await db.SaveChangesAsync(cancellationToken);
        foreach (var one in begun)
        {
            db.Add(_conversations[KeyOf(one)] = Conversation(one, members[(one.Channel, one.Account, one.MemberId)]));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static (string Channel, string Account, string Key) KeyOf(InboundEvent one) => (one.Channel, one.Account, one.ConversationKey);

    private Message? Say(InboundEvent one) => one.IsSaid && BeginsConversation(one.Kind)
        ? Transcript.AddMember(
            db, _conversations[KeyOf(one)], new MemberWords(one.Text, one.Attachments, one.EventId, one.ClientData, one.ReceivedAt, SaidAt(one)))
        : null;

    /// <summary>What is only recorded, or changes something, makes no conversation where there was none.</summary>
    private static bool BeginsConversation(InboxKind kind) => kind is not (InboxKind.Note or InboxKind.Control or InboxKind.Edit or InboxKind.Recall or InboxKind.Withdrawal);

    /// <summary>A platform's clock may be anything; ours is the one that orders.</summary>
    private static DateTimeOffset SaidAt(InboundEvent one) =>
        one.SentAt is { } at && at <= one.ReceivedAt && at > one.ReceivedAt - Latest ? at : one.ReceivedAt;

    private InboxItem Item(InboundEvent one, Message? message)
    {
        var conversation = _conversations.GetValueOrDefault(KeyOf(one));
        var isOver = one.Kind == InboxKind.Note || conversation is null;
        return new InboxItem
        {
            Channel = one.Channel,
            Account = one.Account,
            EventId = one.EventId,
            ConversationId = conversation?.Id,
            MessageId = message?.Id,
            Kind = one.Kind,
            Body = JsonSerializer.Serialize(new InboundBody(one.IsSaid ? "" : one.Text, one.Value, one.About, one.Quoted), AnswerFormatter.Json),
            ReceivedAt = one.ReceivedAt,
            DueAt = one.Kind == InboxKind.Message ? one.ReceivedAt + burstWindow : one.ReceivedAt,
            State = isOver ? InboxState.Ignored : InboxState.Ready,
            FinishedAt = isOver ? one.ReceivedAt : null,
            Reason = !isOver ? null : one.Kind == InboxKind.Note ? one.Value : "no_conversation",
        };
    }

    private static Conversation Conversation(InboundEvent one, Member member) => new()
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

    /// <summary>Where an event stands: stored before, or about to be.</summary>
    private sealed class Placed
    {
        public InboxItem? Item { get; set; }

        public Message? Message { get; init; }

        /// <summary>The event to be stored; null when it was stored before.</summary>
        public InboundEvent? Event { get; init; }
    }
}
