using System.Globalization;
using CongDoan.Bot.Conversations;
using CongDoan.Bot.Inbox;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Channels.WebChat;

/// <summary>Direct Line 3.0: reading activities by polling, and posting one.</summary>
internal static class ActivityEndpoints
{
    /// <summary>Always 200 with a list: any 5xx, or a missing list, ends polling for good in Microsoft's client.</summary>
    public static async Task<IResult> ReadAsync(
        HttpContext context, string id, string? watermark, DirectLineAccess access, ActivityFeed feed, CancellationToken cancellationToken)
    {
        var (holder, refusal) = access.Check(DirectLineAccess.Bearer(context.Request), id);
        if (holder is null)
        {
            return refusal!;
        }

        var (activities, next) = await feed.ReadAsync(holder, DirectLineEndpoints.Watermark(watermark), cancellationToken);
        return Results.Json(new { activities, watermark = next.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>Answers once the words are on disk; the client waits for nothing else.</summary>
    public static async Task<IResult> PostAsync(
        HttpContext context,
        string id,
        DirectLineAccess access,
        InboxWriter inbox,
        IOptions<WebChatOptions> options,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var (holder, refusal) = access.Check(DirectLineAccess.Bearer(context.Request), id);
        if (holder is null)
        {
            return refusal!;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        if (IncomingActivity.Read(body.GetBuffer().AsSpan(0, (int)body.Length)) is not { } activity)
        {
            return DirectLineErrors.BadArgument("Nội dung gửi lên không phải là một activity hợp lệ.");
        }

        if (!activity.IsForUs)
        {
            return Results.Json(new { id = $"{id}|i{Guid.NewGuid():N}" });
        }

        return Answer(context, id, await inbox.StoreAsync(Event(holder, activity, options.Value.Unit, time.GetUtcNow()), cancellationToken));
    }

    /// <summary>What the client gets to know of the storing.</summary>
    public static IResult Answer(HttpContext context, string conversationId, InboxOutcome outcome) => outcome switch
    {
        InboxOutcome.Stored stored => Accepted(conversationId, stored.ItemId, stored.Sequence),
        InboxOutcome.AlreadyThere there => Accepted(conversationId, there.ItemId, there.Sequence),
        InboxOutcome.Unavailable => DirectLineErrors.NotStored(context),
        _ => DirectLineErrors.NotConfirmed(context),
    };

    private static IResult Accepted(string conversationId, long itemId, long? sequence) => Results.Json(new
    {
        id = sequence is { } place ? ActivityFeed.ActivityId(conversationId, place) : $"{conversationId}|e{itemId}",
    });

    /// <summary>The activity as an event of its token's conversation.</summary>
    public static InboundEvent Event(TokenHolder holder, IncomingActivity activity, string unit, DateTimeOffset now) => new()
    {
        Channel = WebChatChannel.ChannelName,
        Account = WebChatChannel.Account,
        EventId = $"{holder.ConversationId}:{activity.ClientActivityId ?? Guid.NewGuid().ToString("N")}",
        ConversationKey = holder.ConversationId,
        ConversationId = holder.ConversationId,
        MemberId = holder.UserId,
        Unit = unit,
        Kind = activity.Value is not null || MemberCommands.Recognize(activity.Text) is not null ? InboxKind.Command : InboxKind.Message,
        Text = activity.Text,
        Value = activity.Value,
        About = ActivityFeed.Sequence(holder.ConversationId, activity.ReplyToId),
        ClientData = activity.ClientData,
        IsSaid = activity.IsSaid,
        ReceivedAt = now,
    };
}
