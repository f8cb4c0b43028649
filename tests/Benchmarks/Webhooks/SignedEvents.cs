using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CongDoan.Bot.Channels.Meta;
using CongDoan.Bot.Channels.Zalo;

namespace CongDoan.Benchmarks.Webhooks;

/// <summary>Members' messages as Zalo posts them, signed beforehand: the load generator only sends.</summary>
internal static class SignedEvents
{
    public const string Path = "/webhooks/zalo/bench";
    public const string Secret = "bench-secret";
    private const string AppId = "1000000000000000001";
    private const string OaId = "2000000000000000001";
    private static readonly string[] Questions = ["nghỉ thai sản mấy tháng ạ", "làm thêm ngày lễ được bao nhiêu tiền", "cong ty no luong thi lam sao", "vào công đoàn để làm gì"];

    /// <summary>What the host is started with; nothing listens where it would send.</summary>
    public static Dictionary<string, string> Settings { get; } = new()
    {
        ["Channels:Zalo:bench:AppId"] = AppId,
        ["Channels:Zalo:bench:AppSecret"] = Secret,
        ["Channels:Zalo:bench:OaSecretKey"] = Secret,
        ["Channels:Zalo:bench:ApiBaseUrl"] = "http://127.0.0.1:9",
        ["Channels:Zalo:bench:OAuthBaseUrl"] = "http://127.0.0.1:9",
        ["Channels:Zalo:bench:Accounts:main:OaId"] = OaId,
        ["Logging:LogLevel:Default"] = "Critical",
    };

    /// <summary>Whole requests, each event another one.</summary>
    /// <param name="count">How many.</param>
    /// <param name="isReceipt">True: of an event that is only recorded; false: of a question that is answered.</param>
    public static List<byte[]> Requests(int count, bool isReceipt)
    {
        var run = Guid.NewGuid().ToString("N")[..8];
        var start = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        return Enumerable.Range(0, count).Select(number =>
        {
            var timestamp = (start + number).ToString(CultureInfo.InvariantCulture);
            var id = string.Create(CultureInfo.InvariantCulture, $"{run}{number:x8}");
            var member = string.Create(CultureInfo.InvariantCulture, $"40{run}{number % 5_000:d8}");
            var body = Encoding.UTF8.GetBytes(new JsonObject
            {
                ["app_id"] = AppId,
                ["user_id_by_app"] = member,
                ["event_name"] = isReceipt ? "user_received_message" : "user_send_text",
                ["timestamp"] = timestamp,
                ["sender"] = new JsonObject { ["id"] = member },
                ["recipient"] = new JsonObject { ["id"] = OaId },
                ["message"] = new JsonObject { ["msg_id"] = id, ["text"] = Questions[number % Questions.Length] },
            }.ToJsonString());
            var zalo = Convert.ToHexStringLower(ZaloSignature.Sign(AppId, body, timestamp, Secret));
            // The bare endpoint proves the other header; each server ignores the one that is not its own.
            var head = $"POST {Path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-ZEvent-Signature: mac={zalo}\r\n"
                + $"{MetaSignature.Header}: {MetaSignature.Sign(body, Secret)}\r\nContent-Length: {body.Length}\r\n\r\n";
            return (byte[])[.. Encoding.ASCII.GetBytes(head), .. body];
        }).ToList();
    }
}
