using System.CommandLine;
using CongDoan.Bot.Backups;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>backup DIR [--data DIR]</c>; works beside a running host.</summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var target = new Argument<string>("ĐÍCH");
        var data = CommandLine.DataOption();
        var command = new Command("backup") { target, data };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(CommandLine.Folder(parsed.GetValue(data)), Path.GetFullPath(parsed.GetValue(target)!), Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string data, string target, TextWriter output, CancellationToken cancellationToken)
    {
        var manifest = await BackupWriter.WriteAsync(data, target, TimeProvider.System, cancellationToken);
        await output.WriteLineAsync($"Đã sao lưu {manifest.Files.Count} tệp vào {target}. Bản sao lưu chứa tin nhắn và khoá bí mật: hãy cất nơi an toàn.");
        return 0;
    }
}
