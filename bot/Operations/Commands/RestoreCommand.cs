using System.CommandLine;
using CongDoan.Bot.Backups;

namespace CongDoan.Bot.Operations.Commands;

/// <summary><c>restore DIR [--data DIR]</c>; only while no host runs.</summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var source = new Argument<string>("NGUỒN");
        var data = CommandLine.DataOption();
        var command = new Command("restore") { source, data };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(Path.GetFullPath(parsed.GetValue(source)!), CommandLine.Folder(parsed.GetValue(data)), Console.Out, cancellationToken));
        return command;
    }

    public static async Task<int> RunAsync(string backup, string data, TextWriter output, CancellationToken cancellationToken)
    {
        var aside = await BackupReader.RestoreAsync(backup, data, TimeProvider.System, cancellationToken);
        await output.WriteLineAsync($"Đã khôi phục {backup} vào {data}.");
        if (aside is not null)
        {
            await output.WriteLineAsync($"Dữ liệu trước đó được giữ nguyên tại {aside}.");
        }

        return 0;
    }
}
