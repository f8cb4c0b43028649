using System.CommandLine;

namespace CongDoan.Ingestion.Commands;

/// <summary>
/// <c>publish PATH...</c>: reads files and puts what was understood into the library, as one release.
/// <c>diff PATH...</c>: the same without storing, passage by passage.
/// </summary>
internal static class PublishCommand
{
    public static Command Create(CommandOutput output)
    {
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ cho biết sẽ thay đổi gì, không lưu." };
        var command = Create("publish", "Đưa văn bản vào kho.", output, parsed => parsed.GetValue(dryRun), isDiff: false);
        command.Options.Add(dryRun);
        return command;
    }

    public static Command CreateDiff(CommandOutput output) =>
        Create("diff", "Cho biết nếu đưa các tệp này vào kho thì thay đổi gì, đến từng đoạn; không lưu.", output, _ => true, isDiff: true);

    private static Command Create(string name, string description, CommandOutput output, Func<ParseResult, bool> isDryRun, bool isDiff)
    {
        var paths = new Argument<string[]>("ĐƯỜNG_DẪN")
        {
            Description = "Tệp, địa chỉ web hoặc thư mục (thư mục: mọi tệp đọc được bên dưới).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var data = CommonOptions.Data();
        var arguments = new PublishArguments();
        var again = new Option<bool>("--reread") { Description = "Đọc lại cả những tệp kho đã có y nguyên (ví dụ sau khi nâng cấp poppler)." };
        var json = CommonOptions.Json();
        var command = new Command(name, description) { paths, data };
        arguments.AddTo(command);
        command.Options.Add(again);
        command.Options.Add(json);
        command.SetAction((parsed, cancellationToken) =>
        {
            var typed = parsed.GetValue(paths) ?? [];
            var options = arguments.Read(parsed, typed);
            var found = PublishArguments.Files(name, typed, IngestionServices.CreateReaders(TimeProvider.System));
            var run = new PublishRun(output, CommonOptions.DataDirectory(parsed.GetValue(data), output))
            {
                Command = CommandOutput.Printable($"{name} {string.Join(' ', typed.Select(Shown))}"),
                Options = options,
                WithStarter = arguments.WithStarter(parsed),
                DryRun = isDryRun(parsed),
                ShowPassages = isDiff,
                ReadAgain = parsed.GetValue(again),
                Json = parsed.GetValue(json),
            };
            return run.RunAsync(found, cancellationToken);
        });
        return command;
    }

    private static string Shown(string path) => Reading.SourceFinder.IsUrl(path) ? path : Path.GetFileName(Path.TrimEndingDirectorySeparator(path));
}
