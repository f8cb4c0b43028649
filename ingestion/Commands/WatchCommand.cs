using System.CommandLine;
using System.Globalization;
using CongDoan.Ingestion.Publishing;
using CongDoan.Ingestion.Reading;
using CongDoan.Ingestion.Watching;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>watch FOLDER|URL...</c>: publishes what changes, until it is stopped.</summary>
internal static class WatchCommand
{
    private const double LongestMinutes = 60 * 24 * 31;

    public static Command Create(CommandOutput output)
    {
        var places = new Argument<string[]>("THƯ_MỤC|URL") { Description = "Một thư mục, và tùy ý các địa chỉ web.", Arity = ArgumentArity.ZeroOrMore };
        var data = CommonOptions.Data();
        var arguments = new PublishArguments();
        var every = new Option<string?>("--every") { HelpName = "PHÚT", Description = "Bao lâu đọc lại mỗi địa chỉ web một lần; mặc định 60 phút." };
        var settle = new Option<string?>("--settle") { HelpName = "GIÂY", Description = "Tệp không đổi trong chừng này mới coi là đã chép xong; mặc định 2 giây." };
        var poll = new Option<string?>("--poll") { HelpName = "GIÂY", Description = "Chậm nhất bao lâu xem lại thư mục một lần; mặc định 10 giây." };
        var removeMissing = new Option<bool>("--remove-missing") { Description = "Tệp bị xóa thì gỡ văn bản của nó khỏi kho; không có tùy chọn này thì chỉ báo." };
        var command = new Command("watch", "Theo dõi thư mục và địa chỉ web, có thay đổi thì đưa vào kho; dừng bằng Ctrl-C.") { places, data, every, settle, poll, removeMissing };
        arguments.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
        {
            var typed = parsed.GetValue(places) ?? [];
            var options = new WatchOptions
            {
                Folder = Folder(typed.Where(place => !SourceFinder.IsUrl(place)).ToList()),
                Addresses = typed.Where(SourceFinder.IsUrl).Distinct(StringComparer.Ordinal).ToList(),
                AddressEvery = TimeSpan.FromMinutes(Number(parsed, every, 60)),
                Settle = TimeSpan.FromSeconds(Number(parsed, settle, 2)),
                Poll = TimeSpan.FromSeconds(Number(parsed, poll, 10)),
                RemoveMissing = parsed.GetValue(removeMissing),
            };
            if (options.Folder is null && options.Addresses.Count == 0)
            {
                throw new UsageException("watch cần một thư mục hoặc ít nhất một địa chỉ web.");
            }

            var folder = CommonOptions.DataDirectory(parsed.GetValue(data), output);
            return RunAsync(options, arguments.Read(parsed, typed), arguments.WithStarter(parsed), folder, output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        WatchOptions options, PublishOptions publish, bool withStarter, string dataFolder, CommandOutput output, CancellationToken cancellationToken)
    {
        var journal = new WatchJournal(output.Out, TimeProvider.System);
        var readers = IngestionServices.CreateReaders(TimeProvider.System);
        var publisher = new FilePublisher(dataFolder, readers)
        {
            Command = $"watch {Path.GetFileName(options.Folder) ?? "(địa chỉ web)"}",
            Options = publish,
            WithStarter = withStarter,
        };
        var watched = string.Join(", ", new[] { options.Folder }.OfType<string>().Concat(options.Addresses));
        journal.Say($"Theo dõi {watched}. Dừng bằng Ctrl-C.");
        try
        {
            await new FolderWatch(options, publisher, dataFolder, readers, journal, TimeProvider.System).RunAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            journal.Say("Đã ngừng theo dõi.");
        }

        return ExitStatus.Done;
    }

    private static string? Folder(List<string> paths) => paths switch
    {
        [] => null,
        [var path] when Directory.Exists(path) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)),
        [var path] => throw new UsageException($"Không có thư mục \"{CommandOutput.Printable(path)}\"."),
        _ => throw new UsageException("watch theo dõi một thư mục (cả các thư mục con); hãy chạy lệnh riêng cho thư mục khác."),
    };

    private static double Number(ParseResult parsed, Option<string?> option, double usual) => parsed.GetValue(option) is not { } typed
        ? usual
        : double.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= LongestMinutes
            ? number
            : throw new UsageException($"{option.Name}: \"{CommandOutput.Printable(typed)}\" không phải số lớn hơn 0.");
}
