using CongDoan.Bot.Alerts;
using CongDoan.Bot.Channels.WebChat;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Storage;
using CongDoan.Ingestion.Starter;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Operations;

/// <summary>Prepares the databases before the port opens, and tells the operator what was found, in a few lines.</summary>
internal sealed class Preparation(
    BotDatabase database, IDbContextFactory<BotDb> databases, FirstAdministrator administrator, StarterPublisher starter, Readiness readiness, TimeProvider time)
{
    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        await BotSchema.PrepareAsync(database, time, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var password = await administrator.EnsureAsync(db, cancellationToken);
        await starter.EnsureAsync(cancellationToken);
        readiness.SetPrepared();
        await output.WriteLineAsync($"Thư mục dữ liệu: {database.Folder}");
        if (password is not null)
        {
            await output.WriteLineAsync("Lần chạy đầu tiên: đã tạo tài khoản quản trị. Mật khẩu dưới đây chỉ hiện một lần, hãy ghi lại ngay.");
            await output.WriteLineAsync($"  Tên đăng nhập: {FirstAdministrator.Name}");
            await output.WriteLineAsync($"  Mật khẩu:      {password}");
        }
    }

    /// <summary>Says where the host listens and which ways in are open.</summary>
    public static async Task AnnounceAsync(WebApplication app, TextWriter output)
    {
        var chat = app.Services.GetRequiredService<IOptions<WebChatOptions>>().Value;
        var alerts = app.Services.GetRequiredService<IOptions<AlertOptions>>().Value;
        await output.WriteLineAsync($"Địa chỉ: {string.Join(", ", app.Urls)}");
        await output.WriteLineAsync("Kênh trò chuyện trên web: bật");
        await output.WriteLineAsync($"Direct Line cho ứng dụng bên ngoài: {(chat.Secret is { Length: > 0 } ? "bật" : "tắt (chưa đặt Channels:DirectLine:Secret)")}");
        await output.WriteLineAsync($"Báo cán bộ qua webhook: {(alerts.WebhookUrl is null ? "tắt (chưa đặt Alerts:WebhookUrl)" : "bật")}");
    }
}
