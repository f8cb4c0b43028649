using CongDoan.Bot.Alerts;
using CongDoan.Bot.Channels.BotConnector;
using CongDoan.Bot.Channels.Meta;
using CongDoan.Bot.Channels.WebChat;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Storage;
using CongDoan.Ingestion.Starter;
using CongDoan.Knowledge;
using CongDoan.Knowledge.Answering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CongDoan.Bot.Operations;

/// <summary>Prepares the databases before the port opens, and tells the operator what was found, in a few lines.</summary>
internal sealed class Preparation(
    BotDatabase database,
    IDbContextFactory<BotDb> databases,
    FirstAdministrator administrator,
    StarterPublisher starter,
    Answerer answerer,
    Readiness readiness,
    IHostApplicationLifetime lifetime,
    TimeProvider time)
{
    /// <summary>Done when the index is loaded; the port does not wait for it, the first answer does.</summary>
    public Task IndexLoaded { get; private set; } = Task.CompletedTask;

    public async Task RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        // The library and the host's own database know nothing of each other, so each has a processor to itself.
        var opened = Task.Run(() => starter.EnsureAsync(cancellationToken), cancellationToken);
        IndexLoaded = LoadIndexAsync(opened);
        var prepared = PrepareOwnAsync(cancellationToken);
        await Task.WhenAll(prepared, opened);
        var password = await prepared;
        readiness.SetPrepared();
        await output.WriteLineAsync($"Thư mục dữ liệu: {database.Folder}");
        if (password is not null)
        {
            await output.WriteLineAsync("Lần chạy đầu tiên: đã tạo tài khoản quản trị. Mật khẩu dưới đây chỉ hiện một lần, hãy ghi lại ngay.");
            await output.WriteLineAsync($"  Tên đăng nhập: {FirstAdministrator.Name}");
            await output.WriteLineAsync($"  Mật khẩu:      {password}");
        }
    }

    private async Task<string?> PrepareOwnAsync(CancellationToken cancellationToken)
    {
        await BotSchema.PrepareAsync(database, time, cancellationToken);
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await administrator.EnsureAsync(db, cancellationToken);
    }

    private async Task LoadIndexAsync(Task opened)
    {
        try
        {
            await opened;
            // On a thread of its own: the port must not wait for what runs without pause.
            await Task.Run(() => answerer.FollowLibraryAsync(lifetime.ApplicationStopping));
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopped before it was loaded.
        }
    }

    /// <summary>Says where the host listens and which ways in are open.</summary>
    public static async Task AnnounceAsync(WebApplication app, TextWriter output)
    {
        var chat = app.Services.GetRequiredService<IOptions<WebChatOptions>>().Value;
        var alerts = app.Services.GetRequiredService<IOptions<AlertOptions>>().Value;
        var knowledge = app.Services.GetRequiredService<KnowledgeSettings>();
        await output.WriteLineAsync($"Địa chỉ: {string.Join(", ", app.Urls)}");
        await output.WriteLineAsync("Kênh trò chuyện trên web: bật");
        await output.WriteLineAsync($"Direct Line cho ứng dụng bên ngoài: {(chat.Secret is { Length: > 0 } ? "bật" : "tắt (chưa đặt Channels:DirectLine:Secret)")}");
        await output.WriteLineAsync(
            $"Tìm kiếm: {knowledge.Qdrant?.ToString() ?? "trong chương trình"}; mô hình nhúng: {knowledge.Embedding?.ToString() ?? "tắt (chưa đặt Embedding:Endpoint)"}");
        await output.WriteLineAsync($"Mô hình ngôn ngữ: {knowledge.LanguageModel?.ToString() ?? "tắt (chưa đặt LanguageModel:Endpoint)"}");
        await output.WriteLineAsync($"Zalo: {Zalo(app)}");
        await output.WriteLineAsync($"Messenger và bình luận trên Trang: {Meta(app)}");
        await output.WriteLineAsync($"Bot Framework: {BotFramework(app)}");
        await output.WriteLineAsync($"Báo cán bộ qua webhook: {(alerts.WebhookUrl is null ? "tắt (chưa đặt Alerts:WebhookUrl)" : "bật")}");
    }

    private static string Meta(WebApplication app) => app.Services.GetService<MetaAccounts>() is not { } accounts
        ? $"tắt (chưa đặt {MetaOptions.Section})"
        : "bật, " + string.Join("; ", accounts.Apps.Select(one =>
            $"{one.Key} (Trang {string.Join(", ", accounts.All.Where(account => account.App == one).Select(account => account.PageId))}): webhook /webhooks/meta/{one.Key}"));

    private static string BotFramework(WebApplication app) => app.Services.GetService<ConnectorBots>() is not { } bots
        ? $"tắt (chưa đặt {ConnectorOptions.Section})"
        : $"bật, {ConnectorEndpoint.Path}: " + string.Join("; ", bots.All.Select(bot => bot.HasId
            ? $"{bot.Key} ({bot.Options.AppId}{(bot.Options.Emulator ? ", nhận cả Emulator" : "")})"
            : $"{bot.Key} (chỉ Emulator trên máy này, không kiểm tra danh tính: không dùng khi chạy thật)"));

    private static string Zalo(WebApplication app)
    {
        if (app.Services.GetService<ZaloAccounts>() is not { } accounts)
        {
            return $"tắt (chưa đặt {ZaloOptions.Section})";
        }

        return "bật, " + string.Join("; ", accounts.Apps.Select(one =>
            $"{one.Key} (OA {string.Join(", ", accounts.All.Where(account => account.App == one).Select(account => account.OaId))}): webhook /webhooks/zalo/{one.Key}, "
            + $"liên kết tại /channels/zalo/{one.Key}/connect{(accounts.SecretKeys(one).Count == 0 ? ", chưa có OaSecretKey: chạy lệnh pair" : "")}"));
    }
}
