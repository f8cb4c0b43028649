using System.CommandLine;
using CongDoan.Ingestion.Publishing;
using CongDoan.Knowledge.Library;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>remove NUMBER</c>: takes back what was published by mistake; what it had ended holds again.</summary>
internal static class RemoveCommand
{
    public static Command Create(CommandOutput output)
    {
        var numbers = new Argument<string[]>("SỐ_HIỆU") { Description = "Số hiệu văn bản hoặc mã ghi chú, như lệnh list in ra.", Arity = ArgumentArity.ZeroOrMore };
        var data = CommonOptions.Data();
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ cho biết sẽ thay đổi gì, không lưu." };
        var json = CommonOptions.Json();
        var command = new Command("remove", "Gỡ văn bản đã đưa nhầm vào kho; văn bản bị nó thay thế có hiệu lực trở lại.") { numbers, data, dryRun, json };
        command.SetAction((parsed, cancellationToken) =>
        {
            var typed = parsed.GetValue(numbers) ?? [];
            return typed.Length == 0
                ? throw new UsageException("remove cần ít nhất một số hiệu.")
                : RunAsync(typed, CommonOptions.DataDirectory(parsed.GetValue(data), output), parsed.GetValue(dryRun), parsed.GetValue(json), output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string[] typed, string folder, bool dryRun, bool json, CommandOutput output, CancellationToken cancellationToken)
    {
        await using var session = await LibrarySession.OpenAsync(folder, withStarter: !dryRun, cancellationToken);
        var held = (await session.Reader.DocumentsAsync(cancellationToken)).Select(document => document.Number).ToList();
        var found = typed.Select(text => HeldNumbers.Find(text, held)).ToList();
        var unknown = typed.Where((_, index) => found[index] is null).ToList();
        if (unknown.Count > 0)
        {
            foreach (var text in unknown)
            {
                output.Say(Unknown(text, held));
            }

            if (json)
            {
                output.WriteJson(new { Data = folder, Unknown = unknown.Select(text => new { Number = text, Nearest = HeldNumbers.Nearest(text, held) }) });
            }

            return ExitStatus.Refused;
        }

        var order = new LibraryOrder.Remove(found.Select(number => number!).Distinct(StringComparer.Ordinal).ToList())
        {
            Command = $"remove {string.Join(' ', found)}",
            DryRun = dryRun,
            Preview = diff => DiffTable.Print(diff, withPassages: false, output.Error),
        };
        OrderReport.Write(await session.Editor.ApplyAsync(order, cancellationToken), folder, dryRun, json, output);
        return ExitStatus.Done;
    }

    private static string Unknown(string text, IReadOnlyList<string> held)
    {
        var nearest = HeldNumbers.Nearest(text, held);
        var hint = nearest.Count == 0 ? "" : $" Có phải: {string.Join(", ", nearest)}?";
        return $"Trong kho không có \"{CommandOutput.Printable(text)}\"; chưa gỡ gì.{hint}";
    }
}
