using System.CommandLine;
using CongDoan.Bot.Officers;
using CongDoan.Bot.Storage;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>reset-password NAME [--data DIR]</c>; works beside a running host.</summary>
internal static class ResetPasswordCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("TÊN");
        var data = CommandLine.DataOption();
        var command = new Command("reset-password") { name, data };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(CommandLine.Folder(parsed.GetValue(data)), parsed.GetValue(name)!, Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string folder, string name, TextWriter output, CancellationToken cancellationToken)
    {
        var database = new BotDatabase(folder);
        if (!File.Exists(database.File))
        {
            throw new StartRefusedException($"Chưa có dữ liệu trong {folder}: hãy chạy máy chủ ít nhất một lần, hoặc chỉ đúng thư mục bằng --data.");
        }

        await BotSchema.PrepareAsync(database, TimeProvider.System, cancellationToken);
        await using var db = database.Open();
        var password = await new PasswordReset(new OfficerPasswords(), TimeProvider.System).ResetAsync(db, name, cancellationToken)
            ?? throw new StartRefusedException($"Không có cán bộ nào tên đăng nhập là “{name}”.");
        await output.WriteLineAsync($"Mật khẩu mới của {Officer.NormalizeName(name)} (chỉ hiện một lần, phải đổi khi đăng nhập): {password}");
        return 0;
    }
}
