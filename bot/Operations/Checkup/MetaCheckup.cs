using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Meta;
using CongDoan.Bot.Channels.Meta.Comments;
using CongDoan.Bot.Channels.Meta.Events;
using CongDoan.Bot.Channels.Meta.Messenger;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Knowledge.Vietnamese;
using static CongDoan.Bot.Messaging.JsonFields;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>Messenger and Page comments: handshake, signature, each Page's token and what it is subscribed to.</summary>
internal sealed class MetaCheckup(MetaAccounts accounts, MetaApi api, RunningBot bot, string? publicUrl, TimeProvider time)
{
    /// <summary>How an event that says nothing known is recorded.</summary>
    private const string Mark = "unknown";

    private const string Unreachable = "kiểm tra mạng, tường lửa, DNS và ApiBaseUrl.";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var app in accounts.Apps.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            var path = $"/webhooks/meta/{Uri.EscapeDataString(app.Key)}";
            var challenge = Guid.NewGuid().ToString("N");
            var query = QueryString.Create(new Dictionary<string, string?>
            {
                ["hub.mode"] = "subscribe", ["hub.verify_token"] = app.Options.VerifyToken, ["hub.challenge"] = challenge,
            }).ToUriComponent();
            findings.Add(await PublicRoute.LookAsync(bot, publicUrl, $"Meta {app.Key}, đường vào từ Internet", path, query, challenge, cancellationToken));
            foreach (var account in accounts.All.Where(one => one.App == app).OrderBy(one => one.PageId, StringComparer.Ordinal))
            {
                var name = $"Meta {app.Key}, Trang {account.PageId}";
                findings.Add(await Marked(account, path).TryAsync(bot, $"{name}, chữ ký", "AppSecret", cancellationToken));
                findings.Add(await TokenAsync(account, $"{name}, mã truy cập Trang", cancellationToken));
                findings.Add(await SubscriptionAsync(account, $"{name}, đăng ký webhook", cancellationToken));
                findings.Add(await EventsAsync(account, $"{name}, sự kiện", cancellationToken));
            }
        }

        return findings;
    }

    private MarkedEvent Marked(MetaAccount account, string path)
    {
        var now = time.GetUtcNow();
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["object"] = "page",
            ["entry"] = new JsonArray(new JsonObject
            {
                ["id"] = account.PageId,
                ["time"] = now.ToUnixTimeMilliseconds(),
                ["messaging"] = new JsonArray(new JsonObject
                {
                    ["sender"] = new JsonObject { ["id"] = account.PageId }, ["recipient"] = new JsonObject { ["id"] = account.PageId },
                    ["timestamp"] = now.ToUnixTimeMilliseconds(), ["congdoan_doctor"] = Guid.NewGuid().ToString("N"),
                }),
            }),
        }.ToJsonString());
        var stored = MetaInbound.Read(account, MetaEventReader.Read(body).Events[0], now)[0];
        return new MarkedEvent(path, body, MetaSignature.Header, MetaSignature.Sign(body, account.App.Options.AppSecret), stored.Channel, stored.Account, stored.EventId);
    }

    private async Task<Finding> TokenAsync(MetaAccount account, string subject, CancellationToken cancellationToken) =>
        await api.GetAsync(account, "me", [new("fields", "id")], cancellationToken) switch
        {
            MetaReply.Done done when done.MessageId == account.PageId => Finding.Good(subject, "Meta chấp nhận."),
            MetaReply.Done => Finding.Fault(subject, "mã này không phải của Trang.", "lấy mã truy cập của đúng Trang (không phải của người dùng) rồi đặt vào PageAccessToken."),
            var reply => Trouble(reply, subject, "tạo mã truy cập Trang mới, đặt vào PageAccessToken rồi khởi động lại máy chủ."),
        };

    private async Task<Finding> SubscriptionAsync(MetaAccount account, string subject, CancellationToken cancellationToken)
    {
        var advice = $"chạy “bot -- messenger-profile {account.App.Key}”, và bật các trường này ở mục Webhooks của ứng dụng.";
        var reply = await api.GetAsync(account, $"{account.PageId}/subscribed_apps", [], cancellationToken);
        if (reply is not MetaReply.Done done)
        {
            return Trouble(reply, subject, "kiểm tra quyền pages_manage_metadata của mã truy cập Trang.");
        }

        using var document = JsonDocument.Parse(done.Data);
        var ours = Items(document.RootElement, "data").FirstOrDefault(one => Scalar(one, "id") == account.App.Options.AppId);
        if (ours.ValueKind != JsonValueKind.Object)
        {
            return Finding.Fault(subject, "Trang chưa đăng ký với ứng dụng nên không có sự kiện nào tới.", advice);
        }

        var fields = Items(ours, "subscribed_fields").Select(Scalar).ToHashSet(StringComparer.Ordinal);
        var missing = ProfileContent.Fields.Split(',').Where(field => !fields.Contains(field)).ToList();
        return missing.Count == 0 ? Finding.Good(subject, "đủ các trường.") : Finding.Fault(subject, $"thiếu {string.Join(", ", missing)}.", advice);
    }

    private async Task<Finding> EventsAsync(MetaAccount account, string subject, CancellationToken cancellationToken) =>
        await bot.LastHeardAsync([MessengerChannel.ChannelName, CommentChannel.ChannelName], account.PageId, Mark, cancellationToken) is { } at
            ? Finding.Good(subject, $"gần nhất lúc {VietnamTime.Show(at)}.")
            : Finding.Warning(subject, "chưa nhận sự kiện nào từ Meta.", "nhắn thử cho Trang; không thấy thì kiểm tra mục Webhooks của ứng dụng và ứng dụng đã ở chế độ Live.");

    private static Finding Trouble(MetaReply reply, string subject, string advice) => reply switch
    {
        MetaReply.Failed failed => Finding.Fault(subject, $"Meta từ chối, mã {failed.Code}{(failed.Subcode.Length > 0 ? "/" + failed.Subcode : "")}.", advice),
        MetaReply.Busy busy => Finding.Warning(subject, "Meta yêu cầu chờ.", $"chạy lại sau {busy.After.TotalSeconds:0} giây."),
        _ => Finding.Fault(subject, "không gọi được Meta.", Unreachable),
    };
}
