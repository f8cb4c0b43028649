using System.CommandLine;
using CongDoan.Ingestion.Metadata;

namespace CongDoan.Ingestion.Commands;

/// <summary><c>publish PATH...</c>: reads files and puts what was understood into the library, in one transaction.</summary>
internal static class PublishCommand
{
    public static Command Create(CommandOutput output)
    {
        var paths = new Argument<string[]>("ĐƯỜNG_DẪN")
        {
            Description = "Tệp hoặc thư mục (thư mục: mọi tệp đọc được bên dưới).",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var data = CommonOptions.Data();
        var unit = new Option<string?>("--unit") { HelpName = "MÃ", Description = "Đơn vị công đoàn sở hữu văn bản; mặc định \"vn\"." };
        var number = new Option<string?>("--number") { HelpName = "SỐ_HIỆU", Description = "Số hiệu, thay cho số đọc được; chỉ khi đưa một tệp." };
        var title = new Option<string?>("--title") { HelpName = "TÊN", Description = "Tên văn bản, thay cho tên đọc được; chỉ khi đưa một tệp." };
        var issuer = new Option<string?>("--issuer") { HelpName = "CƠ_QUAN", Description = "Cơ quan ban hành, thay cho tên đọc được." };
        var issued = new Option<string?>("--issued") { HelpName = "NGÀY", Description = "Ngày ban hành, thay cho ngày đọc được." };
        var from = new Option<string?>("--from") { HelpName = "NGÀY", Description = "Ngày bắt đầu hiệu lực, thay cho ngày đọc được (2026-11-22 hoặc 22/11/2026)." };
        var until = new Option<string?>("--until") { HelpName = "NGÀY", Description = "Ngày cuối cùng còn hiệu lực." };
        var replaces = new Option<string[]>("--replaces") { HelpName = "SỐ_HIỆU", Description = "Văn bản bị thay thế toàn bộ; có thể ghi nhiều lần." };
        var noStarter = new Option<bool>("--no-starter") { Description = "Không đưa ghi chú có sẵn của chương trình vào kho." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Chỉ cho biết sẽ thay đổi gì, không lưu." };
        var json = CommonOptions.Json();
        var command = new Command("publish", "Đưa văn bản vào kho.") { paths, data, unit, number, title, issuer, issued, from, until, replaces, noStarter, dryRun, json };
        command.SetAction((parsed, cancellationToken) =>
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
            if (options.From > options.Until)
            {
                throw new UsageException("--until đứng trước --from.");
            }

            var files = parsed.GetValue(paths) ?? [];
            if (files.Length == 0)
            {
                throw new UsageException("publish cần ít nhất một tệp hoặc thư mục.");
            }

            if ((options.Number ?? options.Title) is not null && (files.Length > 1 || Directory.Exists(files[0])))
            {
                throw new UsageException("--number và --title chỉ dùng khi đưa đúng một tệp.");
            }

            // A mistyped option would otherwise be taken for the name of a file.
            if (files.FirstOrDefault(file => file.StartsWith('-') && !Path.Exists(file)) is { } unknown)
            {
                throw new UsageException($"Không hiểu \"{CommandOutput.Printable(unknown)}\".");
            }

            var publish = new PublishRun(output, CommonOptions.DataDirectory(parsed.GetValue(data), output))
            {
                Options = options,
                WithStarter = !parsed.GetValue(noStarter),
                DryRun = parsed.GetValue(dryRun),
                Json = parsed.GetValue(json),
            };
            return publish.RunAsync(files, cancellationToken);
        });
        return command;
    }

    private static string? Unit(string? typed) =>
        typed is null || typed.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && typed.Length is > 0 and <= 64
            ? typed
            : throw new UsageException("--unit chỉ gồm chữ thường không dấu, số và dấu gạch nối, như \"dak-lak\".");

    private static string Number(string option, string typed) =>
        DocumentNumber.Canonical(typed)
        ?? throw new UsageException($"{option}: \"{CommandOutput.Printable(typed)}\" không phải số hiệu văn bản; viết như 45/2019/QH14.");
}
