using System.Globalization;
using System.Text.Json;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Inbox;
using CongDoan.Bot.Outbox;
using CongDoan.Bot.Storage;
using Microsoft.EntityFrameworkCore;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Channels.Meta.Subscriptions;

/// <summary>
/// What was said in Messenger while Meta told us nothing, from the conversations themselves. A message has the id that
/// its event would have had, so that one that came after all is the same. Comments cannot be had this way.
/// </summary>
internal sealed class MissedMessages(MetaApi api, InboxWriter inbox, IDbContextFactory<BotDb> databases, TimeProvider time)
{
    private const string Fields = "updated_time,messages.limit(20){id,message,from,created_time,attachments{mime_type,name,file_url,image_data,video_data}}";
    private const int MostConversations = 50;

    /// <summary>The bot may not answer what is older.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    private static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    /// <summary>Stores what is not there; gives how many messages of members that were.</summary>
    public async Task<int> FetchAsync(MetaAccount account, CancellationToken cancellationToken)
    {
        var since = await SinceAsync(account, cancellationToken);
        var query = new Dictionary<string, string?> { ["platform"] = "messenger", ["fields"] = Fields, ["limit"] = MostConversations.ToString(CultureInfo.InvariantCulture) };
        if (await api.GetAsync(account, $"{account.PageId}/conversations", query, cancellationToken) is not MetaReply.Done { Data: var data })
        {
            return 0;
        }

        var found = 0;
        using var document = JsonDocument.Parse(data);
        foreach (var conversation in Items(document.RootElement, "data"))
        {
            // The newest comes first, and times are whole seconds: only the order given tells what was said after what.
            var said = Items(Child(conversation, "messages"), "data").Select(Read).OfType<Said>().Where(one => one.At >= since).Reverse().OrderBy(one => one.At).ToList();
            found += await StoreAsync(account, said, cancellationToken);
        }

        return found;
    }

    private async Task<int> StoreAsync(MetaAccount account, List<Said> said, CancellationToken cancellationToken)
    {
        if (said.Find(one => one.From != account.PageId) is not { } member)
        {
            return 0;
        }

        var ids = said.ConvertAll(one => one.Id);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var ours = await db.Set<OutboxPart>().Where(part => ids.Contains(part.PlatformId!)).Select(part => part.PlatformId).ToListAsync(cancellationToken);
        // What somebody has answered since is not answered again.
        var isAnswered = said[^1].From == account.PageId;
        var count = 0;
        foreach (var one in said.Where(one => !ours.Contains(one.Id)))
        {
            var isOfMember = one.From != account.PageId;
            var whole = new MetaEvent
            {
                Name = isOfMember ? "message" : "message_echo",
                PageId = account.PageId,
                Hash = one.Id,
                IsStandby = isOfMember && isAnswered,
                Sender = one.From,
                Recipient = isOfMember ? account.PageId : member.From,
                Timestamp = one.At.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
                Mid = one.Id,
                Text = one.Text,
                Attachments = one.Attachments,
            };
            foreach (var inbound in MetaInbound.Read(account, whole, time.GetUtcNow()))
            {
                count += await inbox.StoreAsync(inbound, cancellationToken) is InboxOutcome.Stored && isOfMember ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>When we last heard anything of the Page, a little before that, and not more than a day ago.</summary>
    private async Task<DateTimeOffset> SinceAsync(MetaAccount account, CancellationToken cancellationToken)
    {
        var least = time.GetUtcNow() - Longest;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var heard = await db.Set<InboxItem>().Where(item => item.Channel == MessengerChannel.ChannelName && item.Account == account.PageId)
            .MaxAsync(item => (DateTimeOffset?)item.ReceivedAt, cancellationToken) - Slack;
        return heard > least ? heard.Value : least;
    }

    private static Said? Read(JsonElement message) =>
        Words(message, "id") is { Length: > 0 } id && Words(Child(message, "from"), "id") is { } from
        && DateTimeOffset.TryParse(Words(message, "created_time"), CultureInfo.InvariantCulture, out var at)
            ? new Said(id, from, at, Words(message, "message"), Items(Child(message, "attachments"), "data").Select(Attachment).ToList())
            : null;

    private static MetaAttachment Attachment(JsonElement attachment)
    {
        var url = Words(Child(attachment, "image_data"), "url") ?? Words(Child(attachment, "video_data"), "url") ?? Words(attachment, "file_url");
        var type = (Words(attachment, "mime_type") ?? "").Split('/')[0] is "image" or "audio" or "video" ? Words(attachment, "mime_type")!.Split('/')[0] : "file";
        return new MetaAttachment(type, url, Words(attachment, "name"), null, null, null);
    }

    private sealed record Said(string Id, string From, DateTimeOffset At, string? Text, IReadOnlyList<MetaAttachment> Attachments);
}
