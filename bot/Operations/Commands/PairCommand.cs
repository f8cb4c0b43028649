using System.CommandLine;
using CongDoan.Bot.Channels.Zalo;
using CongDoan.Bot.Channels.Zalo.Linking;
using CongDoan.Bot.Storage;
using CongDoan.Knowledge.Vietnamese;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>pair zalo APP [--data DIR]</c>; works beside a running host.</summary>
internal static class PairCommand
{
    public static Command Create()
    {
        var channel = new Argument<string>("KÊNH");
        var app = new Argument<string>("ỨNG_DỤNG");
        var data = CommandLine.DataOption();
        var command = new Command("pair") { channel, app, data };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            CommandLine.Folder(parsed.GetValue(data)), parsed.GetValue(channel)!, parsed.GetValue(app)!, CommandLine.Configuration(), Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(
        string folder, string channel, string app, IConfiguration settings, TextWriter output, CancellationToken cancellationToken)
    {
        if (channel != "zalo")
        {
            throw new StartRefusedException($"Chỉ kênh zalo cần ghép nối, không có “{channel}”.");
        }

        if (!settings.GetSection($"{ZaloOptions.Section}:{app}").Exists())
        {
            throw new StartRefusedException($"Cài đặt chưa có ứng dụng {ZaloOptions.Section}:{app}.");
        }

        var database = new BotDatabase(folder);
        if (!File.Exists(database.File))
        {
            throw new StartRefusedException($"Chưa có dữ liệu trong {folder}: hãy chạy máy chủ ít nhất một lần, hoặc chỉ đúng thư mục bằng --data.");
        }

        await BotSchema.PrepareAsync(database, TimeProvider.System, cancellationToken);
        await using var db = database.Open();
        var until = await ZaloPairing.OpenAsync(db, app, TimeProvider.System, cancellationToken);
        await output.WriteLineAsync($"Đã mở ghép nối cho ứng dụng {app} đến {VietnamTime.Show(until)}.");
        await output.WriteLineAsync($"Trong thời gian này: vào trang quản lý ứng dụng của Zalo, mục Webhook, lưu địa chỉ .../webhooks/zalo/{app};");
        await output.WriteLineAsync($"chép “Khóa bí mật OA” vào cài đặt {ZaloOptions.Section}:{app}:OaSecretKey rồi khởi động lại máy chủ.");
        return 0;
    }
}
