using System.Net;
using System.Text;
using CongDoan.Bot.Channels.BotConnector;
using CongDoan.Bot.Channels.BotConnector.Tokens;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>
/// Bot Framework: whether Microsoft gives us tokens and the keys to check others' with, and whether the running host turns away who
/// has none. Only Microsoft can sign an event for us, so none is tried.
/// </summary>
internal sealed class ConnectorCheckup(ConnectorBots bots, ConnectorOptions options, OutgoingTokens tokens, RunningBot bot)
{
    private const string Route = "/api/messages";
    private static readonly byte[] Unproved = Encoding.UTF8.GetBytes("""{"type":"congdoan_doctor"}""");

    public async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken)
    {
        List<Finding> findings = [await DoorAsync(cancellationToken)];
        var known = bots.All.Where(one => one.HasId).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        if (known.Count > 0)
        {
            findings.Add(await KeysAsync(cancellationToken));
        }

        foreach (var one in known)
        {
            findings.Add(await TokenAsync(one, cancellationToken));
        }

        return findings;
    }

    private async Task<Finding> DoorAsync(CancellationToken cancellationToken)
    {
        const string Subject = $"Bot Framework, {Route}";
        if (bots.Open is not null)
        {
            // Whatever this machine sends is let in, and would be kept.
            return Finding.Good(Subject, "mở cho Bot Framework Emulator trên chính máy này.");
        }

        return await bot.PostAsync(Route, Unproved, "Authorization", "Bearer congdoan.doctor.unsigned", cancellationToken) switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Finding.Good(Subject, "thư không có chữ ký của Microsoft bị từ chối."),
            null => Finding.Fault(Subject, $"không gọi được {bot.Address}.", "chạy máy chủ, hoặc chỉ đúng địa chỉ bằng --url."),
            HttpStatusCode.NotFound => Finding.Fault(Subject, "máy chủ đang chạy không có địa chỉ này (404).", "khởi động lại máy chủ với đúng cài đặt này, hoặc chỉ đúng địa chỉ bằng --url."),
            { } status => Finding.Fault(Subject, $"thư không có chữ ký được trả lời {(int)status}.", "xem nhật ký của máy chủ."),
        };
    }

    private async Task<Finding> KeysAsync(CancellationToken cancellationToken)
    {
        var subject = $"Bot Framework, khóa của {options.MetadataUrl.Host}";
        return await bot.GetAsync(options.MetadataUrl.AbsoluteUri, cancellationToken) is { Status: HttpStatusCode.OK } answer && answer.Body.Contains("jwks_uri", StringComparison.Ordinal)
            ? Finding.Good(subject, "lấy được.")
            : Finding.Fault(subject, "không lấy được nên không kiểm tra được ai gửi.", "kiểm tra mạng, tường lửa, DNS và MetadataUrl.");
    }

    private async Task<Finding> TokenAsync(ConnectorBot one, CancellationToken cancellationToken)
    {
        var subject = $"Bot Framework {one.Key}, token để trả lời";
        return await tokens.GetAsync(one, rejected: null, cancellationToken) switch
        {
            { Value: not null } => Finding.Good(subject, "Microsoft cấp."),
            { IsSettings: true } => Finding.Fault(subject, "Microsoft từ chối.", "kiểm tra AppId, AppSecret và TenantId; mã bí mật hết hạn thì tạo mã mới ở Azure, đặt vào AppSecret rồi khởi động lại máy chủ."),
            _ => Finding.Fault(subject, $"không gọi được {options.OAuthBaseUrl.Host}.", "kiểm tra mạng, tường lửa, DNS và OAuthBaseUrl."),
        };
    }
}
