using System.Net;
using CongDoan.Bot.Channels.BotConnector;
using CongDoan.Bot.Channels.BotConnector.Tokens;
using CongDoan.Bot.Channels.Meta;
using CongDoan.Bot.Channels.Meta.Sending;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Sending;
using CongDoan.Bot.Channels.Zalo.Tokens;
using CongDoan.Bot.Messaging;
using CongDoan.Bot.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Operations.Checkup;

/// <summary>
/// All checks, in the order in which a fault explains the next. It uses the host's own services, built from the same
/// settings and never started, so that it judges by the host's rules.
/// </summary>
internal static class FullCheckup
{
    /// <summary>Looks at everything; stops early only where nothing more can be known.</summary>
    /// <param name="build">Builds the host's services; throws what the host would throw.</param>
    /// <param name="url">Where the running host listens, when not where the settings say.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<Finding>> RunAsync(Func<WebApplication> build, Uri? url, CancellationToken cancellationToken)
    {
        WebApplication app;
        try
        {
            app = build();
        }
        catch (Exception error) when (HostRunner.Sentence(error) is { } sentence)
        {
            return [Wrong(sentence)];
        }

        await using (app)
        {
            try
            {
                app.Services.GetService<IStartupValidator>()?.Validate();
            }
            catch (Exception error) when (HostRunner.Sentence(error) is { } sentence)
            {
                return [Wrong(sentence)];
            }

            List<Finding> findings = [Finding.Good("Cài đặt", "hợp lệ.")];
            var database = app.Services.GetRequiredService<BotDatabase>();
            if (!File.Exists(database.File))
            {
                return [.. findings, Finding.Fault("Dữ liệu", $"chưa có dữ liệu trong {database.Folder}.", "chạy máy chủ ít nhất một lần, hoặc chỉ đúng thư mục bằng --data.")];
            }

            try
            {
                await LookAsync(app, url ?? Listening(app.Configuration), findings, cancellationToken);
            }
            catch (Exception error) when (error is SqliteException or DbUpdateException)
            {
                findings.Add(Finding.Fault("Dữ liệu", $"không đọc được {database.File}.", "chạy máy chủ bản mới một lần để nâng cấp; tệp hỏng thì khôi phục từ bản sao lưu (lệnh restore)."));
            }

            return findings;
        }
    }

    private static async Task LookAsync(WebApplication app, Uri url, List<Finding> findings, CancellationToken cancellationToken)
    {
        var services = app.Services;
        var (databases, time) = (services.GetRequiredService<IDbContextFactory<BotDb>>(), services.GetRequiredService<TimeProvider>());
        var publicUrl = services.GetRequiredService<IOptions<PublicAddress>>().Value.PublicUrl;
        using var bot = new RunningBot(url, databases, time);
        findings.Add(await HostAsync(bot, cancellationToken));
        var platforms = new List<Uri>();
        if (services.GetService<ZaloAccounts>() is { } zalo)
        {
            findings.AddRange(await new ZaloCheckup(
                zalo, services.GetRequiredService<ZaloApi>(), services.GetRequiredService<ZaloTokenStore>(), databases, bot, publicUrl, time).RunAsync(cancellationToken));
            platforms.AddRange(zalo.Apps.Select(one => one.Options.ApiBaseUrl));
        }
        else
        {
            findings.Add(Finding.Good("Zalo", $"tắt (chưa đặt {ZaloOptions.Section})."));
        }

        if (services.GetService<MetaAccounts>() is { } meta)
        {
            findings.AddRange(await new MetaCheckup(meta, services.GetRequiredService<MetaApi>(), bot, publicUrl, time).RunAsync(cancellationToken));
            platforms.AddRange(meta.Apps.Select(one => one.Options.ApiBaseUrl));
        }
        else
        {
            findings.Add(Finding.Good("Messenger và bình luận trên Trang", $"tắt (chưa đặt {MetaOptions.Section})."));
        }

        if (services.GetService<ConnectorBots>() is { } connector)
        {
            findings.AddRange(await new ConnectorCheckup(
                connector, services.GetRequiredService<IOptions<ConnectorOptions>>().Value, services.GetRequiredService<OutgoingTokens>(), bot).RunAsync(cancellationToken));
        }
        else
        {
            findings.Add(Finding.Good("Bot Framework", $"tắt (chưa đặt {ConnectorOptions.Section})."));
        }

        foreach (var platform in platforms.Distinct())
        {
            findings.Add(await ClockCheck.LookAsync(bot, platform, time, cancellationToken));
        }
    }

    private static async Task<Finding> HostAsync(RunningBot bot, CancellationToken cancellationToken) => await bot.GetAsync("/readyz", cancellationToken) switch
    {
        null => Finding.Fault("Máy chủ", $"không có gì trả lời ở {bot.Address}.", "chạy máy chủ, hoặc chỉ đúng địa chỉ bằng --url."),
        { Status: HttpStatusCode.OK, Body: "Healthy" } => Finding.Good("Máy chủ", $"sẵn sàng ở {bot.Address}."),
        { Status: HttpStatusCode.OK } => Finding.Warning("Máy chủ", "trả lời được nhưng thiếu Qdrant hoặc mô hình nhúng.", "xem nhật ký của máy chủ, mục “Khi có sự cố” của README."),
        { } answer => Finding.Fault("Máy chủ", $"{bot.Address} trả lời {(int)answer.Status}.", "đợi máy chủ khởi động xong, hoặc chỉ đúng địa chỉ bằng --url."),
    };

    /// <summary>Where a host with these settings listens, seen from this machine.</summary>
    private static Uri Listening(IConfiguration settings)
    {
        var first = (settings[WebHostDefaults.ServerUrlsKey] ?? HostRunner.DefaultAddress).Split(';')[0];
        var local = first.Replace("://*", "://localhost", StringComparison.Ordinal).Replace("://+", "://localhost", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://localhost", StringComparison.Ordinal).Replace("://[::]", "://localhost", StringComparison.Ordinal);
        return Uri.TryCreate(local, UriKind.Absolute, out var uri) ? uri : new Uri(HostRunner.DefaultAddress);
    }

    private static Finding Wrong(string sentence) => Finding.Fault("Cài đặt", sentence, "sửa khóa được nêu tên trong appsettings.json hoặc biến môi trường rồi chạy lại.");
}
