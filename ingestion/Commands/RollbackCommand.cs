using System.CommandLine;
using System.Globalization;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>rollback [RELEASE]</c>: brings the whole library back to a former release, as a new release.</summary>
internal static class RollbackCommand
{
    public static Command Create(CommandOutput output)
    {
        var release = new Argument<string[]>("BẢN") { Description = "Số bản phát hành (xem lệnh releases); mặc định bản liền trước.", Arity = ArgumentArity.ZeroOrMore };
        var data = CommonOptions.Data();
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ cho biết sẽ thay đổi gì, không lưu." };
        var json = CommonOptions.Json();
        var command = new Command("rollback", "Đưa cả kho về đúng một bản phát hành cũ; việc đó cũng là một bản phát hành mới.") { release, data, dryRun, json };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            Number(parsed.GetValue(release) ?? []),
            CommonOptions.DataDirectory(parsed.GetValue(data), output),
            parsed.GetValue(dryRun),
            parsed.GetValue(json),
            output,
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(
        long? release, string folder, bool dryRun, bool json, CommandOutput output, CancellationToken cancellationToken)
    {
        // Starter notes of a newer program are not what is taken back here; they come with the next command.
        await using var session = await LibrarySession.OpenAsync(folder, withStarter: false, cancellationToken);
        var order = new LibraryOrder.Restore(release)
        {
            Command = release is { } number ? string.Create(CultureInfo.InvariantCulture, $"rollback {number}") : "rollback",
            DryRun = dryRun,
            Preview = diff => DiffTable.Print(diff, withPassages: false, output.Error),
        };
        OrderReport.Write(await session.Editor.ApplyAsync(order, cancellationToken), folder, dryRun, json, output);
        return ExitStatus.Done;
    }

    private static long? Number(string[] typed) => typed switch
    {
        [] => null,
        [var one] when long.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw new UsageException("rollback nhận nhiều nhất một số bản phát hành, như: rollback 12"),
    };
}
