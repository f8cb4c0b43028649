using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Events;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Vietnamese;
using Microsoft.EntityFrameworkCore;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>Zalo: signature, tokens, and whether events come. Zalo documents no call that tells what a webhook is subscribed to.</summary>
internal sealed class ZaloCheckup(
    ZaloAccounts accounts, ZaloApi api, ZaloTokenStore store, IDbContextFactory<BotDb> databases, RunningBot bot, string? publicUrl, TimeProvider time)
{
    private const string Mark = "congdoan_doctor";

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        foreach (var app in accounts.Apps.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            findings.Add(await PublicRoute.LookAsync(
                bot, publicUrl, $"Zalo {app.Key}, đường vào từ Internet", $"/webhooks/zalo/{Uri.EscapeDataString(app.Key)}", "", "ok", cancellationToken));
            if (app.Options.VerifierCode is { Length: > 0 } code)
            {
                var page = await bot.GetAsync($"/zalo_verifier{code}.html", cancellationToken);
                findings.Add(page is { Status: HttpStatusCode.OK }
                    ? Finding.Good($"Zalo {app.Key}, tệp xác thực tên miền", "có.")
                    : Finding.Fault($"Zalo {app.Key}, tệp xác thực tên miền", "máy chủ đang chạy không đưa ra tệp này.", "khởi động lại máy chủ với đúng VerifierCode."));
            }

            foreach (var account in accounts.All.Where(one => one.App == app).OrderBy(one => one.OaId, StringComparer.Ordinal))
            {
                var name = $"Zalo {app.Key}, OA {account.OaId}";
                findings.Add(await SignatureAsync(account, name, cancellationToken));
                findings.AddRange(await TokensAsync(account, name, cancellationToken));
                findings.Add(await EventsAsync(account, name, cancellationToken));
            }
        }

        return findings;
    }

    /// <summary>Made and read by the very code that the host reads with, so that the id to look for is the right one.</summary>
    private MarkedEvent Marked(ZaloAccount account, string key)
    {
        var now = time.GetUtcNow();
        var timestamp = now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["app_id"] = account.App.Options.AppId, ["oa_id"] = account.OaId, ["event_name"] = Mark, ["user_id"] = Guid.NewGuid().ToString("N"), ["timestamp"] = timestamp,
        }.ToJsonString());
        var stored = new ZaloInbound(accounts).Read(account.App, ZaloEventReader.Read(body).Event!, now, quotesUs: false)!;
        return new MarkedEvent(
            $"/webhooks/zalo/{Uri.EscapeDataString(account.App.Key)}", body, ZaloSignature.Header,
            "mac=" + Convert.ToHexStringLower(ZaloSignature.Sign(account.App.Options.AppId, body, timestamp, key)), stored.Channel, stored.Account, stored.EventId);
    }

    private async Task<Finding> SignatureAsync(ZaloAccount account, string name, CancellationToken cancellationToken) => account.SecretKey is { } key
        ? await Marked(account, key).TryAsync(bot, $"{name}, chữ ký", "AppId và OaSecretKey", cancellationToken)
        : Finding.Fault(
            $"{name}, chữ ký", "chưa có OaSecretKey nên mọi sự kiện bị từ chối.",
            $"chạy “bot -- pair zalo {account.App.Key}”, lưu webhook ở trang quản lý ứng dụng của Zalo, chép “Khóa bí mật OA” vào cài đặt rồi khởi động lại máy chủ.");

    private async Task<IReadOnlyList<Finding>> TokensAsync(ZaloAccount account, string name, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var token = await db.Set<ZaloToken>().AsNoTracking().SingleOrDefaultAsync(one => one.OaId == account.OaId, cancellationToken);
        var relink = $"quản trị viên OA mở {ZaloTokenStore.ConnectPath(account)} trên máy chủ và cấp quyền lại.";
        if (token is null)
        {
            return [string.IsNullOrWhiteSpace(account.Options.RefreshToken)
                ? Finding.Fault($"{name}, liên kết", "chưa liên kết nên chưa trả lời được.", relink)
                : Finding.Warning($"{name}, liên kết", "refresh token trong cài đặt chưa được dùng lần nào.", "chạy máy chủ vài phút rồi kiểm tra lại.")];
        }

        if (token.State == ZaloTokenState.NeedsLink)
        {
            return [Finding.Fault($"{name}, liên kết", $"đã mất liên kết ({token.Reason}).", relink)];
        }

        return [Refresh(token, name, relink), await AccessAsync(account, token, name, relink, cancellationToken)];
    }

    private Finding Refresh(ZaloToken token, string name, string relink)
    {
        var subject = $"{name}, refresh token";
        if (token.SealedRefresh is null || store.Open(token.SealedRefresh) is null)
        {
            return Finding.Fault(subject, "không mở được: khóa mã hóa trong thư mục dữ liệu đã mất hoặc chưa có token.", relink);
        }

        var left = (int)Math.Floor(((token.RefreshUntil ?? time.GetUtcNow()) - time.GetUtcNow()).TotalDays);
        return left < 0 ? Finding.Fault(subject, "đã hết hạn.", relink)
            : left < TokenUpkeep.WarnBefore.TotalDays ? Finding.Warning(subject, $"còn {left} ngày.", relink)
            : Finding.Good(subject, $"còn {left} ngày.");
    }

    private async Task<Finding> AccessAsync(ZaloAccount account, ZaloToken token, string name, string relink, CancellationToken cancellationToken)
    {
        var subject = $"{name}, access token";
        var wait = "máy chủ đang chạy tự làm mới trong vài phút; còn như vậy thì xem nhật ký của máy chủ.";
        if (token.AccessUntil is not { } until || until <= time.GetUtcNow() || store.Open(token.SealedAccess) is not { } access)
        {
            return Finding.Warning(subject, "chưa có hoặc đã hết hạn.", wait);
        }

        return await api.GetAsync(account.App, ZaloApi.Account, access, cancellationToken) switch
        {
            ZaloReply.Done done when Named(done.Data) is { } other && other != account.OaId =>
                Finding.Fault(subject, $"token này của OA {other}.", "sửa OaId trong cài đặt, hoặc " + relink),
            ZaloReply.Done => Finding.Good(subject, $"Zalo chấp nhận, hết hạn lúc {VietnamTime.Show(until)}."),
            ZaloReply.Failed { Code: -216 or -220 } => Finding.Warning(subject, "Zalo không chấp nhận.", wait),
            ZaloReply.Failed failed => Finding.Fault(subject, $"Zalo từ chối, mã {failed.Code}.", "kiểm tra AppSecret, gói dịch vụ và quyền của ứng dụng ở trang quản lý của Zalo."),
            ZaloReply.Busy => Finding.Warning(subject, "Zalo yêu cầu chờ.", "chạy lại sau một phút."),
            _ => Finding.Fault(subject, $"không gọi được Zalo ở {account.App.Options.ApiBaseUrl.Host}.", "kiểm tra mạng, tường lửa, DNS và ApiBaseUrl."),
        };
    }

    private static string? Named(string? data)
    {
        using var document = JsonDocument.Parse(data ?? "{}");
        return Messaging.JsonFields.Scalar(document.RootElement, "oa_id");
    }

    private async Task<Finding> EventsAsync(ZaloAccount account, string name, CancellationToken cancellationToken) =>
        await bot.LastHeardAsync([ZaloChannel.ChannelName, Channels.Zalo.Groups.GroupChannel.ChannelName], account.OaId, Mark, cancellationToken) is { } at
            ? Finding.Good($"{name}, sự kiện", $"gần nhất lúc {VietnamTime.Show(at)}.")
            : Finding.Warning(
                $"{name}, sự kiện", "chưa nhận sự kiện nào từ Zalo.",
                "ở trang quản lý ứng dụng của Zalo: mục Webhook đã lưu địa chỉ, bật từng sự kiện, tắt “Lọc cú pháp”; Zalo tự ngừng gửi sau nhiều lần không gọi được thì bật lại; sau đó nhắn thử cho OA.");
}
