using System.CommandLine;
using CongDoan.Ingestion.Metadata;
using CongDoan.Ingestion.Reading;

namespace CongDoan.Ingestion.Commands;

/// <summary>The options that say what the operator knows of the files; publish, diff and watch share them.</summary>
internal sealed class PublishArguments
{
    private readonly Option<string?> unit = new("--unit") { HelpName = "MÃ", Description = "Đơn vị công đoàn sở hữu văn bản; mặc định \"vn\"." };
    private readonly Option<string?> number = new("--number") { HelpName = "SỐ_HIỆU", Description = "Số hiệu, thay cho số đọc được; chỉ khi đưa một tệp." };
    private readonly Option<string?> title = new("--title") { HelpName = "TÊN", Description = "Tên văn bản, thay cho tên đọc được; chỉ khi đưa một tệp." };
    private readonly Option<string?> issuer = new("--issuer") { HelpName = "CƠ_QUAN", Description = "Cơ quan ban hành, thay cho tên đọc được." };
    private readonly Option<string?> issued = new("--issued") { HelpName = "NGÀY", Description = "Ngày ban hành, thay cho ngày đọc được." };
    private readonly Option<string?> from = new("--from") { HelpName = "NGÀY", Description = "Ngày bắt đầu hiệu lực, thay cho ngày đọc được (2026-11-22 hoặc 22/11/2026)." };
    private readonly Option<string?> until = new("--until") { HelpName = "NGÀY", Description = "Ngày cuối cùng còn hiệu lực." };
    private readonly Option<string[]> replaces = new("--replaces") { HelpName = "SỐ_HIỆU", Description = "Văn bản bị thay thế toàn bộ; có thể ghi nhiều lần." };
    private readonly Option<bool> noStarter = new("--no-starter") { Description = "Không đưa ghi chú có sẵn của chương trình vào kho." };

    public void AddTo(Command command)
    {
        AddTextOptionsTo(command);
        command.Options.Add(noStarter);
    }

    /// <summary>Adds what is said of a text, for a command that stores nothing.</summary>
    public void AddTextOptionsTo(Command command)
    {
        command.Options.Add(unit);
        command.Options.Add(number);
        command.Options.Add(title);
        command.Options.Add(issuer);
        command.Options.Add(issued);
        command.Options.Add(from);
        command.Options.Add(until);
        command.Options.Add(replaces);
    }

    public bool WithStarter(ParseResult parsed) => !parsed.GetValue(noStarter);

    /// <summary>Reads the options, or throws <see cref="UsageException"/>.</summary>
    public PublishOptions Read(ParseResult parsed, IReadOnlyList<string> paths)
    {
        var options = new PublishOptions
        {
            Unit = Unit(parsed.GetValue(unit)),
            Number = parsed.GetValue(number) is { } typed ? Number("--number", typed) : null,
            Title = parsed.GetValue(title),
            Issuer = parsed.GetValue(issuer),
            Issued = CommonOptions.Date(parsed, issued),
            From = CommonOptions.Date(parsed, from),
            Until = CommonOptions.Date(parsed, until),
            Replaces = (parsed.GetValue(replaces) ?? []).Select(replaced => Number("--replaces", replaced)).ToList(),
        };
        if ((options.Number ?? options.Title) is not null && (paths.Count != 1 || Directory.Exists(paths[0])))
        {
            throw new UsageException("--number và --title chỉ dùng khi đưa đúng một tệp.");
        }

        return options.From > options.Until ? throw new UsageException("--until đứng trước --from.") : options;
    }

    /// <summary>Checks the paths of a command and gives the files that they stand for.</summary>
    public static FoundSources Files(string command, IReadOnlyList<string> paths, ReaderSet readers)
    {
        if (paths.Count == 0)
        {
            throw new UsageException($"{command} cần ít nhất một tệp hoặc thư mục.");
        }

        // A mistyped option would otherwise be taken for the name of a file.
        if (paths.FirstOrDefault(path => path.StartsWith('-') && !Path.Exists(path)) is { } unknown)
        {
            throw new UsageException($"Không hiểu \"{CommandOutput.Printable(unknown)}\".");
        }

        try
        {
            var found = SourceFinder.Find(paths, readers);
            return found.Files.Count + found.Unreadable.Count > 0
                ? found
                : throw new UsageException($"Không có tệp nào đọc được trong thư mục. Các loại đọc được: {string.Join(", ", readers.Extensions)}.");
        }
        catch (Exception e) when (e is RefusedException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException(e is RefusedException ? e.Message : "Không đọc được thư mục: thiếu quyền hoặc đĩa lỗi.", e);
        }
    }

    private static string? Unit(string? typed) =>
        typed is null || typed.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && typed.Length is > 0 and <= 64
            ? typed
            : throw new UsageException("--unit chỉ gồm chữ thường không dấu, số và dấu gạch nối, như \"dak-lak\".");

    private static string Number(string option, string typed) =>
        DocumentNumber.Canonical(typed)
        ?? throw new UsageException($"{option}: \"{CommandOutput.Printable(typed)}\" không phải số hiệu văn bản; viết như 45/2019/QH14.");
}
