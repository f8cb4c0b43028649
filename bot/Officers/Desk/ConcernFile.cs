using System.Globalization;
using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>Shows a concern with its conversation to an officer who may see it; every opening leaves a line in the audit.</summary>
internal sealed class ConcernFile(IDbContextFactory<BotDb> databases, ChannelSet channels, OfficerScope scope, TimeProvider time)
{
    private const int MostMessages = 200;
    private const int LongestTicket = 40;

    /// <summary>Opens a concern: audited, and what the member wrote counts as read. Null when the officer may not see it or it does not exist.</summary>
    public async Task<ConcernView?> OpenAsync(SignedIn officer, string ticket, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var concern = await FindAsync(db, scope, officer, ticket, cancellationToken);
        if (concern is null)
        {
            if (ticket.Length <= LongestTicket && await db.Set<Concern>().AnyAsync(one => one.TicketCode == ticket, cancellationToken))
            {
                db.Add(actor.Line("denied", ticket, time));
                await db.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            return null;
        }

        MarkRead(concern);
        db.Add(actor.Line("opened", concern.TicketCode, time));
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return await DescribeAsync(db, concern, cancellationToken);
    }

    /// <summary>Shows a concern that is open before the officer already; the page asks every few seconds.</summary>
    public async Task<ConcernView?> LookAsync(SignedIn officer, string ticket, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var concern = await FindAsync(db, scope, officer, ticket, cancellationToken);
        if (concern is null)
        {
            return null;
        }

        if (concern.UnreadMessages > 0)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Entry(concern).ReloadAsync(cancellationToken);
            MarkRead(concern);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return await DescribeAsync(db, concern, cancellationToken);
    }

    /// <summary>Finds a concern that the officer may see, tracked, for a change in the caller's transaction.</summary>
    public static Task<Concern?> FindAsync(BotDb db, OfficerScope scope, SignedIn officer, string ticket, CancellationToken cancellationToken) =>
        ticket.Length > LongestTicket
            ? Task.FromResult<Concern?>(null)
            : scope.Of(db.Set<Concern>(), officer).SingleOrDefaultAsync(concern => concern.TicketCode == ticket, cancellationToken);

    private static void MarkRead(Concern concern)
    {
        if (concern.UnreadMessages > 0)
        {
            concern.UnreadMessages = 0;
            concern.Version++;
        }
    }

    private async Task<ConcernView> DescribeAsync(BotDb db, Concern concern, CancellationToken cancellationToken)
    {
        var conversation = await db.Set<Conversation>().AsNoTracking().SingleAsync(one => one.Id == concern.ConversationId, cancellationToken);
        var messages = await db.Set<Message>().AsNoTracking()
            .Where(message => message.ConversationId == concern.ConversationId)
            .OrderByDescending(message => message.Sequence)
            .Take(MostMessages + 1)
            .ToListAsync(cancellationToken);
        var isCut = messages.Count > MostMessages;
        messages = messages.Take(MostMessages).Reverse().ToList();
        var sent = messages.Where(message => message.From == MessageFrom.Officer).Select(message => message.Id).ToList();
        var sendings = await db.Set<OutboxItem>().AsNoTracking()
            .Where(item => item.MessageId != null && sent.Contains(item.MessageId.Value))
            .ToDictionaryAsync(item => item.MessageId!.Value, cancellationToken);
        var names = await db.Set<Officer>().AsNoTracking().ToDictionaryAsync(officer => officer.Name, officer => officer.DisplayName, cancellationToken);
        var others = await db.Set<Concern>().AsNoTracking()
            .Where(one => one.ConversationId == concern.ConversationId && one.Id != concern.Id && one.State != ConcernState.Closed)
            .OrderBy(one => one.Id)
            .Select(one => one.TicketCode)
            .ToListAsync(cancellationToken);
        return new ConcernView(
            concern.TicketCode,
            concern.Urgent,
            concern.State,
            StateLine(concern, names),
            Words.Reason(concern.Reason, concern.Urgent),
            Words.Channel(conversation.Channel),
            scope.NameOf(concern.Unit),
            await db.Set<Member>().Where(one => one.Id == conversation.MemberId && one.AgreedAt != null).Select(one => one.DisplayName).SingleOrDefaultAsync(cancellationToken),
            channels.Find(conversation.Channel)?.CanAskForDetails(conversation.Account) == true,
            concern.Question,
            concern.Version,
            messages.Count == 0 ? 0 : messages[^1].Sequence,
            MessageViews.Of(messages, sendings, time.GetUtcNow()),
            isCut,
            others);
    }

    private string StateLine(Concern concern, Dictionary<string, string> names)
    {
        var opened = string.Create(CultureInfo.InvariantCulture, $"mở lúc {Words.DayAndClock(concern.OpenedAt)}");
        var replied = concern.FirstReplyAt is { } at ? $", trả lời lần đầu lúc {Words.DayAndClock(at)}" : "";
        return concern.State switch
        {
            ConcernState.Waiting => $"Đang chờ trả lời {Words.Elapsed(time.GetUtcNow() - concern.OpenedAt)}, {opened}{replied}.",
            ConcernState.Answered => $"Đã trả lời, {opened}{replied}.",
            _ => $"{names.GetValueOrDefault(concern.ClosedBy ?? "", concern.ClosedBy ?? "Hệ thống")} đã đóng lúc {Words.DayAndClock(concern.ClosedAt ?? concern.OpenedAt)}; {opened}{replied}.",
        };
    }
}
