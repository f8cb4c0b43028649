using CongDoan.Bot.Concerns;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Officers.Desk;

/// <summary>The three lists of concerns.</summary>
internal enum ListTab
{
    /// <summary>Nobody answered yet, or the member wrote again since.</summary>
    Waiting,
    Answered,
    Closed,
}

/// <summary>One concern in a list.</summary>
/// <param name="Ticket">Ticket code.</param>
/// <param name="Urgent">True: marked red.</param>
/// <param name="Question">First 120 letters of the member's words.</param>
/// <param name="Reason">Why it is here, in words.</param>
/// <param name="Since">How long it waits, or since when it is closed, in words.</param>
/// <param name="At">The instant that <paramref name="Since"/> counts from.</param>
/// <param name="Channel">Where the member writes, in words.</param>
/// <param name="Unit">Name of the unit.</param>
/// <param name="Unread">Messages of the member that no officer has opened.</param>
internal sealed record ListRow(
    string Ticket, bool Urgent, string Question, string Reason, string Since, DateTimeOffset At, string Channel, string Unit, int Unread);

/// <summary>One page of a list.</summary>
internal sealed record ListView(
    ListTab Tab, IReadOnlyList<ListRow> Rows, int Page, int Pages, int Waiting, int Answered, int Closed, int Urgent, string? Notice)
{
    /// <summary>Changes when what is shown does, apart from the words for how long.</summary>
    public string Stamp => StampOf.Text(string.Join('|', Rows.Select(row => $"{row.Ticket}{row.Unread}{row.Since}{row.Urgent}")), Waiting, Answered, Closed);
}

/// <summary>Finds what waits for an officer.</summary>
internal sealed class WaitingList(IDbContextFactory<BotDb> databases, OfficerScope scope, TimeProvider time)
{
    public const int PageSize = 50;
    public const int QuestionLetters = 120;

    public async Task<ListView> FindAsync(SignedIn officer, ListTab tab, int page, string? notice, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var all = scope.Of(db.Set<Concern>().AsNoTracking(), officer);
        var groups = await all
            .GroupBy(concern => new { concern.State, Unread = concern.UnreadMessages > 0, concern.Urgent })
            .Select(group => new { group.Key.State, group.Key.Unread, group.Key.Urgent, Count = group.Count() })
            .ToListAsync(cancellationToken);
        var counts = groups.GroupBy(group => TabOf(group.State, group.Unread)).ToDictionary(group => group.Key, group => group.Sum(one => one.Count));
        var count = counts.GetValueOrDefault(tab);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var shown = Math.Clamp(page, 1, pages);
        var rows = await Sorted(all, tab).Skip((shown - 1) * PageSize).Take(PageSize)
            .Join(db.Set<Conversation>(), concern => concern.ConversationId, conversation => conversation.Id, (concern, conversation) => new { concern, conversation.Channel })
            .ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        return new ListView(
            tab,
            rows.Select(row => Row(row.concern, row.Channel, now)).ToList(),
            shown,
            pages,
            counts.GetValueOrDefault(ListTab.Waiting),
            counts.GetValueOrDefault(ListTab.Answered),
            counts.GetValueOrDefault(ListTab.Closed),
            groups.Where(group => group.Urgent && group.State == ConcernState.Waiting).Sum(group => group.Count),
            notice);
    }

    private static ListTab TabOf(ConcernState state, bool unread) => state switch
    {
        ConcernState.Waiting => ListTab.Waiting,
        ConcernState.Answered when unread => ListTab.Waiting,
        ConcernState.Answered => ListTab.Answered,
        _ => ListTab.Closed,
    };

    private static IQueryable<Concern> Sorted(IQueryable<Concern> all, ListTab tab) => tab switch
    {
        ListTab.Waiting => all
            .Where(concern => concern.State == ConcernState.Waiting || (concern.State == ConcernState.Answered && concern.UnreadMessages > 0))
            .OrderBy(concern => concern.State == ConcernState.Waiting ? 0 : 1)
            .ThenByDescending(concern => concern.Urgent)
            .ThenBy(concern => concern.OpenedAt)
            .ThenBy(concern => concern.Id),
        ListTab.Answered => all
            .Where(concern => concern.State == ConcernState.Answered && concern.UnreadMessages == 0)
            .OrderByDescending(concern => concern.FirstReplyAt)
            .ThenByDescending(concern => concern.Id),
        _ => all
            .Where(concern => concern.State == ConcernState.Closed)
            .OrderByDescending(concern => concern.ClosedAt)
            .ThenByDescending(concern => concern.Id),
    };

    private ListRow Row(Concern concern, string channel, DateTimeOffset now)
    {
        var at = concern.State switch
        {
            ConcernState.Closed => concern.ClosedAt ?? concern.OpenedAt,
            ConcernState.Answered when concern.UnreadMessages == 0 => concern.FirstReplyAt ?? concern.OpenedAt,
            _ => concern.OpenedAt,
        };
        return new ListRow(
            concern.TicketCode,
            concern.Urgent,
            Words.Start(concern.Question, QuestionLetters),
            Words.Reason(concern.Reason, concern.Urgent),
            Words.Elapsed(now - at),
            at,
            Words.Channel(channel),
            scope.NameOf(concern.Unit),
            concern.UnreadMessages);
    }
}
